"""On the lab host: python -m tests.lab.ways.walk walks through one fix, takes it back, and says how the host differs.

Which fix, and what fills its steps, stands on standard input as JSON: `{"cause": ..., "fix": ..., "captures": {...}}`.
It is the real walk with the real way back, approved by a person who says yes to all that is shown. What has to hold for
the fix to be offered is left out, and what it waits for: whether it is one for this host, and whether it helps, are no
matter of whether it can be taken back.
"""

import json
import sys
from dataclasses import dataclass, field

import msgspec

from assistant.model.actions.wait_for import WaitFor
from assistant.model.diagnosis import StepOutcome
from assistant.model.preview import Preview
from assistant.model.tree import Cause, Fix
from assistant.repair.record import steps_of
from assistant.repair.walk import Walk
from assistant.repair.way_back import take_session_back
from assistant.session.desk import Desk
from assistant.wiring import Wiring
from tests.lab.inventory import inventory


@dataclass
class Approving:
    """A person who says yes to everything, and remembers what was shown and told."""

    shown: list[Preview] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    is_there: bool = True

    def approve(self, preview: Preview) -> bool:
        """Approve it."""
        self.shown.append(preview)
        return True

    def done(self, text: str) -> bool:
        """Say that it is done."""
        self.told.append(text)
        return True

    def agrees(self, question: str) -> bool:
        """Say yes."""
        self.told.append(question)
        return True

    def tell(self, text: str) -> None:
        """Listen."""
        self.told.append(text)


def main() -> None:
    """Do what standard input says."""
    asked = json.load(sys.stdin)
    wiring = Wiring()
    cause = wiring.knowledge.causes[asked["cause"]]
    fix = next(each for each in cause.fixes if each.id == asked["fix"])
    host = wiring.host("local")
    desk = Desk(wiring.expertise, host, wiring.journal, session=wiring.journal.open(host=host.name), deep=True)
    before = inventory()
    steps = tuple(step for step in fix.steps if not isinstance(step.action, WaitFor))
    said = _walked(desk, cause, msgspec.structs.replace(fix, only_if=(), steps=steps), asked["captures"])
    print(json.dumps({**said, "before": before, "after": inventory()}))


def _walked(desk: Desk, cause: Cause, fix: Fix, captures: dict[str, str]) -> dict[str, object]:
    person = Approving()
    context = desk.repair_context(person)
    outcome = Walk(cause, fix, context, captures, {}, patience_s=0.0).run()
    undone, differs = take_session_back(desk.journal.events(desk.session or 0), context)
    events = desk.journal.events(desk.session or 0)
    return {
        "status": outcome.status,
        "why": outcome.why,
        "steps": [_outcome(each) for each in outcome.steps],
        "undone": [_outcome(each) for each in undone],
        "differs": differs,
        "shown": [msgspec.to_builtins(each) for each in person.shown],
        "told": person.told,
        "records": [msgspec.to_builtins(each) for each in steps_of(events)],
    }


def _outcome(step: StepOutcome) -> dict[str, str]:
    return {"title": step.title, "state": step.state.value, "detail": step.detail}


if __name__ == "__main__":
    main()
