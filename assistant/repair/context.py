"""What every change stands on: the host, the person, the journal and what was allowed."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import partial

from assistant.diagnosis.case import Case
from assistant.diagnosis.consent import Consent
from assistant.model.errors import RefusedError
from assistant.model.look import Look
from assistant.model.own_tree import OwnTree
from assistant.model.policy import Policy
from assistant.model.risk import Allowance
from assistant.model.tree import Cause, Fix
from assistant.ports import Act, Host, Person
from assistant.repair.closer import CloserLook, Rights, look_closer
from assistant.repair.ledger import Ledger
from assistant.repair.trees import own_trees, refusal_of, untrusted_trees
from assistant.steps.plan.host_now import HostNow, Probe

_NOTHING_FORBIDDEN = Policy()


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True)
class RepairContext:
    """What every change stands on.

    Attributes:
        probe: finds out facts afresh.
        allow: nothing that affects more than this is done, and for what it covers no more than `--yes` is needed;
            None: everything may be done that the person approves, and what affects anything only by their own word.
        policy: what is forbidden whoever approves it.
        consent: the looks that the person has agreed to; `probe` runs no other one that takes long or that others see.
        untrusted: the files of the user's own that lead to a fix that changes something, and that nobody trusts.
        own_trees: all files of the user's own that lead to a fix, as the journal names them.
        failing: the user's own command that failed, to be tried again by them; empty where it is not known.
    """

    act: Act
    look: Look
    probe: Probe
    person: Person
    ledger: Ledger
    allow: Allowance | None = None
    pause: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic
    policy: Policy = _NOTHING_FORBIDDEN
    consent: Consent = field(default_factory=Consent)
    failing: str = ""
    now: Callable[[], datetime] = _now
    untrusted: Callable[[Cause, Fix], tuple[str, ...]] = lambda _, fix: fix.untrusted if fix.changes else ()
    own_trees: Callable[[Cause, Fix], tuple[OwnTree, ...]] = lambda _, fix: tuple(map(OwnTree, fix.trees))

    def distrust(self, cause: Cause, fix: Fix) -> str:
        """Why a fix is not walked through as long as nobody trusts what it is from; empty where that is no matter."""
        return refusal_of(trees) if (trees := self.untrusted(cause, fix)) else ""

    def host_now(self, at: datetime | None = None) -> HostNow:
        """The host as it is now.

        Args:
            at: the time that names of backups hold, so that what was shown is what is made; None for this moment.
        """
        here = HostNow(self.act, self.look, self.probe)
        return here if at is None else replace(here, now=lambda: at)


def context_for(
    case: Case,
    host: Host | None,
    person: Person,
    ledger: Ledger,
    allow: Allowance | None = None,
    policy: Policy = _NOTHING_FORBIDDEN,
    failing: str = "",
    rights: Rights | None = None,
) -> RepairContext:
    """What changes on a case's host stand on.

    Args:
        rights: rounds with root's rights, which the person may have been told of; None for new ones.

    Raises:
        RefusedError: the host can only be looked at, or there is none.
    """
    if host is not None and host.is_recorded:
        raise RefusedError(
            f"a {host.name} can only be looked at, not changed",
            reference="read-only-host",
            hint="on that host itself, the same again with: drydock fix",
        )
    if host is None or host.act is None:
        raise RefusedError(
            "this host can only be looked at, not changed",
            reference="read-only-host",
            hint="run Drydock on the host itself",
        )
    rights = rights or Rights(host, person)
    return RepairContext(
        host.act,
        CloserLook(host.look, rights),
        partial(look_closer, case, rights),
        person,
        ledger,
        allow,
        policy=policy,
        consent=case.consent,
        failing=failing,
        untrusted=partial(untrusted_trees, case),
        own_trees=partial(own_trees, case),
    )
