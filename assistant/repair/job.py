"""A change that is wanted, and what the person is shown of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from assistant.model.contract.diagnosis import JsonObject
from assistant.model.diagnosis import StepState
from assistant.model.event import StepBegun, StepEnded, UndoBegun, UndoEnded
from assistant.model.risk import Risk
from assistant.ports import Preview
from assistant.repair.ground import Ground
from assistant.steps.plan.kind import Here, Nothing, Plan
from assistant.steps.plan.parts import Call, Command, Part, fingerprint
from assistant.steps.plan.shown import shown_call
from assistant.text.lines import plain

_NOT_RECORDED = (
    "the journal cannot be written ({why}): after a crash nobody can tell whether this was done, and `drydock undo` "
    "will not know of it"
)


@dataclass(frozen=True)
class Job:
    """A change that is wanted.

    Attributes:
        plan: plans it on the host as it is now.
        why: what it is for.
        breaks: what its author says may break.
        step: its number in the session.
        cause, fix, place, action: what it is a step of, for the journal; empty for the way back.
        by_person: `--yes` is not enough.
        began, ended: the kinds of its events.
        done, failed: its states.
    """

    plan: Callable[[Here], Plan | Nothing]
    why: str
    risk: Risk
    step: int
    breaks: str = ""
    cause: str = ""
    fix: str = ""
    place: str = ""
    action: JsonObject | None = None
    by_person: bool = False
    began: type[StepBegun] | type[UndoBegun] = StepBegun
    ended: type[StepEnded] | type[UndoEnded] = StepEnded
    done: StepState = StepState.DONE
    failed: StepState = StepState.FAILED


def preview_of(job: Job, plan: Plan, ground: Ground) -> Preview:
    """What the person is shown; everything in it is safe to print."""
    identity = ground.act.identity()
    commands = tuple(part.argv for part in plan.parts if isinstance(part, Command))
    risk, lost = risk_here(job, plan), ground.ledger.lost
    notice = (_NOT_RECORDED.format(why=lost),) if lost else ()
    return Preview(
        title=plain(plan.title),
        why=plain(job.why),
        risk=risk,
        command=commands[-1] if commands else (),
        commands=commands,
        diff=plan.diff,
        runs_as=plain(_runs_as(plan.parts, identity)),
        breaks=tuple(plain(line) for line in (*plan.breaks, job.breaks, *notice) if line),
        undo=plain(plan.undo),
        fingerprint=fingerprint(plan.parts, identity),
        calls=tuple(shown_call(part) for part in plan.parts if isinstance(part, Call)),
        by_person=job.by_person or bool(lost) or _is_for_person(risk, ground.allow),
    )


def risk_here(job: Job, plan: Plan) -> Risk:
    """How dangerous a change is on this host: at least what its plan says."""
    return max(job.risk, plan.least_risk, key=lambda risk: risk.rank)


def needs_root(part: Part) -> bool:
    """Whether a part is done with root's rights."""
    if isinstance(part, Command):
        return part.root
    path = str(getattr(part, "path", getattr(part, "old", "")))
    return path.startswith(("/etc/", "/run/", "/dev/", "/var/"))


def _is_for_person(risk: Risk, allow: Risk | None) -> bool:
    return risk is Risk.DESTRUCTIVE and allow is not Risk.DESTRUCTIVE


def _runs_as(parts: tuple[Part, ...], identity: str) -> str:
    elsewhere = [part.endpoint for part in parts if isinstance(part, Call) and not part.is_local]
    if elsewhere:
        return f"{identity}, through the Docker at {elsewhere[0]}"
    if identity.startswith("root@") or not any(needs_root(part) for part in parts):
        return identity
    return f"root, through sudo ({identity})"
