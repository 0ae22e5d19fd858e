"""What became of an interrupted fix, in words."""

from __future__ import annotations

from assistant.model.diagnosis import StepState
from assistant.model.tree import Fix
from assistant.repair.resume import Account
from assistant.say.lines import Line, Role
from assistant.text.safe import one_line


def account_lines(account: Account, fix: Fix | None) -> list[Line]:
    """The account in words, with what was not begun where the fix is known."""
    if not account.fix:
        return [Line("No fix was started in this session.")]
    lines = [Line(f"The fix {account.fix} for {account.cause}", Role.HEADING)]
    for step in account.steps:
        detail = f" ({one_line(step.detail, 200)})" if step.detail else ""
        lines.append(Line(f"{one_line(step.title)}: {_words(step.state)}{detail}", _role(step.state), 4, "·"))
    begun = {step.place.split("/")[1] for step in account.steps}
    for number, step_of_fix in enumerate(fix.steps if fix else (), 1):
        if str(number) not in begun:
            lines.append(Line(f"not started: {one_line(step_of_fix.why)}", Role.DETAIL, 4, "·"))
    return lines


def _words(state: StepState) -> str:
    return "started, but how it ended was never recorded" if state is StepState.UNFINISHED else state.value


def _role(state: StepState) -> Role:
    return {StepState.DONE: Role.GOOD, StepState.UNFINISHED: Role.WARNING}.get(state, Role.PLAIN)
