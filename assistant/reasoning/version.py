"""Compares versions of engines, kernels and packages as people mean them."""

from __future__ import annotations

import re

from assistant.model.pattern import Pattern

_EPOCH = Pattern(r"\A\d+:")
_LEAD = Pattern(r"\A\D*?(?=\d)")
_NUMBERS = Pattern(r"\d+(?:[.\-_]\d+)*")
_EARLY = Pattern(r"[.\-~_]?(alpha|beta|pre|rc|dev|tp)[.\-]?(\d*)")
_RANK = {"dev": 0, "alpha": 1, "beta": 2, "pre": 3, "tp": 3, "rc": 4}
_FINISHED = (9, 0)

Version = tuple[tuple[int, ...], tuple[int, int]]


def parse_version(text: str) -> Version | None:
    """The sortable form of a version: its numbers, then how finished it is (rc1 stands before the release).

    Numbers end at the first mark of a distribution, which says nothing about age: `3.10.0-693.el7` is (3, 10, 0, 693),
    `20.10.24+dfsg1` is (20, 10, 24), `1.6.20~ds1` is (1, 6, 20). A Debian epoch is not part of the version.

    Returns:
        None when the text holds no number.
    """
    text = _EPOCH.sub("", text.strip().lower())
    lead = _LEAD.match(text)
    found = _NUMBERS.match(text, lead.end()) if lead else None
    if found is None:
        return None
    numbers = [int(part) for part in re.split(r"[.\-_]", found.group())]
    while numbers and numbers[-1] == 0:
        numbers.pop()
    early = _EARLY.match(text, found.end())
    return tuple(numbers), (_RANK[early[1]], int(early[2] or 0)) if early else _FINISHED


def is_older(one: str, other: str) -> bool | None:
    """Whether a version is older than another; None when one of them is no version."""
    first, second = parse_version(one), parse_version(other)
    return None if first is None or second is None else first < second
