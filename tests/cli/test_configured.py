"""What the configuration settles holds in every mouth: secrets of one's own, width, words."""

import json
import sqlite3
from pathlib import Path

import pytest

from assistant.wiring import Wiring, data_folder
from tests.cli.run import BROKEN, PASTE, drydock

SECRET = "ACME-4711-0815"
TEXT = f"docker: Error response from daemon: licence {SECRET}: no space left on device"


@pytest.fixture
def configured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A configuration of one's own, and a journal of its own."""
    own = tmp_path / "config.toml"
    own.write_text("width = 50\nwords = 'brief'\n[redaction]\npatterns = ['ACME-[0-9]{4}-[0-9]{4}']\n")
    monkeypatch.setenv("DRYDOCK_CONFIG", str(own))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return tmp_path


@pytest.mark.usefixtures("configured")
def test_a_pattern_of_ones_own_takes_its_secrets_out_everywhere() -> None:
    said = drydock("diagnose", "--no-probe", "--json", "-", stdin=TEXT.encode())
    assert "no space left" in said.out
    with sqlite3.connect(data_folder() / "journal.db") as db:
        kept = " ".join(payload for (payload,) in db.execute("SELECT payload FROM events"))
    db.close()
    assert "no space left" in kept
    shown = [drydock(*each.split()).out for each in ("show 1", "export 1", "export 1 --format json", "history --json")]
    assert [text for text in (said.out, kept, *shown) if SECRET in text] == []


@pytest.mark.usefixtures("configured")
def test_python_programs_pass_the_same_door() -> None:
    assert SECRET not in Wiring().redact(TEXT)


@pytest.mark.usefixtures("configured")
def test_answers_are_as_wide_and_as_brief_as_is_wanted() -> None:
    brief = drydock("diagnose", "--host", BROKEN, str(PASTE)).out
    assert "This is wrong if" not in brief
    assert "Ruled out" not in brief
    assert "Fix 1" in brief
    assert max(len(row) for row in brief.splitlines()) <= 50


def test_without_a_configuration_nothing_is_left_out() -> None:
    full = drydock("diagnose", "--host", BROKEN, str(PASTE)).out
    assert "This is wrong if" in full
    assert "Ruled out" in full
    assert json.loads(drydock("config", "--json").out)["settings"]["words"]["value"] == "full"
