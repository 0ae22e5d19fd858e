"""Where a text was printed tells causes apart that share their message."""

from __future__ import annotations

import pytest

from assistant.diagnosis.case import Case
from assistant.diagnosis.expertise import Expertise
from assistant.model.fact import FactKey, Origin
from assistant.wiring import Wiring

NO_ENGINE = "Cannot connect to the Docker daemon. Is the docker daemon running on this host?"
READ_ONLY = "error while creating mount source path '/srv/app': mkdir /srv/app: read-only file system"


@pytest.fixture(scope="module")
def expertise() -> Expertise:
    return Wiring().expertise


def chances(expertise: Expertise, text: str) -> dict[str, float]:
    case = Case(expertise)
    case.read(text)
    return {each.cause.id: each.probability for each in case.conclude().candidates}


@pytest.mark.parametrize(
    ("cause", "text", "here", "elsewhere"),
    [
        (
            "package/snap-confinement",
            READ_ONLY,
            "Nov 20 12:00:00 h docker.dockerd[9]: x",
            "Container-Optimized OS, build 1",
        ),
        ("package/snap-confinement", READ_ONLY, "/snap/bin/docker", "unix:///Users/ann/.colima/default/docker.sock"),
        ("daemon/not-running", NO_ENGINE, "Ubuntu 22.04", "export DOCKER_HOST=ssh://ann@far.example"),
    ],
)
def test_a_cause_of_one_place_is_likelier_there(
    expertise: Expertise, cause: str, text: str, here: str, elsewhere: str
) -> None:
    plain = chances(expertise, f"{text}\n")[cause]

    assert chances(expertise, f"{here}\n{text}\n")[cause] >= plain
    assert chances(expertise, f"{elsewhere}\n{text}\n")[cause] < 0.6 * plain


def test_the_place_is_a_pasted_fact_of_the_answer_with_its_line(expertise: Expertise) -> None:
    case = Case(expertise)
    case.read(f"one\n##[group]Run docker build .\n/home/runner/work/app\n{READ_ONLY}\n")

    fact = case.pasted_facts()[FactKey("place.ci")]

    assert (fact.origin, fact.line) == (Origin.PASTE, 3)
