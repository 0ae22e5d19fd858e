"""A host that many tests share, for as long as each leaves it as it was; and how two states of it differ."""

import json
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from tests.lab import drydock
from tests.lab.conftest import UNDONE, visible_folders
from tests.lab.faults import belongings
from tests.lab.hosts.images import BUSYBOX
from tests.lab.hosts.labhost import LabHost

Keep = Callable[[str, object], None]
"""The `record_property` of pytest."""
Inventory = Mapping[str, Mapping[str, Any]]
_SHOP = f"docker network create backend && docker run -d --init --network backend --name shop {BUSYBOX} sleep 100000"
"""A container without a restart policy, on a network of its own."""
_OF_THE_USER = ("/srv/archive.img", ".cache", ".local", ".sudo_as_admin_successful")
"""What using a disk writes into it, what any command of a user leaves."""
AS_BEFORE = "systemctl is-active -q docker || systemctl start docker; docker start shop web"


class Berth:
    """A host with containers, a network, a volume and images, lent in turn."""

    def __init__(self) -> None:
        """Boot nothing yet."""
        self._host: LabHost | None = None

    @contextmanager
    def turn(self) -> Iterator[LabHost]:
        """Lend the host; one on which something went wrong is not used again."""
        if self._host is None:
            self._host = LabHost(visible_folders())
            self._host.boot()
            belongings.unpack(self._host)
            self._host.check("sh", "-c", _SHOP)
        try:
            yield self._host
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Take the host down."""
        if self._host is not None:
            self._host.close()
        self._host = None


def inventory(host: LabHost) -> Inventory:
    """What there is on the host; see tests/lab/inventory.py."""
    said = host.run("bash", "-lc", f"cd {sys.path[0]}; exec {sys.executable} -m tests.lab.inventory")
    assert said.code == 0, said.text
    found: Inventory = json.loads(said.out)
    return found


def differences(before: Inventory, after: Inventory) -> list[str]:
    """In words what is no longer what it was: `kind name: before -> after`."""
    return [
        f"{kind} {name}: {before[kind].get(name)} -> {after[kind].get(name)}"
        for kind in before
        for name in sorted({*before[kind], *after[kind]})
        if before[kind].get(name) != after[kind].get(name)
    ]


def taken_back(
    host: LabHost,
    answer: drydock.Answer,
    before: Inventory,
    keep: Keep,
    user: str = "root",
    lost: str = "",
) -> list[str]:
    """Take a fix back as a person does who approves each step; in words what is not as it was `before` it.

    Args:
        lost: why undo cannot bring back all, as it was said before the step was approved, and as undo says it with the
            exit code of "something is not undone"; empty where it can.
    """
    assert lost in answer.shown, answer.shown
    undone = drydock.on_terminal(host, f"undo {answer.content['session']}", user)
    assert undone.code == (5 if lost else 0), undone.text
    assert lost in " ".join(undone.out.split()), undone.text
    outcome = answer.content["outcome"]
    if outcome["steps"]:
        keep(UNDONE, f"{outcome['cause']}/{outcome['fix']}")
    left = differences(_at_rest(before), _at_rest(inventory(host)))
    return [each for each in left if not any(own in each for own in _OF_THE_USER)]


def _at_rest(found: Inventory) -> Inventory:
    """What does not run does not run: that its last start has failed is what only another failed start brings back."""
    down = {"failed": "inactive", "activating": "inactive"}
    units = {unit: [down.get(word, word) for word in words] for unit, words in found["units"].items()}
    return {**found, "units": units}
