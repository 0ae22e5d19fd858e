"""What could not be looked at is never taken for healthy."""

from __future__ import annotations

import pytest

from assistant.model.fact import Absent, Answer, Fact, FactKey, Known, Reason, Unknown
from assistant.reasoning.doctor import confirmed_by_facts
from assistant.reasoning.unseen import unseen_facts
from assistant.say.report import checkup_lines, diagnosis_lines
from tests.reasoning.trees import cause, confirms, fact_is, facts, symptom, trees

BAD = cause("host/bad", confirms(fact_is("firewall.bad", True), says="it is bad"))
NOTHING = cause(
    "daemon/nothing-installed", confirms(fact_is("daemon.installed", False), says="there is nothing of Docker")
)
KB = trees(symptom("s", BAD, NOTHING), causes=(BAD, NOTHING))


def one(name: str, answer: Answer) -> Fact:
    return Fact(FactKey(name), answer)


@pytest.mark.parametrize("reason", [Reason.TIMED_OUT, Reason.DENIED])
def test_a_host_whose_engine_does_not_answer_or_refuses_us_is_not_called_healthy(reason: Reason) -> None:
    silent = one("daemon.storage_driver", Unknown(reason, "no answer"))
    found = confirmed_by_facts(KB, {silent.key: silent, **facts(("firewall.bad", False))})
    said = [line.text for line in checkup_lines(found)]
    assert unseen_facts(found.facts) == (silent.key,)
    assert "cannot say whether this host is healthy" in said[0]
    assert any("daemon.storage_driver" in each for each in said)
    assert not any("No known fault found on this host" in each for each in said)
    assert any("I could not see all that matters" in line.text for line in diagnosis_lines(found, probed=True))


@pytest.mark.parametrize(
    "fact",
    [
        one("daemon.storage_driver", Known("overlay2")),
        one("daemon.storage_driver", Absent()),
        one("daemon.storage_driver", Unknown(Reason.NOT_INSTALLED, "")),
        one("disk.usage", Unknown(Reason.NOT_ASKED, "")),
        one("registry.status", Unknown(Reason.TIMED_OUT, "")),
    ],
)
def test_what_hides_nothing_of_docker_keeps_a_host_healthy(fact: Fact) -> None:
    found = confirmed_by_facts(KB, {fact.key: fact})
    assert unseen_facts(found.facts) == ()
    assert checkup_lines(found)[0].text == "No known fault found on this host."


def test_without_docker_only_that_is_a_fault() -> None:
    gone = facts(("daemon.installed", False), ("daemon.process", False), ("daemon.reachable", False))
    bad = facts(("firewall.bad", True))
    assert [each.cause.id for each in confirmed_by_facts(KB, {**gone, **bad}).candidates] == [NOTHING.id]
    here = facts(("daemon.installed", True), ("daemon.process", False), ("daemon.reachable", False))
    assert [each.cause.id for each in confirmed_by_facts(KB, {**here, **bad}).candidates] == [BAD.id]
