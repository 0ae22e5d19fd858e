"""What one condition says of another, before any host is looked at."""

from __future__ import annotations

import pytest

from assistant.kb.implied import contradicts, implies
from assistant.model.fact import Value
from assistant.model.tree import Condition, Operator, Subject

Said = tuple[str, Value]


def condition(said: Said, of: str | None = None) -> Condition:
    return Condition(Subject.FACT, "service.active_state", Operator(said[0]), said[1], of)


@pytest.mark.parametrize(
    ("known", "wanted"),
    [
        (("is", "active"), ("is", "active")),
        (("is", "{state}"), ("is", "{state}")),
        (("is", "active"), ("is", "present")),
        (("is", "active"), ("is_not", "failed")),
        (("is", "active"), ("one_of", ("active", "reloading"))),
        (("one_of", ("active", "reloading")), ("none_of", ("failed", "inactive"))),
        (("contains", "act"), ("is", "present")),
        (("is", "absent"), ("is_not", "active")),
        (("is", 7), ("above", 3)),
        (("is", "https://x"), ("starts_with", "https:")),
    ],
)
def test_a_condition_implies_what_holds_with_each_of_its_values(known: Said, wanted: Said) -> None:
    assert implies(condition(known), condition(wanted))
    assert not contradicts(condition(known), condition(wanted))


@pytest.mark.parametrize(
    ("known", "wanted"),
    [
        (("is", "failed"), ("is", "active")),
        (("is", False), ("is", True)),
        (("is", "absent"), ("is", "present")),
        (("is", "absent"), ("contains", "act")),
        (("contains", "act"), ("is", "absent")),
        (("contains", "act"), ("lacks", "act")),
        (("lacks", "{x}"), ("contains", "{x}")),
        (("one_of", ("failed", "inactive")), ("is", "active")),
    ],
)
def test_a_condition_contradicts_what_fails_with_each_of_its_values(known: Said, wanted: Said) -> None:
    assert contradicts(condition(known), condition(wanted))
    assert not implies(condition(known), condition(wanted))


@pytest.mark.parametrize(
    ("known", "wanted"),
    [
        (("is_not", "failed"), ("is", "active")),
        (("is", "{state}"), ("is", "active")),
        (("is", "active"), ("is", "{state}")),
        (("is", "present"), ("is", "active")),
        (("one_of", ("active", "failed")), ("is", "active")),
        (("above", 3), ("above", 7)),
        (("lacks", "act"), ("is", "present")),
        (("is", "active"), ("older_than", "3")),
    ],
)
def test_what_the_tree_alone_does_not_tell_is_neither(known: Said, wanted: Said) -> None:
    assert not implies(condition(known), condition(wanted))
    assert not contradicts(condition(known), condition(wanted))


def test_another_object_is_another_matter() -> None:
    assert not implies(condition(("is", "active"), "docker.service"), condition(("is", "active"), "docker.socket"))
    assert not contradicts(condition(("is", "failed"), "docker.service"), condition(("is", "active"), "docker.socket"))
