"""What to type next, with this case filled in."""

from __future__ import annotations

import shlex

from assistant.model.diagnosis import Diagnosis
from assistant.ports import Host
from assistant.say.lines import Line, Role


def lines_after(
    diagnosis: Diagnosis, file: str | None, session: int | None, host: Host | None, *, spec: str | None = None
) -> list[Line]:
    """What to type next; where that is a look that takes long, or that others see, also what it does and what for.

    Args:
        host: the one that was looked at; None when only the text was read.
        spec: what `--host` said.
    """
    if host is not None and host.is_recorded:
        return [Line("Next: on that host itself, the same again with: drydock fix")]
    look, probed = diagnosis.next_look, host is not None
    command = command_after(file, session, probed=probed, look_waits=look is not None, spec=spec)
    told = [Line(f"{diagnosis.next.why} {look.tells}", Role.DETAIL, 2)] if look else []
    return [Line(f"Next: {command}"), *told]


def command_after(
    file: str | None, session: int | None, *, probed: bool, look_waits: bool, spec: str | None = None
) -> str:
    """The command that goes on from a diagnosis that names a cause.

    Args:
        file: where the text came from, None or `-` for standard input, which cannot be read again.
        session: the session that holds the text, None when none is kept.
        probed: the host was looked at; else that comes first.
        look_waits: what comes next is a look that nobody has agreed to yet.
        spec: what `--host` said, None for the usual host.
    """
    options = [*(["--deep"] if look_waits else []), *(["--host", spec] if spec else [])]
    if file not in (None, "-"):
        return shlex.join(["drydock", "fix" if probed and not look_waits else "diagnose", *options, str(file)])
    if probed and session is not None:
        return shlex.join(["drydock", "fix", "--session", str(session), *options])
    return f"the same text with: {shlex.join(['drydock', 'fix' if probed else 'diagnose', *options, '-'])}"
