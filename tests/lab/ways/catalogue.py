"""All changing fixes of the knowledge, and how each of them is tried."""

from dataclasses import replace
from functools import cache
from pathlib import Path

from assistant.kb.load import load
from assistant.model.actions.remove_objects import RemoveObjects
from assistant.model.actions.run import RunCommand
from assistant.model.tree import Fix
from assistant.probes.catalogue import SPECS
from tests.lab.ways.forms import container_of
from tests.lab.ways.given import CAPTURES
from tests.lab.ways.kinds import before_fix
from tests.lab.ways.own import OWN
from tests.lab.ways.reach import COVERED, OUT_OF_REACH
from tests.lab.ways.way import Way

_KNOWLEDGE = Path(__file__).parents[3] / "knowledge"
_REMOVED = {"container": "docker containers", "dangling-images": "docker images", "container-log": "nothing"}


@cache
def changing_fixes() -> dict[str, Fix]:
    """Every fix of the shipped knowledge that changes something, by its cause and its own id."""
    causes = load([_KNOWLEDGE], SPECS).causes
    return {f"{cause.id}/{fix.id}": fix for cause in causes.values() for fix in cause.fixes if fix.changes}


def tried() -> list[str]:
    """The fixes that are tried on the shared host: all but those that are said not to be."""
    return sorted(name for name in changing_fixes() if name not in COVERED and name not in OUT_OF_REACH)


def reachable() -> list[str]:
    """The fixes that some lab host can have."""
    return sorted(name for name in changing_fixes() if name not in OUT_OF_REACH)


def tally() -> str:
    """How many changing fixes there are, and how many of them the lab takes back."""
    return (
        f"of {len(changing_fixes())} changing fixes {len(reachable())} are in the lab's reach "
        f"({len(tried())} by themselves, {len(COVERED)} with a fault), {len(OUT_OF_REACH)} are not"
    )


def way_of(name: str, fix: Fix) -> Way:
    """How a fix is tried: by the kinds of its steps, and what it needs of its own."""
    own = OWN.get(name, Way(name))
    commands = [step.action for step in fix.steps if isinstance(step.action, RunCommand)]
    captures = CAPTURES.copy()
    for command in commands:
        captures |= container_of(command.argv)
    prepare = own.prepare or before_fix(fix)
    return replace(
        own,
        prepare=prepare,
        captures={**captures, **own.captures},
        loses=own.loses or _lost(fix),
        passes=(*own.passes, *_optional(fix)),
    )


def _optional(fix: Fix) -> tuple[str, ...]:
    """Why steps are there that need not find anything to do: they depend on what the host shows by then."""
    steps = (step for step in fix.steps if step.only_if or step.action.yaml_key in ("reset_failed", "daemon_reload"))
    return tuple(step.why.strip() for step in steps)


def _lost(fix: Fix) -> tuple[str, ...]:
    """What the removal of objects of Docker's leaves for good."""
    removed = {step.action.kind for step in fix.steps if isinstance(step.action, RemoveObjects)}
    return tuple(kind for each, kind in _REMOVED.items() if each in removed)
