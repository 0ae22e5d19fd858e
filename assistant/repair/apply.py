"""One change from its plan to its recorded end: preview, approval, begin on record, apply, end on record."""

from __future__ import annotations

import msgspec

from assistant.model.diagnosis import StepOutcome, StepState
from assistant.model.errors import ActionError, DrydockError, RefusedError
from assistant.model.event import Approved
from assistant.model.risk import Risk
from assistant.ports import Preview
from assistant.repair.ground import Ground
from assistant.repair.job import Job, needs_root, preview_of, risk_here
from assistant.repair.ledger import seal
from assistant.steps.plan.carry_out import carry_out
from assistant.steps.plan.kind import Nothing, Plan
from assistant.steps.plan.parts import Call, Command, Part
from assistant.text.lines import plain

ROUNDS = 4
"""A host that changes under the person's eyes this often is not one to change."""


class Applied(msgspec.Struct, frozen=True):
    """How it went; `plan` is what was begun, None when nothing was."""

    outcome: StepOutcome
    plan: Plan | None = None


def apply(job: Job, ground: Ground) -> Applied:
    """Do a change, once exactly it was approved, and only when its begin stands in the journal.

    Where the journal cannot be written, the person is told what that means and must approve the change once more
    in person: `--yes` is not enough then.

    Raises:
        KeyboardInterrupt: the person stopped it; how far it came is on record.
    """
    try:
        plan = job.plan(ground.here())
        if isinstance(plan, Nothing):
            return _ended(job, StepState.NOT_NEEDED, plan.why)
        _refuse_risk(risk_here(job, plan), ground)
        _refuse_two_hosts(plan.parts)
        _refuse_without_rights(plan.parts, ground)
        return _approved(job, plan, ground)
    except RefusedError as error:
        return _ended(job, StepState.REFUSED, in_words(error))
    except ActionError as error:
        return _ended(job, job.failed, in_words(error))


def in_words(error: DrydockError) -> str:
    """An error with all that helps, as plain text."""
    rest = (error.context, f"try: {error.hint}" if error.hint else "")
    return plain("; ".join(text for text in (error.what, *rest) if text))


def _approved(job: Job, plan: Plan, ground: Ground) -> Applied:
    for _ in range(ROUNDS):
        preview = preview_of(job, plan, ground)
        if not ground.person.approve(preview):
            return _ended(job, StepState.REFUSED, "it was not approved", plan)
        warned = bool(ground.ledger.lost)
        fresh = job.plan(ground.here())
        if isinstance(fresh, Nothing):
            return _ended(job, StepState.NOT_NEEDED, f"meanwhile it needs no more: {fresh.why}")
        plan = fresh
        if preview_of(job, plan, ground).fingerprint != preview.fingerprint:
            ground.person.tell("The host has changed since this was shown. It is shown anew.")
        elif _begin(job, plan, preview, ground) or warned:
            return _carried_out(job, plan, ground)
        else:
            ground.person.tell("Nothing was done yet: the journal could not be written. It is shown anew.")
    return _ended(job, StepState.REFUSED, "the host keeps changing, so nothing was done", plan)


def _begin(job: Job, plan: Plan, preview: Preview, ground: Ground) -> bool:
    ground.ledger.record(Approved(job.step, preview.fingerprint))
    return ground.ledger.record(
        job.began(
            step=job.step,
            title=preview.title,
            why=preview.why,
            risk=preview.risk,
            command=preview.command,
            commands=preview.commands,
            diff=preview.diff,
            runs_as=preview.runs_as,
            undo=plan.record,
            undo_says=preview.undo,
            seal=seal(plan.record),
            cause=job.cause,
            fix=job.fix,
            place=job.place,
            action=job.action,
        )
    )


def _carried_out(job: Job, plan: Plan, ground: Ground) -> Applied:
    try:
        state, detail = job.done, carry_out(plan.parts, ground.act)
    except ActionError as error:
        state, detail = job.failed, in_words(error)
    except KeyboardInterrupt:
        _end(job, StepState.UNFINISHED, "interrupted while it was under way", ground)
        raise
    _end(job, state, detail, ground)
    return _ended(job, state, detail, plan, begun=True)


def _end(job: Job, state: StepState, detail: str, ground: Ground) -> None:
    if not ground.ledger.record(job.ended(job.step, state, detail)):
        ground.person.tell(f"The journal could not be written ({ground.ledger.lost}); this step is {state.value}.")


def _ended(job: Job, state: StepState, detail: str, plan: Plan | None = None, *, begun: bool = False) -> Applied:
    command = next((part.argv for part in reversed(plan.parts) if isinstance(part, Command)), ()) if plan else ()
    title = plain(plan.title if plan else job.why)
    risk = risk_here(job, plan) if plan else job.risk
    return Applied(StepOutcome(title, state, risk, command, detail), plan if begun else None)


def _refuse_risk(risk: Risk, ground: Ground) -> None:
    if ground.allow is not None and risk.rank > ground.allow.rank:
        raise RefusedError(
            f"it is {risk}, and no more than {ground.allow} was allowed",
            reference="risk-not-allowed",
            hint=f"--allow {risk}",
        )


def _refuse_two_hosts(parts: tuple[Part, ...]) -> None:
    """What is done by a Docker elsewhere is not mixed with what is done on this host."""
    elsewhere = [part for part in parts if isinstance(part, Call) and not part.is_local]
    if elsewhere and len(elsewhere) < len(parts):
        raise RefusedError(
            "it would change this host for a Docker that runs on another",
            reference="engine-elsewhere",
            context=elsewhere[0].endpoint,
            hint="run Drydock on that host, or unset DOCKER_HOST",
        )


def _refuse_without_rights(parts: tuple[Part, ...], ground: Ground) -> None:
    """See whether root's rights can be had before anything is asked or begun."""
    if any(needs_root(part) for part in parts):
        try:
            ground.act.execute(("true",), root=True, timeout_s=10.0)
        except ActionError as error:
            raise RefusedError(error.what, reference=error.reference, context=error.context, hint=error.hint) from error
