"""What real hosts printed is recognised from the text alone, also when it was lower-cased and lost its line ends."""

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.lab.faults.catalogue import FAULTS
from tests.lab.faults.fault import Fault
from tests.lab.faults.none import NO_FAULTS, NoFault
from tests.lab.recording import FOLDER

pytestmark = pytest.mark.processes

_TRIAGE = (str(Path(sys.executable).with_name("drydock")), "triage", "-")


def _read(name: str) -> str:
    return (FOLDER / f"{name}.txt").read_text()


def _mangled(text: str) -> str:
    return text.lower().replace("\n", "")


@pytest.fixture(scope="module")
def answers() -> Mapping[str, Mapping[str, Any]]:
    """Triage all recorded texts at once: as they are, and mangled."""
    names = [fault.id for fault in FAULTS] + [no_fault.id for no_fault in NO_FAULTS]
    texts = {name: _read(name) for name in names} | {f"{name} mangled": _mangled(_read(name)) for name in names}
    lines = "".join(json.dumps({"id": name, "text": text}) + "\n" for name, text in texts.items())
    done = subprocess.run(_TRIAGE, input=lines, capture_output=True, text=True, check=True)
    return {answer["id"]: answer for answer in map(json.loads, done.stdout.splitlines())}


@pytest.mark.parametrize("form", ["", " mangled"], ids=["as printed", "mangled"])
@pytest.mark.parametrize("fault", FAULTS, ids=[fault.id for fault in FAULTS])
def test_the_text_alone_leads_to_the_cause(answers: Mapping[str, Mapping[str, Any]], fault: Fault, form: str) -> None:
    answer = answers[fault.id + form]
    assert fault.cause in [cause["id"] for cause in answer["causes"]], answer


@pytest.mark.parametrize("no_fault", NO_FAULTS, ids=[each.id for each in NO_FAULTS])
def test_a_text_without_a_fault_leads_nowhere(answers: Mapping[str, Mapping[str, Any]], no_fault: NoFault) -> None:
    assert answers[no_fault.id]["symptoms"] == []
