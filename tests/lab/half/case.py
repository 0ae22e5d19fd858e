"""One host that half matches, as the lab sees it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tests.lab.faults.shell import shell
from tests.lab.hosts.labhost import LabHost

Act = Callable[[LabHost], object]
Holds = Callable[[LabHost], bool]

DAEMON_JSON = "/etc/docker/daemon.json"
OPTIONS = "/etc/default/docker"
BACKUP = ".drydock-"
"""In the name of what an edit keeps of the file before."""
ALL = "service,data,security,reach"


def nothing(host: LabHost) -> None:
    """Leave the host as it is."""


def runs(*argv: str) -> Act:
    """A command that must succeed."""
    return lambda host: host.check(*argv)


def script(text: str) -> Act:
    """Lines of a shell that must all succeed."""
    return lambda host: host.check("bash", "-ec", text)


def works(command: str, user: str = "root") -> Holds:
    """Whether the command of a user succeeds."""
    return lambda host: shell(host, command, user=user).code == 0


@dataclass(frozen=True)
class Half:
    """A host that half matches.

    Attributes:
        id: short name.
        paste: what the user shows: a text, or the command whose output it is.
        inject: brings it about on a healthy host.
        clean: takes it back, so that the next case finds a healthy host.
        works: what the user wants; None where nothing is broken: then nothing can be fixed.
        keeps: what has to hold after each attempt, whatever was allowed; each with its words.
        mends: files that a fix may change, as it is the right one.
        user: who sees it and runs Drydock.
        allowed: what is allowed in turn, as `--allow` takes it.
    """

    id: str
    paste: str | Callable[[LabHost], str]
    inject: Act = nothing
    clean: Act = nothing
    works: Holds | None = None
    keeps: Sequence[tuple[str, Holds]] = ()
    mends: Sequence[str] = ()
    user: str = "root"
    allowed: Sequence[str] = (ALL, "", "service")

    def text(self, host: LabHost) -> str:
        """What the user shows of the host as it is now."""
        return self.paste if isinstance(self.paste, str) else self.paste(host)

    def held(self, host: LabHost) -> bool:
        """Whether what the user wants works now."""
        return self.works is None or self.works(host)

    def means(self, difference: str) -> bool:
        """Tell what a right fix changes: its files and backups, and that Docker, its socket and bridge are back."""
        kind, name = difference.replace(":", " ").split()[:2]
        return kind in ("units", "docker", "links") or name.startswith(("/run/docker.sock", *self.mends))
