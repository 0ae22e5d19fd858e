"""Arbitrary facts, conditions, causes, matches and hosts."""

from __future__ import annotations

from functools import cache

from hypothesis import strategies as st

from assistant.model.fact import Absent, Answer, Fact, FactKey, Known, Reason, Unknown, Value
from assistant.model.match import Match, MatchKind
from assistant.model.risk import Risk
from assistant.model.tree import Cause, Condition, Effect, Evidence, Odds, Operator, Subject
from assistant.text.template import parse
from tests.probes.golden import recorded_texts
from tests.probes.wild import WildLook
from tests.reasoning.trees import Trees, cause, fix, symptom, trees

NAMES = ("a.one", "a.two", "b.one", "answer.x")
OBJECTS = (None, "docker0", "{host}", "{b.one}")
PHRASES = ("out of memory", "no space left")
CAUSES = ("area/a", "area/b", "area/c", "area/d")
SYMPTOMS = ("area/s", "area/t")

ANY_TEXT = st.text(max_size=30)
"""Everything that can come from outside, control characters and lone surrogates' neighbours included."""
NASTY_TEXT = st.one_of(
    ANY_TEXT,
    st.sampled_from(
        ["; rm -rf /", "$(reboot)", "{0.__class__}", "%s", "{host}", "{a.one}", "--force", "\x1b[2J", "a\nb"]
    ),
)


@cache
def values() -> st.SearchStrategy[Value]:
    """Values of facts, and operands."""
    scalars = st.one_of(st.booleans(), st.integers(-5, 5), st.floats(allow_nan=False), NASTY_TEXT, st.just("present"))
    return st.one_of(scalars, st.lists(NASTY_TEXT, max_size=3).map(tuple))


@cache
def operands() -> st.SearchStrategy[Value]:
    """What conditions compare with; texts are templates, as the loader has checked."""
    return values().map(lambda value: tuple(map(_template, value)) if isinstance(value, tuple) else _template(value))


def _template(value: Value) -> Value:
    if not isinstance(value, str):
        return value
    try:
        parse(value)
    except ValueError:
        return value.replace("{", "{{").replace("}", "}}")
    return value


@cache
def answers() -> st.SearchStrategy[Answer]:
    """Answers of all three kinds."""
    unknown = st.builds(Unknown, st.sampled_from(Reason), NASTY_TEXT, NASTY_TEXT)
    return st.one_of(values().map(Known), st.just(Absent()), unknown)


@cache
def known_facts() -> st.SearchStrategy[dict[FactKey, Fact]]:
    """What may be known of a host."""
    keys = st.builds(FactKey, st.sampled_from(NAMES), st.sampled_from((None, "docker0", "example.org")))
    return st.dictionaries(keys, answers(), max_size=6).map(
        lambda found: {key: Fact(key, answer, "source", 1) for key, answer in found.items()}
    )


@cache
def conditions() -> st.SearchStrategy[Condition]:
    """Conditions on facts, captures and pastes."""
    return st.one_of(
        st.builds(
            Condition,
            st.just(Subject.FACT),
            st.sampled_from(NAMES),
            st.sampled_from(Operator),
            operands(),
            st.sampled_from(OBJECTS),
        ),
        st.builds(
            Condition,
            st.just(Subject.CAPTURE),
            st.sampled_from(("host", "port")),
            st.sampled_from(Operator),
            operands(),
        ),
        st.builds(
            Condition,
            st.just(Subject.PASTE),
            st.sampled_from(PHRASES),
            st.just(Operator.IS),
            st.sampled_from(("present", "absent")),
        ),
    )


@cache
def evidence() -> st.SearchStrategy[Evidence]:
    """Evidence of all effects."""
    says = st.sampled_from(("it is {value}", "{host} says {a.one}", "so it is"))
    return st.builds(Evidence, st.lists(conditions(), min_size=1, max_size=2).map(tuple), st.sampled_from(Effect), says)


_ROOTS = st.lists(st.sampled_from((*CAUSES, *SYMPTOMS)), max_size=2, unique=True)
_FIXES = st.lists(st.builds(fix, st.just("mend"), st.sampled_from(Risk)), max_size=1)
_EVIDENCE = st.lists(evidence(), max_size=3)
_LISTED = st.lists(st.integers(0, len(CAUSES) - 1), min_size=1, max_size=4, unique=True)
_ODDS = st.sampled_from(Odds)


@st.composite
def knowledge(draw: st.DrawFn) -> Trees:
    """Two symptoms that share four causes, which may be each other's effects in any way, circles included."""
    causes = [_cause(draw, id_) for id_ in CAUSES]
    listed = [[causes[at] for at in draw(_LISTED)] for _ in SYMPTOMS]
    return trees(*(symptom(id_, *each) for id_, each in zip(SYMPTOMS, listed, strict=True)), causes=causes)


def _cause(draw: st.DrawFn, id_: str) -> Cause:
    # A strategy that is made at each draw is checked at each draw, which takes longer than what is tested.
    return cause(
        id_,
        *draw(_EVIDENCE),
        odds=draw(_ODDS),
        fixes=tuple(draw(_FIXES)),
        effect_of=tuple(draw(_ROOTS)),
        doctor=draw(st.booleans()),
    )


@cache
def matches() -> st.SearchStrategy[tuple[Match, ...]]:
    """Matches of all kinds."""
    one = st.builds(
        Match,
        symptom=st.sampled_from((*SYMPTOMS, "area/gone")),
        message=st.just("message"),
        kind=st.sampled_from(MatchKind),
        score=st.floats(0.01, 1),
        line=st.integers(1, 9),
        text=NASTY_TEXT,
        captures=st.dictionaries(st.sampled_from(("host", "port")), NASTY_TEXT, max_size=2),
        points_to=st.lists(st.sampled_from(CAUSES), max_size=1).map(tuple),
        echo=st.booleans(),
        origin=st.sampled_from(("paste", "your choice", "journal of docker.service")),
    )
    return st.lists(one, max_size=4).map(tuple)


@cache
def phrases() -> st.SearchStrategy[frozenset[str]]:
    """The messages of `paste:` conditions that stand in the text."""
    return st.frozensets(st.sampled_from(PHRASES))


@cache
def objects() -> st.SearchStrategy[str]:
    """What a probe can be asked about: real names, and what captures could hold at worst."""
    real = (
        "docker0",
        "web",
        "8080",
        "registry.lab:5000",
        "busybox:1.35",
        "/bin/bash",
        "/var/lib/docker",
        "docker.service",
    )
    return st.one_of(st.sampled_from((*real, "data-root", "bridge", "", "../..", "a\0b", "-x")), NASTY_TEXT)


@cache
def printed() -> st.SearchStrategy[str]:
    """What a tool or an engine printed, and what is left of that when a piece is cut out or replaced."""
    return st.one_of(
        st.sampled_from(recorded_texts()), st.builds(_damage, st.sampled_from(recorded_texts()), _CUTS), ANY_TEXT
    )


@cache
def wild_looks() -> st.SearchStrategy[WildLook]:
    """Hosts that reply anything."""
    return st.builds(WildLook, st.lists(printed(), min_size=1, max_size=5), st.integers(0, 2**16))


_CUTS = st.tuples(st.floats(0, 1), st.floats(0, 1), ANY_TEXT)


def _damage(text: str, cut: tuple[float, float, str]) -> str:
    begin, end = sorted((int(cut[0] * len(text)), int(cut[1] * len(text))))
    return text[:begin] + cut[2] + text[end:]
