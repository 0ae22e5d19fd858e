"""Whatever is pasted, an answer comes; the size changes only how long it takes."""

import pytest

from assistant.matching.chunk import CHUNK_BYTES
from tests.matching.sample import exact, matcher, recognise, symptoms

KNOWN = "ping: unknown host www.example.com"


@pytest.mark.parametrize(
    "text",
    [
        "",
        b"",
        "\n",
        " " * 1000,
        "\0" * 1000,
        bytes(range(256)) * 40,
        b"\xff\xfe",
        b"\xfe\xff",
        b"\xef\xbb\xbf",
        b"\xff\xfe\x00",
        "\ud800 lone surrogate",
        "\x1b" * 1000,
        "\x1b]0;" + "x" * 2000,
        "&amp;" * 1000,
        "\\" * 1000,
        "<" * 1000,
        "; rm -rf / $(reboot) `id` {0.__class__} %s %n <b>x</b> [bold]x[/bold]",
        "\u202e\u2066\u200f",
    ],
)
def test_what_says_nothing_matches_nothing(text: str | bytes) -> None:
    assert recognise(text).matches == ()


def test_a_message_is_found_among_bytes_that_are_no_text() -> None:
    found = exact(bytes(range(128, 256)) * 20 + b"\n" + KNOWN.encode() + b"\n" + b"\0" * 500, "dns/unknown-host")
    assert (found.line, found.captures) == (2, {"host": "www.example.com"})


def test_nuls_inside_a_message_do_not_hide_it() -> None:
    assert symptoms(KNOWN.replace("host", "ho\0st")) == {"dns/unknown-host"}


@pytest.mark.parametrize("before", [b"a line of a log\n", b"no line end at all ", b"x"])
def test_a_message_is_found_wherever_a_big_text_is_cut_into_chunks(before: bytes) -> None:
    for offset in range(-45, 10, 9):
        filler = (before * (CHUNK_BYTES // len(before) + 1))[: CHUNK_BYTES + offset]
        found = exact(filler + b" " + KNOWN.encode() + b"\n" + before * 1000, "dns/unknown-host")
        assert found.line == filler.count(b"\n") + 1
        assert found.captures == {"host": "www.example.com"}


def test_parts_give_the_same_as_the_whole() -> None:
    text = ("some line of a log that says nothing\n" * 30_000 + KNOWN + "\n" + "more\n" * 30_000).encode()
    parts = [text[at : at + 7001] for at in range(0, len(text), 7001)]
    assert matcher().match(parts) == matcher().match(text) == matcher().match(text.decode())


def test_utf_16_may_come_in_parts() -> None:
    data = ("x\r\n" * 400_000 + KNOWN).encode("utf-16")
    found = matcher().match(data[at : at + 65537] for at in range(0, len(data), 65537))
    assert [match.line for match in found.matches] == [400_001]


def test_windows_line_ends_cut_between_parts_count_once() -> None:
    assert matcher().match([b"a\r", b"\nb\r", b"\n" + KNOWN.encode()]).matches[0].line == 3


def test_lines_are_counted() -> None:
    assert [recognise(text).lines for text in ("", "a", "a\n", "a\nb", "a\n\n")] == [0, 1, 1, 2, 2]


def test_a_message_deep_in_a_very_long_line_is_found() -> None:
    for before in range(60_000, 60_050):
        found = exact("first\n" + '{"log":"nothing"},' * before + KNOWN + '"}' + "x" * 100_000, "dns/unknown-host")
        assert (found.line, found.captures) == (2, {"host": "www.example.com"})


def test_very_many_different_matches_are_bounded() -> None:
    texts = "".join(f"ping: unknown host h{number}.example.com\n" for number in range(2_000))
    pulls = "".join(f"manifest for image-{number}:latest not found\n" for number in range(2_000))
    names = "".join(f"bind source path does not exist: /srv/{number}\n" for number in range(4_000))
    ports = "".join(f"Bind for 0.0.0.0:{number} failed: port is already allocated\n" for number in range(4_000))
    denied = "".join(f"pull access denied for i{number}, repository does not exist\n" for number in range(4_000))
    recognised = matcher().match((texts + pulls + names + ports + denied) * 2)
    assert len(recognised.matches) <= 200
    assert {match.symptom for match in recognised.matches} >= {"dns/unknown-host", "registry/manifest"}


def test_a_hostile_repetition_of_a_messages_beginning_ends() -> None:
    assert "dns/lookup" not in {
        match.symptom for match in recognise("dial tcp: lookup a on " * 20_000).matches if match.score == 1
    }
