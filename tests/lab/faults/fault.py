"""One fault as the lab sees it: how it comes about, what its victim sees, and what proves that it is gone."""

from collections.abc import Callable
from dataclasses import dataclass

from tests.lab.hosts.labhost import LabHost, Volume
from tests.lab.hosts.processes import Outcome

Act = Callable[[LabHost], None]
Use = Callable[[LabHost], Outcome]


def nothing(host: LabHost) -> None:
    """Leave the host as it is."""


@dataclass(frozen=True)
class Fault:
    """A fault that can be injected into a healthy host.

    Attributes:
        id: short name; the recorded text lies in recorded/ID.txt.
        cause: id of the cause that must be confirmed.
        inject: does to the host what went wrong.
        symptom: the user's own command, or commands; what they print is all that Drydock is told.
        use: uses the service as its users do; exit code 0 means that it works.
        setup: makes the host ready for the fault while it is still healthy.
        user: who sees the symptom and runs Drydock.
        volume: the file system of the data root, where the fault needs one of its own.
        shares_loop_devices: it uses or counts loop devices, which all hosts of the machine have in common.
        by_hand: what the user does where the fix is theirs (another command, a decision), and Drydock only tells it.
        names: what the answer has to name, beside the cause: the holder of a port, the shells that there are.
        risk: the least that has to be allowed for the fix, as `--allow` takes it.
        lost: why undo cannot bring back all that the fix changed, as it says before the step is approved, and again.
        differs: what is otherwise than before after the undo, as `berth.differences` names it.
        stays_mended: the fix leaves nothing to undo (a restart), or what it gave up is of no use to the fault.
    """

    id: str
    cause: str
    inject: Act
    symptom: Callable[[LabHost], str]
    use: Use
    setup: Act = nothing
    user: str = "root"
    volume: Volume | None = None
    shares_loop_devices: bool = False
    by_hand: Act | None = None
    names: str = ""
    risk: str = "disruptive"
    lost: str = ""
    differs: tuple[str, ...] = ()
    stays_mended: bool = False
