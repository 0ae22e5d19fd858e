"""`from assistant import diagnose`: what the command prints, as an object, without a trace on the disk."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from assistant import diagnose
from assistant.model.errors import UsageError
from tests.transcript import recorded

pytestmark = pytest.mark.processes

DRYDOCK = str(Path(sys.executable).with_name("drydock"))
SESSION = recorded()[0]
HOST = f"snapshot:{SESSION.path('.snapshot.json')}"


def _comparable(diagnosis: dict[str, Any]) -> dict[str, Any]:
    facts = [{**fact, "took_ms": 0} for fact in diagnosis["facts"]]
    return {**diagnosis, "session": None, "facts": sorted(facts, key=str)}


def test_it_is_the_object_that_the_command_prints(tmp_path: Path) -> None:
    command = [DRYDOCK, "diagnose", "-", "--json", "--host", HOST]
    environment = {"HOME": str(tmp_path), "PATH": os.environ["PATH"], "XDG_CACHE_HOME": os.environ["XDG_CACHE_HOME"]}
    done = subprocess.run(command, input=SESSION.text, capture_output=True, text=True, env=environment, check=True)
    assert _comparable(diagnose(SESSION.text, host=HOST)) == _comparable(json.loads(done.stdout))


def test_the_text_alone_is_read_when_no_probe_is_wanted() -> None:
    found = diagnose("Bind for 0.0.0.0:8080 failed: port is already allocated", probe=False)
    assert found["causes"]
    assert found["facts"] == []


def test_no_session_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert diagnose(SESSION.text, host=HOST)["session"] is None
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_kind_of_host_is_refused() -> None:
    with pytest.raises(UsageError):
        diagnose("anything", host="carrier-pigeon:7")
