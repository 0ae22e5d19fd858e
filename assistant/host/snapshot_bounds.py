"""What no host ever answered: a snapshot comes from elsewhere, and nothing in it may cost more than a real one."""

from __future__ import annotations

import math
from collections.abc import Iterator

from assistant.model.fact import Reason, Unknown

MOST_ANSWERS = 20_000
"""A host with many containers has a thousand."""
LONGEST_NAME = 255
"""Of a host, in characters: Linux allows 64, the DNS 253."""
LONGEST_QUESTION = 65_536
"""Characters of one question; a command line."""
LONGEST_OUTPUT = 1_048_576
"""Characters of a command's output."""
_LONGEST_ANSWER = 16 * 1_048_576
"""Characters of one answer, the most that the engine is listened to."""
_MOST_PARTS = 100_000
"""Names of one directory, addresses, headers."""
_LARGEST_NUMBER = 1 << 64
TOO_MUCH = Unknown(Reason.UNREADABLE, "the snapshot's answer is larger than a host gives, so it is left out")


def is_sensible(plain: object, longest: int = _LONGEST_ANSWER) -> bool:
    """Whether a question or an answer, as plain data, has the size of one.

    Args:
        longest: characters of all its texts together.
    """
    left, parts = longest, _MOST_PARTS
    for each in _parts(plain):
        parts -= 1
        left -= len(each) if isinstance(each, str) else 0
        if min(left, parts) < 0 or _is_odd_number(each):
            return False
    return True


def _parts(plain: object) -> Iterator[object]:
    waiting: list[Iterator[object]] = [iter((plain,))]
    while waiting:
        for each in waiting[-1]:
            yield each
            if isinstance(each, dict):
                waiting += [iter(each.values()), iter(each)]
                break
            if isinstance(each, list):
                waiting.append(iter(each))
                break
        else:
            waiting.pop()


def _is_odd_number(each: object) -> bool:
    if isinstance(each, float):
        return not math.isfinite(each) or abs(each) > _LARGEST_NUMBER
    return isinstance(each, int) and abs(each) > _LARGEST_NUMBER
