"""Each match learns who said its line, and where."""

from assistant.matching.blocks.cutter import cut
from assistant.matching.blocks.voices import attributed
from assistant.model.block import Inside
from assistant.model.match import Match, MatchKind
from assistant.model.speaker import Speaker

TEXT = """$ docker compose up
web-1  | no space left on device
Nov 20 12:00:00 host01 containerd[1]: no space left on device
It says no space left on device and I do not know why.
"""


def said_on(line: int, *places: int) -> Match:
    match = Match("disk/full", "no space left on device", MatchKind.EXACT, 1.0, line, "no space left on device")
    return attributed((match,), cut(TEXT), {"disk/full": places})[0]


def test_a_line_of_a_container_is_its_own() -> None:
    match = said_on(2)

    assert (match.speaker, match.inside, match.container) == (Speaker.APPLICATION, Inside.CONTAINER, "web-1")


def test_a_line_of_the_journal_is_its_programs() -> None:
    assert (said_on(3).speaker, said_on(3).inside) == (Speaker.CONTAINERD, Inside.HOST)


def test_what_a_program_of_the_host_says_too_is_not_the_containers_alone() -> None:
    match = said_on(2, 2, 3)

    assert (match.line, match.speaker, match.container) == (2, Speaker.CONTAINERD, "")


def test_a_line_behind_what_was_cut_has_no_speaker() -> None:
    assert (said_on(99).speaker, said_on(99).inside) == (None, Inside.UNKNOWN)
