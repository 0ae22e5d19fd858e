"""What a program repeats of others."""

import pytest

from assistant.model.carried import can_say
from assistant.model.speaker import Speaker


@pytest.mark.parametrize("speaker", [None, *Speaker])
def test_a_message_that_names_no_program_fits_everywhere_and_its_own_program_always(speaker: Speaker | None) -> None:
    assert can_say(speaker, ())
    assert can_say(speaker, (speaker,) if speaker else (Speaker.DOCKERD,))


@pytest.mark.parametrize(
    ("speaker", "by"),
    [
        (Speaker.DOCKER_CLI, Speaker.DOCKERD),
        (Speaker.COMPOSE, Speaker.DOCKERD),
        (Speaker.DOCKERD, Speaker.RUNC),
        (Speaker.CONTAINERD, Speaker.RUNC),
        (Speaker.KUBELET, Speaker.CONTAINERD),
        (Speaker.APT, Speaker.SYSTEMD),
        (Speaker.SHELL, Speaker.KERNEL),
    ],
)
def test_who_hands_an_error_on_can_say_it(speaker: Speaker, by: Speaker) -> None:
    assert can_say(speaker, (by,))


@pytest.mark.parametrize(
    ("speaker", "by"),
    [
        (Speaker.KERNEL, Speaker.DOCKERD),
        (Speaker.RUNC, Speaker.DOCKERD),
        (Speaker.SYSTEMD, Speaker.APPLICATION),
        (Speaker.APT, Speaker.CONTAINERD),
        (Speaker.DOCKERD, Speaker.KUBELET),
    ],
)
def test_who_never_hears_of_it_cannot(speaker: Speaker, by: Speaker) -> None:
    assert not can_say(speaker, (by,))
