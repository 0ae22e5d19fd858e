"""Who speaks by the words that a line begins with."""

import pytest

from assistant.matching.blocks.outputs import speaker_by_text
from assistant.model.speaker import Speaker


@pytest.mark.parametrize(
    "line",
    ["Failed to start docker.service: Unit docker.service not found.", "Failed to start containerd container runtime."],
)
def test_a_unit_that_does_not_start_is_told_by_systemd(line: str) -> None:
    assert speaker_by_text(line) is Speaker.SYSTEMD


def test_a_panel_that_cannot_start_a_container_is_not_systemd() -> None:
    line = "Failed to start the docker container: (HTTP code 400) bad parameter - unknown capability"
    assert speaker_by_text(line) is not Speaker.SYSTEMD
