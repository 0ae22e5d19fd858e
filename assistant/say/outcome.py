"""How a fix and an undo went, in words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.model.diagnosis import Outcome, StepOutcome, StepState
from assistant.say.lines import Line, Role
from assistant.text.safe import one_line

_TYPED = re.compile(r"[./\d]")
_STATE_SIGN = {
    StepState.DONE: "+",
    StepState.NOT_NEEDED: "=",
    StepState.REFUSED: "x",
    StepState.FAILED: "!",
    StepState.UNDONE: "<",
    StepState.UNDO_FAILED: "!",
    StepState.UNFINISHED: "?",
}
_WHY = 500
"""Characters of why something was left: at its end stands what to type, with two long paths."""
_UNDO_STATE = {StepState.REFUSED: "left as it is"}
"""Whether Drydock or a person refused it, and whether it was to be undone or started again."""
_ENDINGS = {
    "fixed": ("Fixed, and verified.", Role.GOOD),
    "fixed-by-word": ("Fixed, by your word. Drydock could not verify it.", Role.WARNING),
    "not-fixed": ("Not fixed.", Role.BAD),
    "refused": ("Stopped: nothing more was done.", Role.WARNING),
    "nothing-to-do": ("Nothing to do.", Role.PLAIN),
}


def outcome_lines(outcome: Outcome, failing: str = "") -> list[Line]:
    """How a fix went: each step, each check, the end of it, and the user's `failing` command to try again."""
    lines = [Line("What was done", Role.HEADING)] if outcome.steps else []
    for step in outcome.steps:
        detail = f" ({one_line('; '.join(step.detail.splitlines()), 300)})" if step.detail else ""
        title = one_line(step.title, 500).rstrip(".")
        lines.append(Line(f"{title}: {step.state}{detail}", Role.PLAIN, 4, _STATE_SIGN[step.state]))
    if outcome.verification:
        lines.append(Line("Checks", Role.HEADING))
    for check in outcome.verification:
        sign, role = {True: ("+", Role.GOOD), False: ("-", Role.BAD), None: ("?", Role.WARNING)}[check.held]
        told = " (as before the fix)" if check.held is True and check.before is True else ""
        lines.append(Line(one_line(check.says) + told, role, 4, sign))
    text, role = _ENDINGS[outcome.status]
    lines.append(Line(f"{text} {sentence(one_line(outcome.why))}".strip(), role))
    if failing and outcome.proved:
        lines += [Line("Now run what failed again:", Role.HEADING), Line(one_line(failing, 1000), Role.COMMAND, 4, "$")]
    return lines


def sentence(clause: str) -> str:
    """A clause as a sentence; a name that one types, which holds a dot, slash or digit, stays as it is."""
    if not clause:
        return ""
    first = clause.split()[0].rstrip(".,:;")
    begun = clause if _TYPED.search(first) else clause[0].upper() + clause[1:]
    return begun if begun.endswith((".", "!", "?", ")")) else f"{begun}."


def undone_lines(outcomes: Sequence[StepOutcome], differs: str = "") -> list[Line]:
    """What was undone, what was not, and how the host differs from before."""
    if not outcomes:
        return [Line("This session made no changes to undo.")]
    told = [
        Line(
            f"{one_line(each.title)}: {_UNDO_STATE.get(each.state, each.state)}"
            + (f" ({one_line(each.detail, _WHY)})" if each.detail else ""),
            indent=4,
            mark=_STATE_SIGN[each.state],
        )
        for each in outcomes
    ]
    return [*told, Line(sentence(one_line(differs, 500)), Role.WARNING)] if differs else told
