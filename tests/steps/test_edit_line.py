"""Changing lines of a text file."""

from __future__ import annotations

import pytest

from assistant.model.actions.edit_line import EditLine
from assistant.model.errors import RefusedError
from assistant.steps import plan_action
from assistant.steps.plan.kind import Nothing
from tests.repair.fakes import FakeHost
from tests.steps.doing import do


@pytest.mark.parametrize(
    ("before", "action", "after"),
    [
        ("a\nb=1\n", EditLine("/etc/x", "b=", replace="b=2"), "a\nb=2\n"),
        ("b=1\na\nb=3\n", EditLine("/etc/x", "b=", replace="b=2"), "b=2\na\n"),
        ("a\n  b=1\n", EditLine("/etc/x", "b=", delete=True), "a\n"),
        ("a", EditLine("/etc/x", "b=", append="b=1"), "a\nb=1\n"),
        ("a\r\nb=1\r\n", EditLine("/etc/x", "b=", replace="b=2"), "a\r\nb=2\r\n"),
        (None, EditLine("/etc/x", "b=", append="b=1"), "b=1\n"),
    ],
)
def test_lines_are_replaced_deleted_or_added(before: str | None, action: EditLine, after: str) -> None:
    host = FakeHost({} if before is None else {"/etc/x": before})
    do(action, host)
    assert host.text("/etc/x") == after


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("b=1\n", EditLine("/etc/x", "b=", append="b=2")),
        ("b=1\n", EditLine("/etc/x", "c=", delete=True)),
        ("b=1\n", EditLine("/etc/x", "b=", replace="b=1")),
    ],
)
def test_lines_that_are_as_wanted_need_no_edit(text: str, action: EditLine) -> None:
    assert isinstance(plan_action(action, FakeHost({"/etc/x": text}).host_now()), Nothing)


def test_a_line_cannot_smuggle_in_a_second_one() -> None:
    with pytest.raises(RefusedError, match="one plain line"):
        plan_action(EditLine("/etc/x", "b=", append="b=1\nroot::0:0"), FakeHost({"/etc/x": "a\n"}).host_now())
