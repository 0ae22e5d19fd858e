"""Nothing of a change is hidden from whoever approves it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.model.actions.write_file import WriteFile
from assistant.model.commands.slots import is_place_for_data
from assistant.model.errors import RefusedError
from assistant.steps import plan_action
from assistant.steps.plan.kind import Plan
from assistant.steps.plan.shown import MOST_LINES, diff_of
from tests.repair.fakes import FakeHost

FILE = "/etc/crictl.yaml"


@settings(max_examples=20)
@given(st.integers(0, 1200), st.integers(0, 1200))
def test_every_line_that_comes_is_shown_wherever_it_stands(before: int, after: int) -> None:
    content = "# x\n" * before + "the line\n" + "# y\n" * after
    if before + after > MOST_LINES - 10:
        with pytest.raises(RefusedError, match="too many to look at"):
            plan_action(WriteFile(FILE, content), FakeHost().host_now())
        return
    plan = plan_action(WriteFile(FILE, content), FakeHost().host_now())
    assert isinstance(plan, Plan)
    assert "+the line" in plan.diff.split("\n")


@pytest.mark.parametrize("mark", ["\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\u2029", "\r"])
def test_what_ends_a_line_in_a_text_but_not_for_programs_is_shown_as_no_line(mark: str) -> None:
    shown = diff_of(FILE, b"a\n", f"# x{mark}b\n".encode()).split("\n")
    assert "+b" not in shown
    assert any(row.startswith("+# x") and row.endswith("b") for row in shown)


@pytest.mark.parametrize("unseen", ["\u3164", "\u115f", "\u2800", "\ufe0f", "\u200b", "\u202e", "\u00a0", "\u034f"])
def test_a_folder_whose_name_looks_like_another_is_not_made(unseen: str) -> None:
    assert not is_place_for_data(f"/srv/data{unseen}")
    assert not is_place_for_data(f"/srv/da{unseen}ta")
    assert not is_place_for_data("/srv/data ")
    assert is_place_for_data("/srv/数据/my data")
