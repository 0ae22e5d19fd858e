"""Fixes that rest on trees of the user's own: they only advise, until the content of these trees is trusted."""

from __future__ import annotations

import shlex
from collections.abc import Sequence

from assistant.diagnosis.case import Case
from assistant.model.own_tree import OwnTree
from assistant.model.tree import Cause, Fix


def untrusted_trees(case: Case, cause: Cause, fix: Fix) -> tuple[str, ...]:
    """The files of the user's own that lead to a fix which changes something, and whose content nobody trusts now.

    Their messages lead to it, too: what these capture fills the steps of fixes that are shipped.
    """
    return case.expertise.kb.untrusted(_leading_to(case, cause, fix)) if fix.changes else ()


def own_trees(case: Case, cause: Cause, fix: Fix) -> tuple[OwnTree, ...]:
    """The files of the user's own that lead to a fix, with the digests of their contents as they were read."""
    digests = case.expertise.kb.own
    return tuple(OwnTree(each, digests.get(each, "")) for each in dict.fromkeys(_leading_to(case, cause, fix)))


def _leading_to(case: Case, cause: Cause, fix: Fix) -> tuple[str, ...]:
    kb = case.expertise.kb
    symptoms = set(kb.symptoms_of(cause.id))
    taken = [kb.symptoms[each.symptom].taken.get(each.message) for each in case.matches if each.symptom in symptoms]
    return (*fix.trees, *(tree for tree in taken if tree))


def refusal_of(trees: Sequence[str]) -> str:
    """Why a fix that changes something is not walked through, and what to type."""
    trust = shlex.join(["drydock", "kb", "trust", *trees])
    return f"{' and '.join(trees)} only advises until you trust what it would run; try: {trust}"
