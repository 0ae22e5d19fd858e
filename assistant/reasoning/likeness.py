"""What the words of the whole text say of the candidates: whose tree speaks of the same things, beside its messages."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import msgspec

from assistant.reasoning import weights
from assistant.reasoning.judged import Judged


def by_likeness(found: Sequence[Judged], likeness: Mapping[str, float]) -> list[Judged]:
    """The candidates, their weight moved to those whose trees are most alike to the text.

    What is proved or ruled out stays as it is, and so does the weight of all together: likeness tells candidates apart,
    and never makes one of them surer than its messages and evidence do.

    Args:
        likeness: by cause; see matching.alike.
    """
    open_ = [each for each in found if not each.confirmed and not each.excluded and each.weight > 0]
    if len(open_) < 2 or not likeness:
        return list(found)
    best = max(likeness.get(each.id, 0.0) for each in open_)
    factors = {each.id: _factor(best - likeness.get(each.id, 0.0)) for each in open_}
    before = sum(each.weight for each in open_)
    after = sum(each.weight * factors[each.id] for each in open_)
    return [
        msgspec.structs.replace(each, weight=each.weight * factors[each.id] * before / after)
        if each.id in factors
        else each
        for each in found
    ]


def _factor(behind: float) -> float:
    return math.exp(-weights.LIKENESS * min(behind, weights.LIKENESS_MOST))
