"""Drydock from Python: what `from assistant import diagnose` does."""

from __future__ import annotations

from functools import cache

import msgspec

from assistant.diagnosis.case import Case
from assistant.diagnosis.contract import JsonObject, diagnosis_object
from assistant.wiring import Wiring


def diagnose(text: str | bytes, *, probe: bool = True, host: str | None = None) -> JsonObject:
    """Name the causes of what a text shows; see `assistant.diagnose`."""
    wiring = _wiring()
    case = Case(wiring.expertise, wiring.host(host).round if probe else None)
    case.read(text)
    case.probe()
    # Through JSON, so that the object is of JSON's types alone, as every other reader of the contract gets it.
    plain: JsonObject = msgspec.json.decode(msgspec.json.encode(diagnosis_object(case.conclude(), session=None)))
    return plain


@cache
def _wiring() -> Wiring:
    """The knowledge is opened once, whatever the number of texts."""
    return Wiring()
