"""What the commands print fits the schemas that `drydock schema` prints, and those are the published ones."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click
import msgspec
import pytest
from jsonschema import Draft202012Validator

from assistant.cli.schema import command
from assistant.diagnosis.case import Case
from assistant.diagnosis.contract import fixed_object
from assistant.model.contract.triage import TriageLine
from assistant.model.event import KINDS, plain_payload
from assistant.model.schemas import SCHEMAS, schema_of
from assistant.store.journal import SqliteJournal
from assistant.text.redaction import redact
from assistant.wiring import Wiring
from tests.cli.run import BROKEN, PASTE, drydock
from tests.repair.fakes import context_of
from tests.repair.test_walk import EDIT, RESTARTED, fix_of, sick_host, walk
from tests.store.recorded_journal import copy_of_recorded

PUBLISHED = Path(__file__).parents[2] / "docs" / "schema"
ON_BROKEN = ("--host", BROKEN, "--json")


def faults(name: str, value: object) -> list[str]:
    """What does not fit."""
    return [f"{each.json_path}: {each.message}" for each in Draft202012Validator(schema_of(name)).iter_errors(value)]


@pytest.fixture
def recorded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The journal is the recorded one, with sessions of every kind."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    return copy_of_recorded(tmp_path / "drydock")


@pytest.mark.parametrize("name", SCHEMAS)
def test_each_schema_is_a_schema_and_is_published(name: str) -> None:
    Draft202012Validator.check_schema(schema_of(name))
    published = json.loads((PUBLISHED / f"{name}.json").read_text(encoding="utf-8"))
    assert published == schema_of(name), "make schemas"


def test_nothing_else_is_published() -> None:
    assert {path.stem for path in PUBLISHED.glob("*.json")} == set(SCHEMAS)


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_command_prints_it(name: str) -> None:
    assert drydock("schema", name).json == schema_of(name)


def test_the_command_lists_the_names() -> None:
    listed = drydock("schema").out.splitlines()
    assert [row.split()[0] for row in listed] == list(SCHEMAS)
    assert list(drydock("schema", "--json").json["names"]) == list(SCHEMAS)


def test_the_shell_completes_the_names() -> None:
    (name,) = (each for each in command.params if each.name == "name")
    completed = name.shell_complete(click.Context(command), "tri")
    assert [each.value for each in completed] == ["triage-in", "triage"]


def test_a_name_that_does_not_exist_is_wrong_usage_with_the_names() -> None:
    shown = drydock("schema", "nonsense")
    assert shown.code == 2
    assert "diagnosis" in shown.err


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("diagnosis", ("diagnose", str(PASTE), *ON_BROKEN)),
        ("diagnosis", ("diagnose", str(PASTE), "--no-probe", "--json")),
        ("diagnosis", ("guide", "daemon/does-not-start", *ON_BROKEN)),
        ("doctor", ("doctor", *ON_BROKEN)),
        ("history", ("history", "--json")),
        ("history", ("history", "--search", "exec format", "--json")),
        *(("session", ("show", str(number), "--json")) for number in range(1, 10)),
        ("session", ("export", "6", "--format", "json")),
        ("resumed", ("resume", "2", *ON_BROKEN)),
    ],
    ids=lambda given: " ".join(given[:2]) if isinstance(given, tuple) else given,
)
def test_what_a_command_prints_fits_its_schema(name: str, arguments: tuple[str, ...], recorded: Path) -> None:
    printed = drydock(*arguments).json
    assert faults(name, printed) == []
    assert _without(printed, "schema"), "an empty object would fit too much"
    assert faults(name, _without(printed, "schema")) != []


def test_a_fix_fits_whether_something_was_tried_or_not() -> None:
    expertise = Wiring().expertise
    case = Case(expertise)
    case.read(PASTE.read_text())
    outcome = walk(fix_of(EDIT, RESTARTED), context_of(sick_host()))
    assert outcome.status == "fixed"
    for each in (outcome, None):
        printed = json.loads(msgspec.json.encode(fixed_object(case.conclude(), each, session=None)))
        assert printed["outcome"]["status"] in ("fixed", "nothing-to-do")
        assert faults("fix", printed) == []


def test_the_lines_of_triage_fit() -> None:
    given = [{"id": 1, "text": PASTE.read_text()}, {"id": "b", "text": "hello"}]
    lines = "\n".join(json.dumps(each) for each in given)
    shown = drydock("triage", "-", stdin=f"{lines}\nnot json\n".encode())
    printed = [json.loads(row) for row in shown.out.splitlines()]
    assert [faults("triage-in", each) for each in given] == [[], []]
    assert [faults("triage", each) for each in printed] == [[], [], []]
    assert ["error" in each for each in printed] == [False, False, True]
    assert faults("triage-in", {"id": 1}) != []
    assert msgspec.convert(given[0], TriageLine).id == 1


def test_every_event_of_a_recorded_journal_fits(recorded: Path) -> None:
    journal = SqliteJournal.open_at(recorded, redact)
    seen = set()
    for line in journal.sessions():
        for event in journal.events(line.number):
            row: dict[str, Any] = {"session": event.session, "number": event.number, "at": event.at, "kind": event.kind}
            row["payload"] = json.loads(msgspec.json.encode(plain_payload(event.payload)))
            assert faults("events", row) == []
            seen.add(event.kind)
    journal.close()
    assert set(KINDS) - seen == {"chosen", "closed"}, "version 0.1 wrote neither"


def _without(printed: dict[str, object], key: str) -> dict[str, object]:
    return {name: value for name, value in printed.items() if name != key}
