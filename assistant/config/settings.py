"""What can be settled: each setting with its default, what it takes, and how two files are joined."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass

from assistant.model.errors import UsageError
from assistant.model.risk import Aspect, Risk

LONGEST_PATTERN = 500
POLICY = "policy."

Value = str | int | tuple[str, ...]


@dataclass(frozen=True)
class Setting:
    """One thing that can be settled.

    Attributes:
        name: as in the file, `table.key`.
        says: what it does, one sentence.
        check: turns what stands in the file into the value; raises ValueError with the reason in plain words.
        join: makes one value of the administrator's and the user's; without it the user's counts.
    """

    name: str
    default: Value
    says: str
    check: Callable[[object], Value]
    join: Callable[[Value, Value], Value] | None = None


def _text(written: object) -> str:
    if not isinstance(written, str) or not written.strip():
        raise ValueError("must be a text in quotes")
    return written.strip()


def _one_of(*choices: str) -> Callable[[object], str]:
    def check(written: object) -> str:
        if written not in choices:
            raise ValueError(f"must be one of {', '.join(choices)}")
        return str(written)

    return check


def _number(least: int, most: int) -> Callable[[object], int]:
    def check(written: object) -> int:
        if isinstance(written, bool) or not isinstance(written, int) or not least <= written <= most:
            raise ValueError(f"must be a whole number from {least} to {most}")
        return written

    return check


def _list(written: object) -> tuple[str, ...]:
    if not isinstance(written, list) or not all(isinstance(each, str) and each for each in written):
        raise ValueError("must be a list of texts in quotes")
    return tuple(written)


def _patterns(written: object) -> tuple[str, ...]:
    patterns = _list(written)
    if patterns:
        from assistant.text.redaction import redactor  # what it takes to match patterns of one's own loads slowly

        try:
            redactor(patterns)
        except UsageError as error:
            raise ValueError(f"has a fault: {error.what}") from error
    return patterns


def _actions(written: object) -> tuple[str, ...]:
    from assistant.model.actions import KINDS

    known = {form.key for kind in KINDS for form in kind.forms}
    if unknown := next((each for each in _list(written) if each not in known), ""):
        raise ValueError(f"names {unknown}, which is not an action; the actions are {', '.join(sorted(known))}")
    return _list(written)


def _aspects(written: object) -> tuple[str, ...]:
    known = [aspect.value for aspect in Aspect]
    if unknown := next((each for each in _list(written) if each not in known), ""):
        raise ValueError(f"names {unknown}; must be of {', '.join(known)}")
    return _list(written)


def _folders(written: object) -> tuple[str, ...]:
    folders = tuple(os.path.expanduser(each) for each in _list(written))
    if relative := next((each for each in folders if not os.path.isabs(each)), ""):
        raise ValueError(f"names {relative}, which is not an absolute path")
    return folders


def _add(before: Value, value: Value) -> Value:
    return tuple(dict.fromkeys((*texts_of(before), *texts_of(value))))


def _milder(before: Value, value: Value) -> Value:
    return min((str(before), str(value)), key=lambda each: Risk(each).rank)


def texts_of(value: Value) -> tuple[str, ...]:
    """The texts of a list; none of another value."""
    return value if isinstance(value, tuple) else ()


SETTINGS = {
    each.name: each
    for each in (
        Setting("host", "local", "The host to look at when --host is not given.", _text),
        Setting(
            "words", "full", "full explains each answer; brief leaves the explanations out.", _one_of("full", "brief")
        ),
        Setting("width", 100, "The widest line on a terminal, in columns.", _number(20, 400)),
        Setting(
            "journal.keep_days", 0, "Sessions older than this many days are deleted; 0 keeps all.", _number(0, 36_500)
        ),
        Setting("redaction.patterns", (), "Regular expressions for further secrets to remove.", _patterns, _add),
        Setting("knowledge.folders", (), "Knowledge folders to load besides your own.", _folders, _add),
        Setting("policy.forbid", (), "Actions that nobody may run, named as in the trees.", _actions, _add),
        Setting("policy.forbid_aspects", (), "What no step may affect, whoever approves it.", _aspects, _add),
        Setting(
            "policy.highest_risk",
            Risk.DESTRUCTIVE.value,
            "No step above this risk runs, whoever approves it.",
            _one_of(*(each.value for each in Risk)),
            _milder,
        ),
    )
}


def nearest_setting(name: str) -> str:
    """The setting that was probably meant; empty when none is near."""
    from rapidfuzz import process

    near = process.extractOne(name[:LONGEST_PATTERN], list(SETTINGS), score_cutoff=75)
    return near[0] if near else ""


def may_be_policy(name: str) -> bool:
    """Whether a name that is no setting may be meant as a policy: all do that belong to no other setting or table."""
    if near := nearest_setting(name):
        return near.startswith(POLICY)
    table = name.partition(".")[0] + "."
    return table == POLICY or not any(each.startswith(table) for each in SETTINGS)
