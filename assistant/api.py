"""Drydock from Python: what `from assistant import diagnose` does."""

from __future__ import annotations

import os
from functools import cache

import msgspec

from assistant.config import read_config
from assistant.diagnosis.case import Case
from assistant.diagnosis.consent import Consent
from assistant.diagnosis.contract import diagnosis_object
from assistant.model.contract.diagnosis import JsonObject
from assistant.owned.answering import ask_own_places, ask_places
from assistant.text.redaction.data import redacted
from assistant.wiring import Wiring


def diagnose(text: str | bytes, *, probe: bool = True, host: str | None = None, deep: bool = False) -> JsonObject:
    """Name the causes of what a text shows; see `assistant.diagnose`."""
    wiring = _wiring()
    case = _case(wiring, host, deep=deep) if probe else Case(wiring.expertise)
    case.read(text)
    case.probe()
    # Through JSON, so that the object is of JSON's types alone, as every other reader of the contract gets it.
    plain = msgspec.json.decode(msgspec.json.encode(diagnosis_object(case.conclude(), session=None)), type=JsonObject)
    clean = redacted(plain, wiring.redact)
    return clean if isinstance(clean, dict) else plain


def _case(wiring: Wiring, name: str | None, *, deep: bool) -> Case:
    host = wiring.host(name)
    return Case(wiring.expertise, host.round, consent=Consent(to_all=deep or host.is_recorded))


@cache
def _wiring() -> Wiring:
    """The knowledge is opened once, whatever the number of texts; folders that do not answer are gone without."""
    ask_own_places(os.environ)
    ask_places(map(str, read_config().knowledge_folders))
    return Wiring()
