"""What a person must also know: several faults at once, a text that does not fit the host, facts that are not known."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from assistant.model.fact import Fact, FactKey, Reason, Unknown
from assistant.reasoning import weights
from assistant.reasoning.condition import reason_words
from assistant.reasoning.judged import Judged
from assistant.reasoning.judgement import Judgement
from assistant.text.safe import flat

MOST = 3
"""Remarks on facts that could not be had: more would bury the answer."""
_STALE = (
    "This fault is not on the host now: {shown}. The text may come from another host, or be older than the last "
    "restart. Try again what failed."
)


def remarks_on(judgement: Judgement, facts: Mapping[FactKey, Fact]) -> tuple[str, ...]:
    """The remarks on a judgement, the most important first."""
    return (
        *_several_faults(judgement),
        *_does_not_fit(judgement),
        *unknown_remarks(_unsettled(judgement), facts),
    )


def several_faults(titles: Iterable[str]) -> tuple[str, ...]:
    """The remark that several causes, none the effect of another, are there at once."""
    known = tuple(titles)
    return (f"Several faults at once: {'; '.join(known)}.",) if len(known) > 1 else ()


def unknown_remarks(keys: Iterable[FactKey], facts: Mapping[FactKey, Fact]) -> tuple[str, ...]:
    """One remark for each way to get at facts that could not be had, in the order of the facts."""
    grouped: dict[tuple[str, str], list[str]] = {}
    for key in dict.fromkeys(keys):
        answer = facts[key].answer if key in facts else None
        if isinstance(answer, Unknown) and not (
            answer.reason is Reason.NOT_RECORDED and key.name.startswith("answer.")
        ):
            grouped.setdefault((reason_words(answer), flat(answer.remedy)), []).append(flat(str(key)))
    return tuple(_unknown_remark(names, *why) for why, names in list(grouped.items())[:MOST])


def _several_faults(judgement: Judgement) -> tuple[str, ...]:
    effects = {id_ for below in judgement.effects.values() for id_ in below}
    return several_faults(
        each.hypothesis.cause.title for each in judgement.judged if each.confirmed and each.id not in effects
    )


def _does_not_fit(judgement: Judgement) -> tuple[str, ...]:
    """Every cause of what the user showed is ruled out, by the host and not by the text itself."""
    asked = [each for each in judgement.judged if not each.hypothesis.beside]
    by_host = any(finding.subject == "fact" for each in asked for finding in each.assessment.findings)
    if not (asked and by_host and all(each.excluded for each in asked)):
        return ()
    gone = {flat(finding.says): None for each in asked for finding in each.assessment.findings if finding.gone}
    return (_STALE.format(shown="; ".join(list(gone)[:MOST]) or "every known cause is ruled out on this host"),)


def _unsettled(judgement: Judgement) -> list[FactKey]:
    """The facts that would have told the leaders apart; none when the best is confirmed."""
    leaders = [each for each in judgement.judged if not each.excluded]
    if not leaders or leaders[0].confirmed:
        return []
    worth = [each for each in leaders if judgement.probabilities[each.id] >= weights.LEADER] or leaders[:1]
    return [key for each in worth for key in unsettled_keys(each)]


def unsettled_keys(judged: Judged) -> list[FactKey]:
    """The facts that evidence of a candidate could not be judged without, those that prove or exclude first."""
    order = {"excludes": 0, "confirms": 0}
    ordered = sorted(judged.assessment.unsettled, key=lambda each: order.get(each.effect.value, 1))
    return [FactKey(each.name, each.of) for each in ordered]


def _unknown_remark(names: list[str], why: str, remedy: str) -> str:
    shown = ", ".join(names[:MOST]) + (f" and {len(names) - MOST} more" if len(names) > MOST else "")
    advice = f" {remedy[0].upper()}{remedy[1:].rstrip('.')}." if remedy else ""
    return f"Could not check: {shown} ({why.rstrip('.')}).{advice}"
