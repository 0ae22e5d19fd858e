"""Do, undo, compare: every changing fix of the knowledge leaves a real host as it was, but for what its plan says."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.model.actions.edit_json import EditJson
from assistant.model.actions.load_module import LoadModule
from assistant.model.actions.run import RunCommand
from assistant.model.actions.service import Service
from assistant.model.risk import Risk
from assistant.model.tree import Fix, Step
from tests.lab.berth import Berth, Inventory, Keep, inventory
from tests.lab.conftest import UNDONE, WHOLE, give
from tests.lab.faults.catalogue import FAULTS
from tests.lab.hosts.labhost import LabHost
from tests.lab.ways import rest
from tests.lab.ways.catalogue import changing_fixes, tried, way_of
from tests.lab.ways.kinds import unprepared
from tests.lab.ways.own import OWN, PREPARED
from tests.lab.ways.reach import COVERED, OUT_OF_REACH
from tests.lab.ways.trial import Account, complaints, walk
from tests.lab.ways.way import Way

SAMPLE = (
    "client/context-points-elsewhere/use-default-context",
    "compose/external-network-missing/create-the-network",
    "container/name-conflict/rename-the-old-one",
    "host/max-map-count-too-low/raise-it",
)
"""Those that every run tries, a few of the quick ones; `make lab` tries all of them."""

ONE_HOST = pytest.mark.xdist_group("ways")
"""So few are done sooner on one host than a second one has booted."""


class Resting:
    """The host that all fixes share, and what it is like at rest."""

    def __init__(self, compiled: Path) -> None:
        """Boot nothing yet."""
        self._berth = Berth()
        self._compiled = compiled
        self._rest: tuple[LabHost, Inventory] | None = None

    def take(self) -> tuple[LabHost, Inventory]:
        """The host at rest; a new one where the last fix has left something."""
        if self._rest is None:
            with self._berth.turn() as host:
                give(host, self._compiled)
                rest.unpack(host)
                self._rest = host, inventory(host)
        return self._rest

    def give_back(self) -> None:
        """Bring the host to rest again, or give it up."""
        if self._rest is not None and rest.again(*self._rest):
            self.close()

    def close(self) -> None:
        """Take the host down."""
        self._berth.close()
        self._rest = None


@pytest.fixture(scope="module")
def resting(compiled: Path) -> Iterator[Resting]:
    """One host for all fixes."""
    shared = Resting(compiled)
    yield shared
    shared.close()


@pytest.mark.parametrize("name", tried() if WHOLE else [pytest.param(name, marks=ONE_HOST) for name in SAMPLE])
def test_what_a_fix_does_to_a_host_is_taken_back_whole(resting: Resting, name: str, record_property: Keep) -> None:
    way = way_of(name, changing_fixes()[name])
    host, _ = resting.take()
    try:
        account = walk(host, way)
        assert list(complaints(way, account)) == [], account["steps"]
        record_property(UNDONE, name)
    except BaseException:
        resting.close()
        raise
    resting.give_back()


def test_every_changing_fix_is_tried_or_said_why_not() -> None:
    """A new fix is tried by itself where its steps are of known kinds; else the tables have to say how, or why not."""
    fixes = changing_fixes()
    unknown = {name: said for name in tried() if name not in PREPARED and (said := unprepared(fixes[name]))}
    assert unknown == {}


@pytest.mark.parametrize(
    ("step", "said"),
    [
        (Step(RunCommand(("docker", "pause", "{container}")), "Why."), "the command docker pause {container}"),
        (Step(LoadModule("overlay"), "Why."), "the kind load_module"),
        (Step(EditJson("{config.file}", remove=("mtu",)), "Why."), "a value of mtu"),
        (Step(RunCommand(("docker", "start", "{item}")), "Why.", each="disk.images"), "done for each of disk.images"),
        (Step(RunCommand(("docker", "start", "{service}")), "Why."), "the capture service"),
        (Step(Service("start", ("podman",)), "Why."), "the unit podman"),
    ],
    ids=lambda each: each if isinstance(each, str) else "",
)
def test_a_new_kind_of_step_has_to_be_told_what_its_host_needs(step: Step, said: str) -> None:
    [found] = unprepared(Fix("new", "A new fix", Risk.REVERSIBLE, (step,), ()))
    assert said in found


ACCOUNT: Account = {
    "steps": [{"title": "Edit it", "state": "done", "detail": ""}],
    "undone": [{"title": "Restore it", "state": "undone", "detail": ""}],
    "shown": [{"undo": "it is restored"}],
    "before": {"files": {"/etc/hosts": "1"}},
    "after": {"files": {"/etc/hosts": "1"}},
}


@pytest.mark.parametrize(
    ("other", "loses", "said"),
    [
        ({}, (), ""),
        ({"steps": [{"title": "Edit it", "state": "not-needed", "detail": "so already"}]}, (), "not done"),
        ({"undone": [{"title": "Restore it", "state": "undo-failed", "detail": "no"}]}, (), "not taken back"),
        ({"after": {"files": {"/etc/hosts": "2"}}}, (), "files /etc/hosts: 1 -> 2"),
        ({"after": {"files": {"/etc/hosts": "2"}}}, ("files /etc/hosts",), "the plan did not say"),
        ({"after": {"files": {}}, "shown": [{"undo": "not possible"}]}, ("files /etc/hosts",), ""),
    ],
)
def test_what_is_left_of_a_fix_counts_unless_its_plan_has_said_so(
    other: Account, loses: tuple[str, ...], said: str
) -> None:
    found = "; ".join(complaints(Way("a/b", loses=loses), {**ACCOUNT, **other}))
    assert said in found
    assert bool(found) == bool(said)


def test_what_is_said_of_single_fixes_is_said_of_fixes_that_there_are() -> None:
    said = [*COVERED, *OUT_OF_REACH, *OWN, *SAMPLE]
    assert [name for name in said if name not in changing_fixes()] == []
    assert COVERED.keys() & OUT_OF_REACH.keys() == set()
    assert set(SAMPLE) <= set(tried())


def test_a_fix_that_a_fault_takes_back_is_one_of_the_cause_of_that_fault() -> None:
    causes = {fault.id: fault.cause for fault in FAULTS if fault.by_hand is None}
    assert {name: fault for name, fault in COVERED.items() if name.rpartition("/")[0] != causes.get(fault)} == {}
