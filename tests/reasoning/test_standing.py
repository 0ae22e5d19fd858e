"""What the place of a message leaves of its worth."""

import msgspec
import pytest

from assistant.model.block import Inside
from assistant.model.speaker import Speaker
from assistant.model.tree import Message, Symptom
from assistant.reasoning import weights
from assistant.reasoning.standing import standing
from tests.reasoning.trees import cause, match, symptom


def printed_by(id_: str, *by: Speaker) -> Symptom:
    return msgspec.structs.replace(symptom(id_, cause("a/b")), messages=(Message(f"message of {id_}", by=by),))


def worth(id_: str, speaker: Speaker | None, *by: Speaker, inside: Inside = Inside.HOST) -> float:
    said = msgspec.structs.replace(match(id_), speaker=speaker, inside=inside)
    return standing(said, printed_by(id_, *by))


@pytest.mark.parametrize("speaker", [None, Speaker.DOCKERD, Speaker.DOCKER_CLI, Speaker.SHELL])
def test_a_message_counts_in_full_where_its_program_can_be_heard(speaker: Speaker | None) -> None:
    assert worth("daemon/x", speaker, Speaker.DOCKERD) == 1.0


@pytest.mark.parametrize("speaker", [Speaker.KERNEL, Speaker.KUBEADM, Speaker.APT])
def test_a_message_counts_little_where_its_program_cannot_be_heard(speaker: Speaker) -> None:
    assert worth("client/x", speaker, Speaker.COMPOSE) == weights.OTHER_SPEAKER < weights.LIKELY


def test_a_containers_own_output_counts_little_for_a_symptom_of_the_host_and_in_full_for_one_of_containers() -> None:
    inside = Inside.CONTAINER

    assert worth("daemon/x", Speaker.APPLICATION, inside=inside) == weights.CONTAINERS_OWN < weights.LIKELY
    assert worth("daemon/x", Speaker.DOCKERD, Speaker.DOCKERD, inside=inside) == weights.CONTAINERS_OWN
    assert worth("network/x", Speaker.APPLICATION, inside=inside) == 1.0
    assert worth("registry/x", Speaker.APPLICATION, Speaker.APPLICATION, inside=inside) == 1.0
