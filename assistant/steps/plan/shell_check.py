"""Lets a shell read the future contents of one of its files; with -n it runs nothing of them."""

from __future__ import annotations

import posixpath

from assistant.model.errors import ActionError
from assistant.model.look import Ran
from assistant.ports import Act
from assistant.steps.plan.parts import CheckShell
from assistant.text.parts import tail_of
from assistant.text.safe import plain

_TIMEOUT_S = 10.0
_READS: dict[str, tuple[tuple[str, ...], ...]] = {
    "bash": (("bash", "--norc", "--noprofile", "-n"),),
    "zsh": (("zsh", "-f", "-n"),),
    "sh": (("sh", "-n"), ("bash", "--norc", "--noprofile", "-n")),
}
"""How each shell is asked; what is called .profile may be written for either of two."""


def check_shell(part: CheckShell, act: Act) -> str:
    """Ask the shell about a private candidate.

    Raises:
        ActionError: it would stumble over the file; nothing was changed.
    """
    candidate = act.candidate(posixpath.basename(part.path), part.data)
    try:
        replies = [_read(reads, candidate.path, act) for reads in _READS[part.shell]]
    finally:
        act.remove_file(candidate.path)
    asked = [ran for ran in replies if ran is not None]
    if not asked:
        return f"not checked by {part.shell}, which is not there"
    if all(ran.code for ran in asked):
        said = tail_of(plain(asked[-1].err.replace(candidate.path, part.path)).strip(), 500)
        raise ActionError(
            f"{part.shell} could not read {part.path} after this",
            reference="shell-file-refused",
            context=said,
            hint=f"change it by hand: {part.path}",
        )
    return f"checked by {part.shell}: the file can be read"


def _read(reads: tuple[str, ...], path: str, act: Act) -> Ran | None:
    try:
        return act.execute((*reads, path), root=False, timeout_s=_TIMEOUT_S)
    except ActionError:
        return None
