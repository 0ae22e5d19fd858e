"""Any text is read, and a message is found wherever it stands and however it is wrapped."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from assistant.matching.complaints.complaints import Complaints
from assistant.matching.complaints.glossary import read_glossary
from assistant.matching.complaints.index import Described, compile_index
from assistant.matching.complaints.suggest import suggest
from assistant.matching.holes import is_valid
from assistant.matching.squeeze import Recipe, squeeze
from assistant.matching.view import View
from assistant.text.holes import Hole, parse
from tests.matching.sample import MESSAGES, matcher

GLOSSARY = read_glossary()
LOOKUP = "dial tcp: lookup {} on {}: no such host"
HOSTS = st.from_regex(r"[a-z][a-z0-9-]{0,20}[a-z0-9](\.[a-z]{2,9}){0,3}", fullmatch=True)
SERVERS = st.from_regex(r"10\.[1-9]{1,2}\.[1-9]{1,2}\.[1-9]{1,2}:53", fullmatch=True)
LINES = st.lists(st.text(st.characters(exclude_characters="\n\r", exclude_categories=["Cs"]), max_size=60), max_size=6)
SCRAPS = st.sampled_from(
    [
        *("\n", "\\n", "\\\\n", '\\"', "foo", "Bar", "&amp;quot;", "\x1b[31m", "#033[0m", "#011", "%2F", "…", "“", "é"),
        *(" ", "\t", "\x00", "\u200b", "中", "│", "\\u003c", "-", "&lt;", "Nov 20 12:00:00 web1 dockerd[1]: ", "> "),
        *("1: ", "2: ", "3: ", "<br>", "</p>", "<none>"),
    ]
)
RECIPES = st.builds(Recipe, st.booleans(), st.booleans())


@given(st.lists(SCRAPS, max_size=12).map("a".join), RECIPES)
def test_the_fast_and_the_slow_way_squeeze_alike(text: str, recipe: Recipe) -> None:
    assert squeeze(text.encode(), recipe).replace(b"\n", b"").decode() == View(text, recipe).squeezed


@given(st.text(max_size=200), RECIPES)
def test_each_squeezed_character_stands_for_a_part_of_the_text(text: str, recipe: Recipe) -> None:
    view = View(text, recipe)
    places = [(view.begin(index), view.end(index)) for index in range(len(view.squeezed))]
    assert all(0 <= begin < end <= len(text) for begin, end in places)
    assert places == sorted(places)


@given(st.one_of(st.text(max_size=400), st.binary(max_size=400)))
def test_any_text_is_read(text: str | bytes) -> None:
    recognised = matcher().match(text)
    assert all(1 <= match.line <= recognised.lines for match in recognised.matches)


@given(st.lists(st.one_of(st.text(max_size=20), st.sampled_from([text for _, text in MESSAGES])), max_size=8))
def test_captures_always_fit_their_types(parts: list[str]) -> None:
    for match in matcher().match("".join(parts)).matches:
        kinds = {hole.name: hole.type for hole in parse(match.message, 0) if isinstance(hole, Hole)}
        assert all(is_valid(kinds[name], value) for name, value in match.captures.items())
        assert match.text.isprintable()
        assert len(match.text) <= 300


@given(LINES, LINES, HOSTS, SERVERS)
def test_a_message_among_any_lines_is_found_with_its_line(before, after, host, server) -> None:
    text = "\n".join([*before, "Error: " + LOOKUP.format(host, server), *after])
    found = [match for match in matcher().match(text).matches if match.symptom == "dns/lookup" and match.score == 1]
    assert (len(before) + 1, {"host": host, "server": server}) in [(match.line, match.captures) for match in found]


@given(HOSTS, SERVERS, st.integers(40, 200), st.sampled_from(["", "  ", "        ", "> ", "│ "]))
def test_a_message_wrapped_anywhere_is_found(host, server, columns, indent) -> None:
    text = "Error response from daemon: " + LOOKUP.format(host, server) + "."
    wrapped = ("\n" + indent).join(text[at : at + columns] for at in range(0, len(text), columns))
    found = [match for match in matcher().match(wrapped).matches if match.symptom == "dns/lookup"]
    assert [(match.score, match.captures) for match in found] == [(1, {"host": host, "server": server})]


@given(HOSTS, SERVERS, st.integers(0, 3))
def test_a_message_escaped_any_number_of_times_is_found(host, server, times) -> None:
    text = f'msg="{LOOKUP.format(host, server)}"\n'
    for _ in range(times):
        text = json.dumps({"log": text})
    found = [match for match in matcher().match(text).matches if match.symptom == "dns/lookup"]
    assert [(match.score, match.captures) for match in found] == [(1, {"host": host, "server": server})]


@given(st.text(max_size=300), st.lists(st.text(max_size=30), max_size=4))
def test_free_text_and_titles_of_any_kind_are_read(text: str, titles: list[str]) -> None:
    index = compile_index([Described(f"a/{at}", title, (title,)) for at, title in enumerate(titles)], GLOSSARY)
    found = suggest(text, lambda: Complaints.load(index))
    assert all(0 < match.score <= 1 for match in found)
