"""What is recorded comes back, without secrets; a snapshot that is none is refused, never a crash."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.host.recorder import Recorder
from assistant.host.snapshot import SCHEMA, SnapshotHost, load_snapshot
from assistant.host.snapshot_writer import save_snapshot
from assistant.model.errors import SnapshotError
from assistant.model.fact import Absent, Reason, Unknown
from assistant.model.look import (
    Ask,
    Certificate,
    Content,
    Dial,
    DialFailed,
    Dialled,
    Dns,
    DnsAnswer,
    Engine,
    Environ,
    Environment,
    ListDir,
    Names,
    Ran,
    Read,
    Reply,
    Response,
    Run,
    Stat,
    Status,
)
from tests.probes.replay import ReplayLook

EXCHANGES: list[tuple[Ask, Reply]] = [
    (Run(("id", "-G")), Ran(0, "0\n")),
    (Read("/proc/1/cmdline"), Content("init\0")),
    (Read("/none"), Absent()),
    (Stat("/run/docker.sock", follow=True), Status("socket", 0o660, 0, 115, "root", "docker")),
    (ListDir("/proc"), Names(("1", "2"))),
    (Engine("/info"), Response(200, '{"Images":1}')),
    (Engine("/_ping", endpoint="unix:///x"), DialFailed("denied", "Permission denied")),
    (Dial("r", 443, "tls"), Dialled("192.0.2.7", "expired", Certificate("a", "b", ("r",), "1", "2", True), 2)),
    (Dns("a", "192.0.2.1"), DnsAnswer("NXDOMAIN")),
    (Environ(), Environment({"HOME": "/root"})),
    (Run(("nope",)), Unknown(Reason.NOT_INSTALLED, "nope is not installed", "install it")),
]


def test_a_recorded_file_is_found_however_much_of_it_is_asked_for(tmp_path: Path) -> None:
    recorder = Recorder(
        ReplayLook([[{"type": "read", "path": "/a", "limit_bytes": 16}, {"type": "content", "text": "x"}]])
    )
    recorder.read(Read("/a", limit_bytes=64))
    save_snapshot(tmp_path / "host.json", recorder.exchanges, host="h", redact=_keep)
    look = load_snapshot(tmp_path / "host.json").look
    assert look.read(Read("/a")) == Content("x")
    assert look.read(Read("/a", tail=True)) == Unknown(Reason.NOT_RECORDED, "the snapshot does not contain this")


def _keep(text: str) -> str:
    return text


def _save(path: Path, exchanges: list[tuple[Ask, Reply]] = EXCHANGES) -> Path:
    save_snapshot(path, exchanges, host="host", redact=_keep)
    return path


def _ask(host: SnapshotHost, ask: Ask) -> Reply:
    look = host.look
    ways: dict[type, Any] = {
        Run: look.run,
        Read: look.read,
        Stat: look.stat,
        ListDir: look.list,
        Engine: look.engine,
        Dial: look.dial,
        Dns: look.dns,
        Environ: look.environ,
    }
    reply: Reply = ways[type(ask)](ask)
    return reply


def test_every_kind_of_reply_comes_back(tmp_path: Path) -> None:
    host = load_snapshot(_save(tmp_path / "s.json"))
    assert [_ask(host, ask) for ask, _ in EXCHANGES] == [reply for _, reply in EXCHANGES]


def test_patience_is_not_part_of_a_question(tmp_path: Path) -> None:
    host = load_snapshot(_save(tmp_path / "s.json"))
    assert host.look.run(Run(("id", "-G"), timeout_s=9.0)) == Ran(0, "0\n")


def test_what_was_not_asked_is_not_recorded(tmp_path: Path) -> None:
    reply = load_snapshot(_save(tmp_path / "s.json")).look.read(Read("/etc/shadow"))
    assert isinstance(reply, Unknown)
    assert reply.reason is Reason.NOT_RECORDED


def test_a_snapshot_cannot_be_changed_and_names_its_host(tmp_path: Path) -> None:
    host = SnapshotHost.load(_save(tmp_path / "s.json"))
    assert host.act is None
    assert "host" in host.name


def test_a_snapshot_is_readable_by_its_owner_alone(tmp_path: Path) -> None:
    assert stat.S_IMODE(os.stat(_save(tmp_path / "s.json")).st_mode) == 0o600


def test_a_snapshot_can_be_read_by_a_person_an_answer_a_line_and_moves_no_terminal(tmp_path: Path) -> None:
    hostile: list[tuple[Ask, Reply]] = [(Run(("a",)), Ran(0, "\x1b[2J \x9b2J \u202e\x7f")), (Run(("b",)), Ran(0, "\n"))]
    text = _save(tmp_path / "s.json", hostile).read_text()
    assert [line[:8] for line in text.splitlines()[1:-1]] == ['[{"type"', '[{"type"']
    assert text.replace("\n", "").isprintable()
    assert [_ask(load_snapshot(tmp_path / "s.json"), ask) for ask, _ in hostile] == [reply for _, reply in hostile]


def test_every_text_passes_the_redaction(tmp_path: Path) -> None:
    secret: list[tuple[Ask, Reply]] = [
        (Run(("a",)), Ran(0, "hunter2", "hunter2")),
        (Read("/b"), Content("hunter2")),
        (Environ(), Environment({"HTTP_PROXY": "http://u:hunter2@p"})),
        (Dial("hunter2", 1), DialFailed("refused", "hunter2")),
        (ListDir("/c"), Names(("hunter2",))),
    ]
    path = tmp_path / "s.json"
    save_snapshot(path, secret, host="hunter2", redact=lambda text: text.replace("hunter2", "[removed]"))
    assert "hunter2" not in path.read_text()


def test_json_that_redaction_would_break_stays_json(tmp_path: Path) -> None:
    path = tmp_path / "s.json"
    answer: list[tuple[Ask, Reply]] = [
        (Engine("/info"), Response(200, '{"LiveRestoreEnabled": true, "Warnings": ["token=1"]}'))
    ]
    save_snapshot(
        path, answer, host="h", redact=lambda text: text.replace("true", "[removed]").replace("1", "[removed]")
    )
    reply = load_snapshot(path).look.engine(Engine("/info"))
    assert isinstance(reply, Response)
    assert json.loads(reply.text) == {"LiveRestoreEnabled": True, "Warnings": ["token=[removed]"]}


def test_a_recorder_passes_on_and_keeps_the_newest_reply() -> None:
    class Counting(ReplayLook):
        asked = 0

        def run(self, ask: Run) -> Any:
            self.asked += 1
            return Ran(self.asked, "")

    recorder = Recorder(Counting([]))
    assert recorder.run(Run(("a",))) == Ran(1, "")
    assert recorder.run(Run(("a",), timeout_s=9.0)) == Ran(2, "")
    assert [reply for _, reply in recorder.exchanges] == [Ran(2, "")]


def test_a_snapshot_that_cannot_be_written_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(SnapshotError):
        _save(tmp_path / "file" / "s.json")


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SnapshotError):
        load_snapshot(tmp_path / "none.json")


def test_a_fifo_is_an_error_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "fifo")
    with pytest.raises(SnapshotError):
        load_snapshot(tmp_path / "fifo")


def test_a_file_that_is_too_long_is_an_error(tmp_path: Path) -> None:
    with (tmp_path / "s.json").open("wb") as file:
        file.truncate(100 * 1_048_576)
    with pytest.raises(SnapshotError):
        load_snapshot(tmp_path / "s.json")


def _whole(**changed: Any) -> dict[str, Any]:
    return {"schema": SCHEMA, "taken": "now", "version": "0", "host": "h", "replies": [], **changed}


HOSTILE = {
    "nothing": b"",
    "no JSON": b"\0\xff not json",
    "a list": b"[]",
    "another schema": json.dumps(_whole(schema="drydock.snapshot/99")).encode(),
    "no schema": json.dumps({"replies": []}).encode(),
    "a host that is a number": json.dumps(_whole(host=1)).encode(),
    "replies that are an object": json.dumps(_whole(replies={})).encode(),
    "a reply that is a text": json.dumps(_whole(replies=["x"])).encode(),
    "a pair of three": json.dumps(_whole(replies=[[1, 2, 3]])).encode(),
    "a question of no kind": json.dumps(_whole(replies=[[{"type": "reboot"}, {"state": "absent"}]])).encode(),
    "a question without its parts": json.dumps(_whole(replies=[[{"type": "run"}, {"state": "absent"}]])).encode(),
    "a reply of no kind": json.dumps(_whole(replies=[[{"type": "environ"}, {"type": "x"}]])).encode(),
    "a reply of another kind": json.dumps(_whole(replies=[[{"type": "environ"}, {"state": "absent"}]])).encode(),
    "a state of no kind": json.dumps(_whole(replies=[[{"type": "environ"}, {"state": "gone"}]])).encode(),
    "deep nesting": b"[" * 100_000,
    "deep nesting inside": b'{"schema": "' + SCHEMA.encode() + b'", "replies": ' + b"[" * 100_000,
    "a NUL": json.dumps(_whole()).encode() + b"\0",
}


@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_file_is_an_error(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "s.json").write_bytes(data)
    with pytest.raises(SnapshotError):
        load_snapshot(tmp_path / "s.json")


@given(st.text(max_size=200))
def test_any_text_can_be_recorded(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.mktemp("s") / "s.json"
    host = load_snapshot(_save(path, [(Read("/x"), Content(text))]))
    assert host.look.read(Read("/x")) == Content(text)
