"""What the person is shown of a change before it is made."""

from __future__ import annotations

from assistant.model.preview import Preview
from assistant.model.risk import Allowance
from assistant.repair.context import RepairContext
from assistant.repair.offer import Offer
from assistant.steps.plan.kind import Plan
from assistant.steps.plan.parts import Call, Command, Part, fingerprint
from assistant.steps.plan.shown import shown_call
from assistant.text.safe import plain

_NOT_RECORDED = (
    "the journal cannot be written ({why}): after a crash nobody can tell whether this was done, and `drydock undo` "
    "will not know of it"
)


def preview_of(offer: Offer, plan: Plan, context: RepairContext) -> Preview:
    """What the person is shown; everything in it is safe to print."""
    identity = context.act.identity()
    commands = tuple(part.argv for part in plan.parts if isinstance(part, Command))
    risk, lost = offer.risk_of(plan), context.ledger.lost
    affects, only_seen = offer.affects_of(plan), offer.only_seen or plan.only_seen
    notice = (_NOT_RECORDED.format(why=lost),) if lost else ()
    return Preview(
        title=plain(plan.title),
        why=plain(offer.why),
        risk=risk,
        command=commands[-1] if commands else (),
        commands=commands,
        diff=plan.diff,
        runs_as=plain(_runs_as(plan.parts, identity)),
        breaks=tuple(plain(line) for line in (*plan.breaks, offer.breaks, *notice) if line),
        undo=plain(offer.undo_of(plan)),
        fingerprint=fingerprint(plan.parts, identity, affects, only_seen=only_seen),
        calls=tuple(shown_call(part) for part in plan.parts if isinstance(part, Call)),
        by_person=_is_for_person(offer, plan, context),
        only_seen=only_seen,
        affects={aspect: plain(said) for aspect, said in affects.items()},
        trees=tuple(plain(each.path) for each in offer.own_trees),
    )


def needs_root(part: Part) -> bool:
    """Whether a part is done with root's rights."""
    if isinstance(part, Command | Call):
        return part.root
    path = str(getattr(part, "path", getattr(part, "old", "")))
    return path.startswith(("/etc/", "/run/", "/dev/", "/var/"))


def _is_for_person(offer: Offer, plan: Plan, context: RepairContext) -> bool:
    """Whether `--yes` is not enough: what a step affects is allowed by name, or by a person who sees it."""
    if offer.by_person or offer.only_seen or plan.only_seen or context.ledger.lost:
        return True
    return not offer.covered and bool(
        (context.allow or Allowance()).lacking(offer.risk_of(plan), offer.affects_of(plan))
    )


def _runs_as(parts: tuple[Part, ...], identity: str) -> str:
    elsewhere = [part.endpoint for part in parts if isinstance(part, Call) and not part.is_local]
    if elsewhere:
        return f"{identity}, through the Docker at {elsewhere[0]}"
    if identity.startswith("root@") or not any(needs_root(part) for part in parts):
        return identity
    return f"root, through sudo ({identity})"
