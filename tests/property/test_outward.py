"""Nothing from outside moves a terminal through JSON, or is alive in a ticket."""

import json
import re
import sys
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from assistant.export.markdown import code, fenced, text
from assistant.model.look import Engine, Response
from assistant.probes.kept import kept
from assistant.text.json_output import encoded

UNSEEN = {"Cc", "Cf", "Zl", "Zp"}
LIVE = st.sampled_from(
    [
        "@everyone",
        "@alice",
        "https://evil.example/x",
        "HTTP://EVIL.example",
        "www.evil.example",
        "me@evil.example",
        "[x](javascript:alert(1))",
        "![img](http://evil.example/i.png)",
        "<img src=x onerror=alert(1)>",
        "<!channel>",
        "[~admin]",
        "mailto:me",
        "#12",
        "GH-12",
        "org/repo#12",
        "!34",
        "| a | b |",
        "---",
        "===",
        "- x",
        "1. x",
        "# x",
        "> x",
        "$x$",
        "~~~",
        "```",
        "`",
        "\\",
        "&copy;",
        "*b*",
        "__b__",
        "\n\n# x",
        "data:text/html,x",
    ]
)
VALUES = st.lists(st.one_of(LIVE, st.text(max_size=8)), max_size=6).flatmap(
    lambda parts: st.sampled_from(["", " ", "\n"]).map(lambda joint: joint.join(parts))
)
MEMBERS = ("State", "Health", "Log", "Output", "Config", "Env", "Cmd", "Labels", "Id", "Names", "Action", "message")
PATHS = (
    "/info",
    "/containers/web/json",
    "/containers/json?all=1",
    "/networks",
    "/images/a/json",
    "/events?since=0",
    "/x",
)
_SPAN = re.compile(r"(?<![\\`])(`+)(?!`)(.*?)(?<!`)\1(?!`)")


@given(
    st.recursive(st.text(max_size=20), lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner))
)
def test_json_that_leaves_says_the_same_with_nothing_unseen_in_it(value):
    for written in (encoded(value), encoded(value, indent=2)):
        assert json.loads(written) == value
        assert {unicodedata.category(char) for char in written.replace("\n", "")}.isdisjoint(UNSEEN)


def test_no_character_that_nobody_sees_is_left_in_json():
    unseen = [
        char for char in map(chr, range(sys.maxunicode + 1)) if unicodedata.category(char) in {"Cc", "Cf", "Zl", "Zp"}
    ]
    assert encoded("".join(unseen)).isascii()


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(MEMBERS), inner, max_size=4),
)


@given(st.sampled_from(PATHS), st.integers(199, 201), JSON | st.text(max_size=20))
def test_whatever_an_engine_answers_what_is_kept_of_it_is_part_of_it(path, status, answer):
    text = answer if isinstance(answer, str) else json.dumps(answer)
    reply = kept(Engine(path), Response(status, text, {"server": "x"}))
    assert kept(Engine(path), reply) == reply
    assert not _words(reply.text) - _words(text) - {"removed"}


def _words(text):
    return set(re.findall(r"[a-z]{3,}", text))


@given(VALUES)
def test_a_text_in_a_ticket_is_no_link_no_mention_and_no_markup(value):
    row = text(value)
    assert "\n" not in row
    bare = _SPAN.sub("code", row)
    assert not re.search(r"://|www\.|@|(?i:javascript|mailto|data):\S|(?<!\\)#\d|(?<!\w)GH-\d", bare)
    assert not re.search(r"(?<!\\)(?:\\\\)*[`*_{}\[\]<>#|~!&$]", bare)
    assert not re.match(r"\s*(?:(?:[-+]|\d+[.)])(?:\s|$)|[-=]+\s*$)", bare)


@given(VALUES)
def test_a_code_span_ends_where_the_ticket_ends_it(value):
    row = code(value)
    assert "\n" not in row
    assert not row or _SPAN.sub("", row) == ""


@given(VALUES)
def test_a_fenced_text_ends_where_the_ticket_ends_it(value):
    first, *inside, last = fenced(value).split("\n")
    fence = first.removesuffix("text")
    assert last == fence
    assert not any(row.strip().startswith(fence) for row in inside)
