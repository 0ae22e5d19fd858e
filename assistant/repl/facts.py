"""Facts as the conversation writes and reads them."""

from __future__ import annotations

import re

from assistant.model.fact import Absent, Answer, FactKey, Known, Unknown
from assistant.text.safe import one_line

_NUMBER = re.compile(r"-?[0-9]{1,18}")


def assumed(name: str, value: str) -> tuple[FactKey, Answer]:
    """What `what if` assumes, from the words as they were typed."""
    fact, _, of = name.partition(" of ")
    key = FactKey(fact.strip(), of.strip() or None)
    if value.lower() == "absent":
        return key, Absent()
    plain: dict[str, bool] = {"true": True, "false": False, "yes": True, "no": False}
    if value.lower() in plain:
        return key, Known(plain[value.lower()])
    return key, Known(int(value) if _NUMBER.fullmatch(value) else value)


def in_words(answer: Answer) -> str:
    """An answer on one line."""
    if isinstance(answer, Known):
        value = answer.value
        if isinstance(value, bool):
            return str(value).lower()  # as `what if` takes it
        return one_line(", ".join(value) if isinstance(value, tuple) else str(value), 200)
    if isinstance(answer, Unknown):
        return one_line(_unknown(answer), 200)
    return "none"


def _unknown(answer: Unknown) -> str:
    why = f": {answer.detail}" if answer.detail else ""
    way_out = f"; to find out: {answer.remedy}" if answer.remedy else ""
    return f"unknown ({answer.reason}){why}{way_out}"
