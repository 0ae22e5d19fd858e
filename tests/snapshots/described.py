"""A host described by its files and commands, for systems that no lab can boot."""

from __future__ import annotations

from typing import Any

from assistant.model.fact import Absent, Reason, Unknown
from assistant.model.look import (
    Content,
    Dial,
    DialFailed,
    Dns,
    Engine,
    Environ,
    Environment,
    ListDir,
    Names,
    Ran,
    Read,
    Run,
    Stat,
    Status,
)


class DescribedLook:
    """Replies as a host with these files, folders, special paths and commands would; all else is not there.

    A fake of the port Look.
    """

    def __init__(
        self,
        files: dict[str, str],
        folders: dict[str, tuple[str, ...]],
        commands: dict[str, Ran],
        variables: dict[str, str],
    ) -> None:
        self._files = files
        self._folders = folders
        self._commands = commands
        self._variables = variables

    def run(self, ask: Run) -> Any:
        """A command line that is known by its words, or by its program and first words."""
        words = ask.argv
        for end in range(len(words), 0, -1):
            if (found := self._commands.get(" ".join(words[:end]))) is not None:
                return found
        return Unknown(Reason.NOT_INSTALLED, f"{words[0]} is not installed")

    def read(self, ask: Read) -> Any:
        text = self._files.get(ask.path)
        return Absent() if text is None else Content(text)

    def stat(self, ask: Stat) -> Any:
        if ask.path in self._folders:
            return Status("directory", 0o755, 0, 0, "root", "root")
        return Status("file", 0o644, 0, 0, "root", "root") if ask.path in self._files else Absent()

    def list(self, ask: ListDir) -> Any:
        names = self._folders.get(ask.path)
        return Absent() if names is None else Names(names)

    def engine(self, ask: Engine) -> Any:
        return DialFailed("no-socket", "No such file or directory")

    def dial(self, ask: Dial) -> Any:
        return DialFailed("unreachable", "Network is unreachable")

    def dns(self, ask: Dns) -> Any:
        return Unknown(Reason.TIMED_OUT, f"{ask.server} did not answer")

    def environ(self, ask: Environ) -> Environment:
        return Environment(self._variables)
