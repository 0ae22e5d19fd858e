"""A small knowledge base with its recogniser, and a host with systemd whose dockerd has failed."""

from __future__ import annotations

import json
from collections import Counter
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from assistant.diagnosis.expertise import Expertise
from assistant.host.once import Once
from assistant.kb.load import load
from assistant.matching.matcher import Matcher
from assistant.model.exchange import same_question
from assistant.model.look import Ask, Look
from assistant.probes.catalogue import SPECS
from tests.kb.vocabulary import write
from tests.probes.replay import ReplayLook

GOLDEN = Path(__file__).parent.parent / "probes/service/journal-failed.json"
NOT_HELD = {"state": "unknown", "reason": "not-recorded", "detail": "this host does not tell", "remedy": ""}

DOES_NOT_START = "service/does-not-start"
BAD_JSON = "config/daemon-json-syntax"
DISK_FULL = "storage/disk-full"
BAD_JSON_LINE = "unable to configure the Docker daemon with file /etc/docker/daemon.json: invalid character '}'"

_TREE = """\
symptom: {symptom}
title: {title}
words: [{words}]
messages:
{messages}
questions:
{questions}
causes:
  - id: {symptom}-cause
    title: "The cause of: {title}"
    odds: common
    explain: It is so.
    wrong_if: It is not so.
    evidence:
{evidence}
    fixes:
      - id: think
        title: Think about it
        risk: read-only
        steps:
          - ask_human: Think.
            why: It helps.
        verify: []
        undo: nothing-to-undo
    sources: ["https://docs.docker.com/"]
examples:
  - text: "{example}"
    source: a test
not_examples:
  - "something else"
"""


def tree(
    symptom: str, title: str, words: str, messages: list[str], example: str, evidence: list[str], questions: list[str]
) -> str:
    """A tree with one cause."""
    rows = {
        name: "\n".join(f"{indent}- {each}" for each in lines) or " []"
        for name, indent, lines in (
            ("messages", "  ", messages), ("evidence", "      ", evidence), ("questions", "  ", questions)
        )
    }  # fmt: skip
    return _TREE.format(symptom=symptom, title=title, words=words, example=example, **rows)


TREES = {
    DOES_NOT_START: tree(
        DOES_NOT_START,
        "Docker does not start",
        "docker won't start",
        ["{text: Job for docker.service failed because the control process exited, echo: true}"],
        "Job for docker.service failed because the control process exited",
        ["{fact: kernel.sysctl, of: vm.overcommit_memory, is: '2', effect: confirms, says: memory is short}"],
        ["{id: since, ask: Since when?, answers: {today: today, ever: ever}}"],
    ),
    BAD_JSON: tree(
        BAD_JSON,
        "daemon.json is no JSON",
        "broken settings file",
        ["'unable to configure the Docker daemon with file {path}: invalid character'"],
        BAD_JSON_LINE,
        ["{fact: kernel.sysctl, of: vm.swappiness, is: '1', effect: confirms, says: it swaps}"],
        ["{id: which, ask: Which port?, fills: port}"],
    ),
    DISK_FULL: tree(
        DISK_FULL,
        "The disk is full",
        "no room left",
        ["'write {path}: no space left on device'"],
        "write /x: no space left on device",
        ["{fact: disk.volumes_bytes, above: 1GB, effect: confirms, says: 'volumes take it: {value}'}"],
        ["{id: grown, ask: Has it grown?, answers: {'yes': 'yes', 'no': 'no'}}"],
    ),
}


@cache
def expertise() -> Expertise:
    """The three trees, compiled once."""
    with TemporaryDirectory() as folder:
        kb = load([write(Path(folder), {f"{path}.yaml": text for path, text in TREES.items()})], SPECS)
    return Expertise(kb, Matcher.load(Matcher.compile(kb.messages, kb.phrases)))


class SmallHost(ReplayLook):
    """A Look at a host whose docker.service has failed; counts what it is asked.

    Args:
        journal: what dockerd said before it gave up; empty: docker.service runs and has said nothing.
        more: other questions, as plain data, with their replies.
    """

    def __init__(self, *journal: str, more: list[Any] | None = None) -> None:
        replies = json.loads(GOLDEN.read_text())["replies"]
        for ask, reply in replies:
            argv = ask.get("argv", ())
            if "journalctl" in argv:
                reply["out"] = "\n".join(json.dumps(_entry(line)) for line in journal)
            elif "show" in argv and not journal:
                reply["out"] = reply["out"].replace("ActiveState=failed", "ActiveState=active")
        super().__init__(replies + (more or []), otherwise=NOT_HELD)
        self.asked: Counter[Ask] = Counter()

    def round(self) -> Look:
        """One round's memory before it."""
        return Once(self)

    def _reply(self, ask: Ask) -> Any:
        self.asked[same_question(ask)] += 1
        return super()._reply(ask)


def _entry(line: str) -> dict[str, str]:
    return {"MESSAGE": line, "PRIORITY": "3", "SYSLOG_IDENTIFIER": "dockerd"}
