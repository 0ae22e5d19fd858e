"""Why a planned change is not even offered: it is forbidden, not allowed, or cannot be made from here."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.model.errors import ActionError, RefusedError
from assistant.repair.context import RepairContext
from assistant.repair.offer import Offer
from assistant.repair.preview import needs_root
from assistant.steps.plan.kind import Plan
from assistant.steps.plan.parts import Call

NOT_ALLOWED = "risk-not-allowed"


def refuse(offer: Offer, plan: Plan, context: RepairContext) -> None:
    """See that a change may be offered, before anything is asked or begun.

    Raises:
        RefusedError: it may not; the first reason of several.
    """
    for refused in refusals(offer, plan, context):
        raise refused


def refusals(offer: Offer, plan: Plan, context: RepairContext) -> Iterator[RefusedError]:
    """All reasons why a change may not be offered."""
    for check in (_by_policy, _not_allowed, _two_hosts, _without_rights):
        refused = check(offer, plan, context)
        if refused is not None:
            yield refused


def _by_policy(offer: Offer, plan: Plan, context: RepairContext) -> RefusedError | None:
    why = context.policy.refusal(
        offer.action.yaml_key if offer.action else "", offer.risk_of(plan), offer.affects_of(plan)
    )
    return RefusedError(why, reference="policy", hint="drydock config") if why else None


def _not_allowed(offer: Offer, plan: Plan, context: RepairContext) -> RefusedError | None:
    affects, allow = offer.affects_of(plan), context.allow
    lacking = allow.lacking(offer.risk_of(plan), affects) if allow is not None else ""
    if allow is None or not lacking or offer.covered:
        return None
    missing = {aspect.value: said for aspect, said in affects.items() if aspect not in allow.aspects}
    return RefusedError(
        f"it affects {' and '.join(missing)}, which was not allowed" if missing else "no change was allowed",
        reference=NOT_ALLOWED,
        context=" ".join(f"{aspect}: {said}" for aspect, said in missing.items()),
        hint=f"--allow {lacking}",
    )


def _two_hosts(_: Offer, plan: Plan, __: RepairContext) -> RefusedError | None:
    """What is done by a Docker elsewhere is not mixed with what is done on this host."""
    elsewhere = [part for part in plan.parts if isinstance(part, Call) and not part.is_local]
    if not elsewhere or len(elsewhere) == len(plan.parts):
        return None
    return RefusedError(
        "the step would change this host, but Docker runs on another",
        reference="engine-elsewhere",
        context=elsewhere[0].endpoint,
        hint="run Drydock on that host, or unset DOCKER_HOST",
    )


def _without_rights(_: Offer, plan: Plan, context: RepairContext) -> RefusedError | None:
    """See whether root's rights can be had."""
    if any(needs_root(part) for part in plan.parts):
        try:
            context.act.execute(("true",), root=True, timeout_s=10.0)
        except ActionError as error:
            refused = RefusedError(error.what, reference=error.reference, context=error.context, hint=error.hint)
            refused.__cause__ = error
            return refused
    return None
