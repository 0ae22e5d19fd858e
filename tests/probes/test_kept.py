"""A snapshot keeps what probes read of a host's answers: the same facts come of it, and nothing else is in it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from assistant.model.exchange import decode_ask, decode_reply, encode_exchange
from assistant.probes.catalogue import PROBES
from assistant.probes.kept import kept
from assistant.text.redaction import redact
from assistant.text.redaction.data import redacted
from tests.probes.golden import plain_facts
from tests.probes.replay import ReplayLook

HERE = Path(__file__).parent
CASES = sorted(HERE.glob("*/*.json"))
BY_NAME = {probe.name: probe for probe in PROBES}
ARGUMENTS = ("image.command", "image.entrypoint")
"""The only facts of which a snapshot knows less: a program's arguments may be secrets."""


def _facts(case: dict[str, Any], replies: list[Any]) -> dict[str, Any]:
    probe = BY_NAME[case["probe"]]
    return plain_facts(probe.ask(ReplayLook(replies, case.get("otherwise")), case.get("of")))


def _kept(ask: Any, reply: Any) -> Any:
    question = decode_ask(ask)
    return redacted(encode_exchange(question, kept(question, decode_reply(reply))), redact)


@pytest.mark.parametrize("path", CASES, ids=lambda path: str(path.relative_to(HERE).with_suffix("")))
def test_what_is_kept_of_recorded_replies_gives_the_same_facts(path: Path) -> None:
    case = json.loads(path.read_text())
    replies = [_kept(*pair) for pair in case["replies"]]
    facts = _facts(case, replies)
    assert [_kept(*pair) for pair in replies] == replies, "what is kept of a snapshot is the snapshot"
    assert {k: v for k, v in facts.items() if k not in ARGUMENTS} == {
        k: v for k, v in case["facts"].items() if k not in ARGUMENTS
    }, "what the probe reads is to be named in assistant/probes/kept.py"


ANSWERS = [
    (
        {"type": "engine", "path": "/containers/web/json"},
        {
            "Id": "1",
            "Path": "app",
            "Args": ["SECRET"],
            "State": {
                "Status": "running",
                "Health": {"Status": "unhealthy", "Log": [{"ExitCode": 1, "Output": "x " * 200 + "SECRET"}]},
            },
            "Config": {
                "Env": ["A=SECRET"],
                "Cmd": ["app", "SECRET"],
                "Entrypoint": ["SECRET"],
                "Labels": {"a": "SECRET"},
                "Image": {"SECRET": 1},
                "Healthcheck": {"Test": ["SECRET"]},
            },
            "HostConfig": {"LogConfig": {"Type": "splunk", "Config": {"splunk-token": "SECRET"}}, "Memory": ["SECRET"]},
            "Mounts": [{"Type": "volume", "Source": "/a", "Name": "SECRET"}],
        },
    ),
    (
        {"type": "engine", "path": "/images/a:1/json"},
        {"Config": {"Cmd": ["a", "SECRET"], "Env": ["SECRET"], "Labels": 1}},
    ),
    (
        {"type": "engine", "path": "/info"},
        {"ServerVersion": "1", "Labels": ["SECRET"], "Runtimes": {"runc": {"path": "SECRET"}}},
    ),
    (
        {"type": "engine", "path": "/containers/json?all=1"},
        [{"Id": "1", "Command": "SECRET", "Labels": {"a": "SECRET"}}],
    ),
    ({"type": "engine", "path": "/networks"}, [{"Name": "a", "Labels": {"a": "SECRET"}, "Options": {"x": "SECRET"}}]),
    (
        {"type": "engine", "path": "/system/df"},
        {"Containers": [{"SizeRw": 1, "Command": "SECRET"}], "Images": ["SECRET"]},
    ),
    (
        {"type": "engine", "path": "/events?since=0"},
        {"Action": "exec_create: sh -c SECRET", "Actor": {"ID": "1", "Attributes": {"a": "SECRET"}}},
    ),
    ({"type": "engine", "path": "/of/the/future"}, {"a": "SECRET"}),
]
FILES = [
    (
        "/root/.docker/config.json",
        '{"auths": {"r": {"auth": "SECRET"}}, "HttpHeaders": {"X": "SECRET"}, "proxies": "SECRET"}',
    ),
    ("/var/lib/docker/containers/1/config.v2.json", '{"ID": "1", "Name": "/a", "Config": {"Env": ["SECRET"]}}'),
    (
        "/root/.docker/contexts/meta/1/meta.json",
        '{"Metadata": {"x": "SECRET"}, "Endpoints": {"docker": {"Host": "fd://"}}}',
    ),
    ("/root/.bashrc", "export A=SECRET\nexport DOCKER_HOST=tcp://a\n"),
    ("/var/log/docker.log", 'time="x" level=info msg="SECRET"\nlevel=info SECRET'.splitlines()[0]),
]


@pytest.mark.parametrize(
    ("ask", "answer"), ANSWERS, ids=lambda each: each.get("path") if isinstance(each, dict) else ""
)
@pytest.mark.parametrize("status", [200, 500])
def test_environment_labels_arguments_and_logs_are_never_kept(ask: Any, answer: Any, status: int) -> None:
    assert "SECRET" not in str(_kept(ask, {"type": "response", "status": status, "text": json.dumps(answer)}))


@pytest.mark.parametrize(("path", "text"), FILES)
def test_of_files_only_what_is_read_is_kept(path: str, text: str) -> None:
    kept_reply = _kept({"type": "read", "path": path}, {"type": "content", "text": text})
    assert "SECRET" not in str(kept_reply)


def test_of_a_units_journal_only_its_faults_since_the_last_start_are_kept() -> None:
    lines = [
        {"MESSAGE": 'level=error msg="SECRET before"', "PRIORITY": "3"},
        {"MESSAGE": "Starting", "MESSAGE_ID": "7d4958e842da4a758f6c1cdc7b36dcc5", "_CMDLINE": "SECRET"},
        {"MESSAGE": 'time="x" level=info msg="SECRET"', "PRIORITY": "6", "SYSLOG_IDENTIFIER": "dockerd"},
        {"MESSAGE": 'time="x" level=error msg="a fault"', "PRIORITY": "6", "SYSLOG_IDENTIFIER": "dockerd"},
    ]
    ask = {"type": "run", "argv": ["journalctl", "-u", "docker.service", "-o", "json"]}
    reply = _kept(ask, {"type": "ran", "code": 0, "out": "\n".join(map(json.dumps, lines))})
    assert "SECRET" not in str(reply)
    assert "a fault" in str(reply)
