"""The form of a golden file: what a probe was told by a real host, and the facts that must come of it.

{"tool": "docker 20.10.24, Debian 12",     what printed this, with its version
 "probe": "daemon.version",                 the probe under test
 "of": null,                                the object asked about
 "replies": [[ask, reply], ...],            see assistant/model/exchange.py
 "otherwise": reply,                        optional: the reply to every other question
 "facts": {"daemon.version": "20.10.24",    a value: Known
           "daemon.context": null,          null: Absent
           "daemon.pid": {"unknown": "denied"}}}
"""

from __future__ import annotations

import functools
import json
from pathlib import Path
from typing import Any

from assistant.model.fact import Answer, Known, Unknown


def plain_fact(answer: Answer) -> Any:
    """An answer as golden files write it."""
    if isinstance(answer, Known):
        return list(answer.value) if isinstance(answer.value, tuple) else answer.value
    if isinstance(answer, Unknown):
        return {"unknown": answer.reason.value}
    return None


def plain_facts(answers: dict[str, Answer]) -> dict[str, Any]:
    """A probe's answers as golden files write them."""
    return {name: plain_fact(answer) for name, answer in answers.items()}


@functools.cache
def recorded_texts() -> tuple[str, ...]:
    """Everything that a host ever printed in a golden file, for tests that damage it."""
    cases = [json.loads(path.read_text()) for path in sorted(Path(__file__).parent.glob("*/*.json"))]
    replies = [reply for case in cases for _, reply in case["replies"]]
    texts = {reply.get("out") or reply.get("text") for reply in replies} - {None, ""}
    return tuple(sorted(texts))
