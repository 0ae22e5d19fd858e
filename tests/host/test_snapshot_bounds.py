"""A snapshot comes from elsewhere: what no host has ever answered is cut or left out when it is read."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.host.snapshot import SCHEMA, load_snapshot
from assistant.host.snapshot_bounds import LONGEST_NAME, LONGEST_OUTPUT, MOST_ANSWERS, TOO_MUCH
from assistant.model.errors import SnapshotError
from assistant.model.fact import Known, Reason, Unknown
from assistant.model.look import Content, Engine, ListDir, Ran, Read, Response, Run, Stat
from assistant.probes.asking import LONGEST_CHARS, MOST_VALUES, sensible
from assistant.probes.document import parse_document

HUGE = 10**400
READ = {"type": "read", "path": "/x", "limit_bytes": 100, "tail": False}
STATUS = {"type": "status", "kind": "file", "mode": 0, "uid": 0, "gid": 0, "owner": "", "group": ""}


def snapshot(folder: Path, *replies: Any, **changed: Any) -> Path:
    whole = {"schema": SCHEMA, "taken": "now", "version": "0", "host": "h", "replies": list(replies), **changed}
    (folder / "s.json").write_text(json.dumps(whole))
    return folder / "s.json"


def test_a_name_of_any_length_is_cut(tmp_path: Path) -> None:
    host = load_snapshot(snapshot(tmp_path, host="a" * 2_000_000, taken="\x1b[2J" * 1_000_000))
    assert len(host.name) < 3 * LONGEST_NAME
    assert host.name.isprintable()


@pytest.mark.parametrize(
    ("ask", "reply"),
    [
        (ListDir("/x"), {"type": "names", "names": ["n"] * 150_000}),
        (Stat("/x"), {**STATUS, "size": HUGE}),
        (Stat("/x"), {**STATUS, "modified": 1e300}),
        (Engine("/info"), {"type": "response", "status": 200, "text": "x" * 17_000_000}),
        (Engine("/info"), {"type": "response", "status": 200, "text": "", "headers": {"h": "x" * 17_000_000}}),
    ],
    ids=["names", "number", "moment", "text", "header"],
)
def test_an_answer_that_no_host_gives_is_unknown(tmp_path: Path, ask: Any, reply: Any) -> None:
    kind = {ListDir: "list", Stat: "stat", Engine: "engine"}[type(ask)]
    plain = {"type": kind, "path": ask.path} | ({"method": "GET", "endpoint": None} if kind == "engine" else {})
    look = load_snapshot(snapshot(tmp_path, [plain, reply])).look
    assert getattr(look, kind)(ask) == TOO_MUCH


def test_too_many_answers_and_too_long_questions_are_refused(tmp_path: Path) -> None:
    pair = [READ, {"state": "absent"}]
    with pytest.raises(SnapshotError, match="not a valid snapshot"):
        load_snapshot(snapshot(tmp_path, *[pair] * (MOST_ANSWERS + 1)))
    with pytest.raises(SnapshotError, match="not a valid snapshot"):
        load_snapshot(snapshot(tmp_path, [{**READ, "path": "x" * 100_000}, {"state": "absent"}]))


def test_outputs_and_files_are_cut_as_live_ones_are(tmp_path: Path) -> None:
    ran = [{"type": "run", "argv": ["id"], "timeout_s": 1.0}, {"type": "ran", "code": 0, "out": "x" * 2_000_000}]
    look = load_snapshot(snapshot(tmp_path, ran, [READ, {"type": "content", "text": "ab" * 100}])).look
    assert look.run(Run(("id",))) == Ran(0, "x" * LONGEST_OUTPUT, cut=True)
    assert look.read(Read("/x", 100)) == Content("ab" * 50, cut=True)
    assert look.read(Read("/x")) == Content("ab" * 100)


@pytest.mark.parametrize("value", [HUGE, float("nan"), float("inf"), "x" * (LONGEST_CHARS + 1), ("x",) * 30_000])
def test_a_value_that_makes_no_sense_is_unknown(value: Any) -> None:
    answer = sensible(Known(value))
    assert isinstance(answer, Unknown)
    assert answer.reason is Reason.UNREADABLE


@pytest.mark.parametrize("value", [True, 0, -1.5, "", "x", (), ("x",) * MOST_VALUES])
def test_a_usual_value_stays(value: Any) -> None:
    assert sensible(Known(value)) == Known(value)


@pytest.mark.parametrize("text", ["NaN", "[Infinity]", '{"a": -Infinity}', "1" * 5000, "[" * 100_000])
def test_what_json_does_not_have_is_not_read(text: str) -> None:
    assert parse_document(text) is None


def test_a_number_that_no_counter_holds_is_none() -> None:
    found = parse_document(str(HUGE))
    assert found is not None
    assert found.number is None


_SIZES = st.sampled_from([0, 1, 300, 70_000, 150_000])
_VALUES = st.one_of(
    st.integers(),
    st.just(HUGE),
    st.floats(),
    st.booleans(),
    st.none(),
    _SIZES.map("x".__mul__),
    _SIZES.map(["x"].__mul__),
    st.sampled_from([50, 2000, 60_000]).map(lambda deep: "[" * deep),
)


@given(
    value=_VALUES,
    place=st.sampled_from(["host", "taken", "schema", "replies", "argv", "out", "code", "text", "status"]),
)
def test_a_snapshot_with_any_value_anywhere_is_read_or_refused(
    value: Any, place: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    ran = {"type": "ran", "code": 0, "out": "", **({place: value} if place in ("code", "out") else {})}
    run = {"type": "run", "argv": value if place == "argv" else ["id"], "timeout_s": 1.0}
    response = {
        "type": "response",
        "status": 200,
        "text": "",
        **({place: value} if place in ("text", "status") else {}),
    }
    engine = {"type": "engine", "path": "/info", "method": "GET", "endpoint": None}
    whole = {place: value} if place in ("host", "taken", "schema", "replies") else {}
    path = snapshot(tmp_path_factory.mktemp("s"), [run, ran], [engine, response], **whole)
    with suppress(SnapshotError):
        found = load_snapshot(path).look.engine(Engine("/info"))
        assert not isinstance(found, Response) or found.status < 1 << 64
