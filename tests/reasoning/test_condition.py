"""Conditions hold, do not hold, or cannot be judged."""

from __future__ import annotations

import pytest

from assistant.model.fact import Absent, FactKey, Reason, Unknown, Value
from assistant.model.tree import Condition, Operator, Subject
from assistant.reasoning.condition import judge, judge_all
from assistant.reasoning.values import Values
from tests.reasoning.trees import Found, capture_is, fact_is, facts, paste_says

DENIED = Unknown(Reason.DENIED, "no rights", "use sudo")
ALL_OPERATORS = list(Operator)


def held(operator: Operator, found: Found, operand: Value) -> bool | None:
    return judge(fact_is("a.b", operand, operator=operator), Values({}, facts(("a.b", found))), None).held


@pytest.mark.parametrize(
    ("operator", "found", "operand", "expected"),
    [
        (Operator.IS, "overlay2", "overlay2", True),
        (Operator.IS, "Overlay2", "overlay2", True),
        (Operator.IS, "aufs", "overlay2", False),
        (Operator.IS, True, True, True),
        (Operator.IS, False, True, False),
        (Operator.IS, "true", True, True),
        (Operator.IS, "1", 1, True),
        (Operator.IS, 0, "0", True),
        (Operator.IS, 1, True, True),
        (Operator.IS, 2, True, False),
        (Operator.IS, ("a", "b"), ("b", "a"), True),
        (Operator.IS, ("a",), "a", True),
        (Operator.IS, "x", "present", True),
        (Operator.IS, "", "present", False),
        (Operator.IS, (), "absent", True),
        (Operator.IS, Absent(), "absent", True),
        (Operator.IS, Absent(), "present", False),
        (Operator.IS, Absent(), "x", False),
        (Operator.IS, DENIED, "unknown", True),
        (Operator.IS, "x", "unknown", False),
        (Operator.IS_NOT, DENIED, "unknown", False),
        (Operator.IS_NOT, "x", "absent", True),
        (Operator.IS_NOT, Absent(), "x", True),
        (Operator.IS_NOT, "aufs", "overlay2", True),
        (Operator.ONE_OF, "failed", ("failed", "inactive"), True),
        (Operator.ONE_OF, ("x", "failed"), ("failed", "inactive"), True),
        (Operator.ONE_OF, Absent(), ("failed",), False),
        (Operator.NONE_OF, "active", ("failed", "inactive"), True),
        (Operator.NONE_OF, Absent(), ("failed",), True),
        (Operator.ABOVE, 96, 95, True),
        (Operator.ABOVE, 95, 95, False),
        (Operator.ABOVE, "96 %", 95, True),
        (Operator.ABOVE, "1.5GB", 1_000_000_000, True),
        (Operator.ABOVE, 600_000_000, "512MiB", True),
        (Operator.ABOVE, "many", 5, None),
        (Operator.ABOVE, Absent(), 5, False),
        (Operator.BELOW, 4, 5, True),
        (Operator.BELOW, 6, 5, False),
        (Operator.CONTAINS, ("docker", "adm"), "docker", True),
        (Operator.CONTAINS, ("docker-admins",), "docker", False),
        (Operator.CONTAINS, ("write /x: no space left on device",), "No space left", True),
        (Operator.CONTAINS, ("name=seccomp,profile=default",), "name=seccomp", True),
        (Operator.CONTAINS, "failed to load listeners", "load  listeners", True),
        (Operator.CONTAINS, ("a", "b"), ("a", "b"), True),
        (Operator.CONTAINS, ("a",), ("a", "b"), False),
        (Operator.CONTAINS, Absent(), "a", False),
        (Operator.CONTAINS, "abc", "", False),
        (Operator.LACKS, ("a",), "b", True),
        (Operator.LACKS, ("a",), ("a", "b"), False),
        (Operator.LACKS, Absent(), "a", True),
        (Operator.STARTS_WITH, "tcp://10.0.0.1:2375", "tcp://", True),
        (Operator.STARTS_WITH, "unix:///run", ("tcp://", "http://"), False),
        (Operator.OLDER_THAN, "3.10.0-693.el7", "3.10.0-1160", True),
        (Operator.NEWER_THAN, "20.10.24+dfsg1", "19.03", True),
        (Operator.NEWER_THAN, "dev", "19.03", None),
        (Operator.OLDER_THAN, Absent(), "3", False),
    ],
)
def test_operator(operator: Operator, found: Found, operand: Value, expected: bool | None) -> None:
    assert held(operator, found, operand) is expected


@pytest.mark.parametrize("operator", ALL_OPERATORS)
def test_unknown_fact_proves_nothing(operator: Operator) -> None:
    assert held(operator, DENIED, "5") is None


def test_fact_that_was_not_looked_at_proves_nothing() -> None:
    verdict = judge(fact_is("a.b", "unknown"), Values(), None)
    assert (verdict.held, verdict.key) == (None, FactKey("a.b"))
    assert "not checked" in verdict.why


def test_fact_about_a_missing_capture_proves_nothing_and_says_which() -> None:
    verdict = judge(fact_is("container.state", "running", of="{container}"), Values(), None)
    assert verdict.held is None
    assert "needs container" in verdict.why


def test_object_that_another_fact_tells_names_that_fact() -> None:
    condition = fact_is("container.state", "running", of="{port.holder_container:{port}}")
    verdict = judge(condition, Values({"port": "80"}), None)
    assert verdict.key == FactKey("port.holder_container", "80")


def test_operand_is_a_template() -> None:
    values = Values({"registry": "10.0.0.5:5000"}, facts(("daemon.insecure_registries", ("10.0.0.5:5000",))))
    assert judge(fact_is("daemon.insecure_registries", "{registry}", operator=Operator.CONTAINS), values, None).held
    assert judge(fact_is("daemon.insecure_registries", "{host}", operator=Operator.LACKS), values, None).held is None


def test_capture_is_compared() -> None:
    values = Values({"address": "TCP://10.0.0.1:2375"})
    assert judge(capture_is("address", "tcp://", Operator.STARTS_WITH), values, None).held is True
    assert judge(capture_is("address", "present"), values, None).held is True
    assert judge(capture_is("address", "unknown"), values, None).held is False


def test_missing_capture_proves_nothing() -> None:
    assert judge(capture_is("address", "absent"), Values(), None).held is None
    assert judge(capture_is("address", "x"), Values(), None).held is None
    assert judge(capture_is("address", "unknown"), Values(), None).held is True


def test_text_says_a_message_or_does_not() -> None:
    says = paste_says("Memory cgroup out of memory")
    silent = Condition(Subject.PASTE, "Memory cgroup out of memory", Operator.IS, "absent")
    phrases = {"Memory cgroup out of memory"}
    assert judge(says, Values(), phrases).held is True
    assert judge(says, Values(), set()).held is False
    assert judge(silent, Values(), phrases).held is False
    assert judge(silent, Values(), set()).held is True


def test_without_a_text_nothing_is_said_about_it() -> None:
    assert judge(paste_says("Memory cgroup out of memory"), Values(), None).held is None


def test_value_is_told_in_words() -> None:
    values = Values({}, facts(("disk.free_bytes", "/", 1_200_000), ("daemon.socket", Absent())))
    assert judge(fact_is("disk.free_bytes", 5, of="/", operator=Operator.ABOVE), values, None).value == "1.2 MB"
    verdict = judge(fact_is("daemon.socket", "absent"), values, None)
    assert (verdict.value, verdict.why) == (None, "daemon.socket is absent")


def test_conditions_together_fail_with_the_first_that_does_not_hold() -> None:
    values = Values({}, facts(("a.b", 1), ("a.c", DENIED)))
    assert judge_all((fact_is("a.b", 1), fact_is("a.c", 1)), values, None) is None
    assert judge_all((fact_is("a.b", 2), fact_is("a.c", 1)), values, None) is False
    assert judge_all((fact_is("a.b", 1),), values, None) is True
    assert judge_all((), values, None) is True
