"""Drydock as its users start it on a lab host: in their own login, with the symptom on standard input."""

import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.lab.hosts.labhost import LabHost
from tests.lab.hosts.processes import Outcome

DRYDOCK = Path(sys.executable).with_name("drydock")


@dataclass(frozen=True)
class Answer:
    """What a command with --json answered.

    Attributes:
        shown: what a person saw beside it: each step before it was approved.
    """

    code: int
    content: Mapping[str, Any]
    shown: str = ""

    @property
    def best_cause(self) -> tuple[str, str]:
        """Id and status of the cause that is named first; empty where none is."""
        causes = self.content.get("causes", [])
        return (causes[0]["id"], causes[0]["status"]) if causes else ("", "")

    @property
    def claimed(self) -> list[str]:
        """Return the causes that are said to be there for certain."""
        return [cause["id"] for cause in self.content.get("causes", []) if cause["status"] == "confirmed"]

    @property
    def outcome(self) -> str:
        """Return how the fix ended."""
        return str(self.content.get("outcome", {}).get("status", ""))


def diagnose(host: LabHost, text: str, user: str = "root", *, deep: bool = False) -> Answer:
    """Have the text explained, with looks at the host; `deep`: also those that take long."""
    return _answer(_drydock(host, f"diagnose - --json{' --deep' if deep else ''}", text, user))


def fix(host: LabHost, text: str, user: str = "root", risk: str = "disruptive") -> Answer:
    """Have the fault fixed, with every step approved beforehand that affects no more than `risk`; empty: nothing."""
    allow = f" --allow {risk}" if risk else ""
    return _answer(_drydock(host, f"fix - --json --yes{allow}", text, user))


def fix_on_terminal(host: LabHost, text: str, user: str = "root") -> Outcome:
    """Have the fault fixed by a person at a terminal who approves each step, and says that it works then."""
    host.write("/tmp/error.txt", text)
    return on_terminal(host, "fix /tmp/error.txt", user)


def on_terminal(host: LabHost, arguments: str, user: str = "root") -> Outcome:
    """Run a command on a terminal where each question is answered with yes; what stood there at the end."""
    python = DRYDOCK.with_name("python")
    line = f"exec {python} -m tests.lab.terminal {DRYDOCK} {arguments}"
    return host.run("bash", "-lc", line, user=user, timeout_s=120)


def doctor(host: LabHost, user: str = "root") -> Outcome:
    """Have the host looked at without a text."""
    return _drydock(host, "doctor", "", user)


def _drydock(host: LabHost, arguments: str, text: str, user: str) -> Outcome:
    return host.run("bash", "-lc", f"exec {DRYDOCK} {arguments}", stdin=text, user=user, timeout_s=120)


def _answer(outcome: Outcome) -> Answer:
    try:
        return Answer(outcome.code, json.loads(outcome.out), " ".join(outcome.err.split()))
    except json.JSONDecodeError:
        raise AssertionError(f"exit code {outcome.code}, no JSON: {outcome.text}") from None
