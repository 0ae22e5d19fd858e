"""Who speaks decides what a line is worth: a container's own output proves no fault of its host."""

from __future__ import annotations

import pytest

from assistant.diagnosis.case import Case
from assistant.diagnosis.expertise import Expertise
from assistant.model.block import Inside
from assistant.model.diagnosis import CauseStatus, Diagnosis
from assistant.wiring import Wiring

NOT_RUNNING = "Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?"
NO_SPACE = "failed to register layer: write /usr/lib/x.so: no space left on device"
NO_NAME = "ping: bad address 'db.internal.example'"


@pytest.fixture(scope="module")
def expertise() -> Expertise:
    return Wiring().expertise


def answered(expertise: Expertise, text: str) -> Diagnosis:
    case = Case(expertise)
    case.read(text)
    return case.conclude()


@pytest.mark.parametrize(
    "text",
    [
        f"web-1  | {NOT_RUNNING}\n",
        f"shop_agent_1 | {NOT_RUNNING}\n",
        f"[pod/agent-0/agent] {NOT_RUNNING}\n",
        f"root@1a2b3c4d5e6f:/# docker ps\n{NOT_RUNNING}\n",
        f'$ docker logs agent\nlevel=error msg="{NOT_RUNNING}"\n',
        f"$ kubectl exec agent-0 -- docker ps\n{NOT_RUNNING}\n",
    ],
)
def test_a_containers_own_output_makes_no_cause_on_the_host_likely(expertise: Expertise, text: str) -> None:
    answer = answered(expertise, text)

    assert answer.matches
    assert {match.inside for match in answer.matches} == {Inside.CONTAINER}
    assert not [each.cause.id for each in answer.candidates if each.status is not CauseStatus.POSSIBLE]


def test_what_a_program_of_the_host_said_as_well_counts_as_before(expertise: Expertise) -> None:
    alone = answered(expertise, f"ann@web01:~$ docker ps\n{NOT_RUNNING}\n")
    beside = answered(expertise, f"web-1  | {NOT_RUNNING}\n\nann@web01:~$ docker ps\n{NOT_RUNNING}\n")

    assert beside.best
    assert alone.best
    assert (beside.best.cause.id, beside.best.status) == (alone.best.cause.id, alone.best.status)


def test_what_containers_rightly_tell_of_themselves_counts_in_full(expertise: Expertise) -> None:
    bare, own = answered(expertise, f"{NO_NAME}\n"), answered(expertise, f"root@1a2b3c4d5e6f:/# ping x\n{NO_NAME}\n")

    assert own.best
    assert bare.best
    assert own.best.probability == pytest.approx(bare.best.probability, abs=0.05)


def test_a_name_before_a_bar_in_a_persons_words_is_no_container(expertise: Expertise) -> None:
    answer = answered(expertise, f"error | {NOT_RUNNING}\n")

    assert {match.inside for match in answer.matches} == {Inside.UNKNOWN}
