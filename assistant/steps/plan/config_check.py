"""Lets dockerd judge a future configuration, where it can; else only its syntax is sure."""

from __future__ import annotations

import json
import posixpath

from assistant.model.errors import ActionError
from assistant.model.look import Ran
from assistant.ports import Act
from assistant.steps.plan.parts import CheckConfig
from assistant.text.parts import tail_of
from assistant.text.safe import plain

_TIMEOUT_S = 20.0


def check_config(part: CheckConfig, act: Act) -> str:
    """Ask `dockerd --validate` (since 23.0) about a private candidate of the file; it does not start anything.

    Where it refuses the file as it stands, too, the new one goes in all the same: of two faults, one is mended first.

    Raises:
        ActionError: dockerd would no longer start with it; nothing was changed.
    """
    _check_syntax(part)
    candidate = act.candidate(posixpath.basename(part.path), part.data)
    try:
        ran = _validate(candidate.path, part, act)
    finally:
        act.remove_file(candidate.path)
    cleaned = [f"removed what a run that was killed had left: {path}" for path in candidate.left_over]
    return "\n".join([*cleaned, _judged(ran, candidate.path, part, act)])


def _judged(ran: Ran | None, candidate: str, part: CheckConfig, act: Act) -> str:
    if ran is None:
        return "not checked by dockerd, which is too old for it or not there; the syntax is valid"
    if ran.code == 0:
        return "checked by dockerd: the configuration is valid"
    said = tail_of(plain(f"{ran.out}\n{ran.err}".replace(candidate, part.path)).strip(), 1000)
    before = _validate(part.path, part, act) if act.stat(part.path) is not None else None
    if before is not None and before.code:
        return f"dockerd still refuses the configuration, for one more reason: {said}"
    raise ActionError(f"dockerd would not start with this {part.path}", reference="configuration-refused", context=said)


def _validate(path: str, part: CheckConfig, act: Act) -> Ran | None:
    """What dockerd says, None where it cannot be asked."""
    argv = ("dockerd", "--validate", f"--config-file={path}", *part.arguments)
    try:
        ran = act.execute(argv, root=True, timeout_s=_TIMEOUT_S)
    except ActionError:
        return None
    said = ran.out + ran.err
    # Before 23.0: "unknown flag: --validate"; the other is sudo's.
    return None if ran.code and ("flag: --validate" in said or "dockerd: command not found" in said) else ran


def _check_syntax(part: CheckConfig) -> None:
    try:
        json.loads(part.data.decode("utf-8-sig") or "{}")
    except (ValueError, RecursionError) as error:
        raise ActionError(
            f"the new {part.path} would not be valid JSON", reference="configuration-refused", context=str(error)
        ) from error
