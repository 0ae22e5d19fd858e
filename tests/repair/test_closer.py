"""A repair looks through sudo at what its user may not see, and says so once; what is known of this user stays."""

from __future__ import annotations

import pytest

from assistant.diagnosis.case import Case
from assistant.diagnosis.survey import record_everything
from assistant.model.fact import FactKey, Known, Unknown
from assistant.model.look import DialFailed, Engine, Environ, Environment, Look, Response
from assistant.model.relay import Relay
from assistant.ports import Act
from assistant.repair.closer import THROUGH_SUDO
from assistant.repair.context import context_for
from assistant.repair.ledger import Ledger
from assistant.session.desk import Desk
from tests.diagnosis.small import SmallHost, expertise
from tests.repair.fakes import FakeHost, FakeJournal, FakePerson

REACHABLE, CONNECTION = FactKey("daemon.reachable"), FactKey("daemon.connection")
ASK, DENIED = Engine("/_ping"), DialFailed("denied")


class _Seen(Relay):
    """A host whose engine gives this reply to whoever looks."""

    def __init__(self, reply: Response | DialFailed) -> None:
        super().__init__(SmallHost())
        self._engine = reply

    def engine(self, ask: Engine) -> Response | DialFailed:
        return self._engine

    def environ(self, ask: Environ) -> Environment:
        return Environment({"HOME": "/home/alice"})


class _Host:
    """A host whose socket refuses this user.

    Args:
        lends: sudo lends root's rights.
        reply: what the socket replies to this user.
    """

    name, is_recorded = "lab", False

    def __init__(self, *, lends: bool = True, reply: Response | DialFailed = DENIED) -> None:
        self.look: Look = _Seen(reply)
        self.act: Act = FakeHost().act
        self._lends = lends
        self.lent = 0

    def round(self) -> Look:
        return self.look

    def round_as_root(self) -> Look | None:
        self.lent += self._lends
        return _Seen(Response(200, "OK")) if self._lends else None


def of(host: _Host) -> tuple[Case, FakePerson]:
    return Case(expertise(), host.round), FakePerson()


def test_a_fact_that_this_user_is_refused_is_looked_at_through_sudo_and_that_is_said_once() -> None:
    host = _Host()
    case, person = of(host)
    context = context_for(case, host, person, Ledger(FakeJournal(), 1))
    assert context.probe([REACHABLE])[REACHABLE].answer == Known(True)
    assert context.probe([REACHABLE])[REACHABLE].answer == Known(True)
    assert context.look.engine(ASK) == Response(200, "OK")
    assert case.facts[REACHABLE].answer == Known(True)
    assert person.told == [THROUGH_SUDO]


def test_that_the_socket_refuses_this_user_stays_true() -> None:
    host = _Host()
    case, person = of(host)
    found = context_for(case, host, person, Ledger(FakeJournal(), 1)).probe([REACHABLE, CONNECTION])
    assert found[CONNECTION].answer == Known("denied")
    assert case.facts[CONNECTION].answer == Known("denied")


def test_where_sudo_lends_nothing_it_stays_unknown() -> None:
    host = _Host(lends=False)
    case, person = of(host)
    context = context_for(case, host, person, Ledger(FakeJournal(), 1))
    assert isinstance(context.probe([REACHABLE])[REACHABLE].answer, Unknown)
    assert context.look.engine(ASK) == DialFailed("denied")
    assert person.told == []


@pytest.mark.parametrize("reply", [Response(200, "OK"), DialFailed("refused")])
def test_what_this_user_sees_is_not_looked_at_through_sudo(reply: Response | DialFailed) -> None:
    host = _Host(reply=reply)
    case, person = of(host)
    context = context_for(case, host, person, Ledger(FakeJournal(), 1))
    assert context.probe([REACHABLE])[REACHABLE].answer == Known(isinstance(reply, Response))
    assert context.look.engine(ASK) == reply
    assert (host.lent, person.told) == (0, [])


def test_the_diagnosis_of_a_repair_looks_through_sudo_and_one_after_it_does_not() -> None:
    host, person = _Host(), FakePerson()
    desk = Desk(expertise(), host, FakeJournal())
    with desk.repairing(person):
        record_everything(desk.case)
        assert desk.case.facts[REACHABLE].answer == Known(True)
        assert desk.case.facts[CONNECTION].answer == Known("denied")
        lent = host.lent
        assert desk.repair_context(person).look.engine(ASK) == Response(200, "OK")
    assert person.told == [THROUGH_SUDO], "once for the diagnosis and the walk"
    desk.case.forget_host()
    record_everything(desk.case)
    assert (lent > 0, host.lent) == (True, lent + 1)
    assert isinstance(desk.case.facts[REACHABLE].answer, Unknown)


def test_a_diagnosis_never_looks_through_sudo() -> None:
    host = _Host()
    case, _ = of(host)
    case.check_up()
    case.read("Cannot connect to the Docker daemon at unix:///var/run/docker.sock")
    case.probe()
    context_for(case, host, FakePerson(), Ledger(FakeJournal(), 1)).probe([REACHABLE])
    lent = host.lent
    case.forget_host()
    case.probe()
    assert (lent, host.lent) == (1, 1)
