"""Root's rights on this machine: had already, or through sudo without a question."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import cached_property

from assistant.host.child import run_child
from assistant.host.programs import find_program
from assistant.model.errors import ActionError
from assistant.text.parts import head_of

SUDO = ("sudo", "-n", "--")


class Rights:
    """How a command gets root's rights.

    Args:
        prefix: what goes before a command; none for root itself. By default, what this process needs.
    """

    def __init__(self, prefix: Sequence[str] | None = None) -> None:
        self._prefix = tuple(SUDO if os.geteuid() else ()) if prefix is None else tuple(prefix)

    @property
    def prefix(self) -> tuple[str, ...]:
        """What goes before a command that needs them; empty for root itself."""
        return self._prefix

    @cached_property
    def lends(self) -> bool:
        """Whether sudo gives more rights than this process has, without a question.

        It is asked once: sudo reports a user who may not use it to root.
        """
        try:
            return bool(self._prefix and self.as_root(("true",)))
        except ActionError:
            return False

    def as_root(self, argv: Sequence[str]) -> tuple[str, ...]:
        """The argv that runs with root's rights.

        Raises:
            ActionError: they cannot be had without a password, or at all.
        """
        if self._prefix:
            self._probe()
        return (*self._prefix, *argv)

    def reaches(self, path: str) -> bool:
        """Whether files beside `path` can be made and renamed without more rights."""
        if not self._prefix:
            return True
        folder = os.path.dirname(path)
        while not os.path.lexists(folder):
            folder = os.path.dirname(folder)
        return os.access(folder, os.W_OK) and _is_own(path)

    def _probe(self) -> None:
        if find_program(self._prefix[0]) is None:
            raise ActionError(
                "this needs root privileges, and sudo is not installed",
                reference="no-root",
                hint="run Drydock as root",
            )
        ran = run_child((*self._prefix, "true"), timeout_s=10.0)
        if ran.code == 0:
            return
        if "password" in ran.err:
            raise ActionError(
                "this needs root privileges, and sudo asks for your password",
                reference="sudo-needs-password",
                hint="run `sudo -v` in this terminal, enter the password, and try again",
            )
        raise ActionError(
            "this needs root privileges, and sudo refuses them",
            reference="no-root",
            context=head_of(ran.err.strip(), 300),
            hint="run Drydock as root, or as a user who is allowed to use sudo",
        )


def _is_own(path: str) -> bool:
    """Whether a file, when there is one, belongs to this user: else its owner could not be kept."""
    try:
        return os.lstat(path).st_uid == os.geteuid()
    except OSError:
        return True
