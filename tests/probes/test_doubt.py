"""Unknown never proves anything: a reply that is cut off, missing or damaged makes no fact say the contrary."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from assistant.model.exchange import decode_ask, same_question
from assistant.model.fact import Absent, Answer, Known, Reason, Unknown
from assistant.model.look import Ask, Dial, DialFailed, Dns, DnsAnswer, Engine, Environ, Read, Run
from assistant.probes.catalogue import PROBES
from tests.probes.replay import ReplayLook

HERE = Path(__file__).parent
CASES = sorted(HERE.glob("*/*.json"))
BY_NAME = {probe.name: probe for probe in PROBES}
NOT_RECORDED = {"state": "unknown", "reason": "not-recorded", "detail": "", "remedy": ""}
_ANY_WORDS = re.compile(r"^/proc/\d+/(comm|cmdline)$|^/proc/sys/|^dmesg$|-o cat")
"""Where any text can be meant: names that processes give themselves, settings, and lines of the kernel's log."""
_CUTS = (0.0, 0.6)
IN_PARTS = {
    "daemon.docker_host_files": "collected from many files; one that is found is worth having when another is not seen",
    "dns.candidates": "collected from many files; the same",
    "dns.best_candidate": "the first of those that are found",
    "disk.largest_logs": "a container whose name is not seen is named by its id",
}
"""Facts that may say less when less is seen, and still be true: they tell what there is, not that there is no more."""


def _id(path: Path) -> str:
    return str(path.relative_to(HERE).with_suffix(""))


def _case(path: Path) -> dict[str, Any]:
    case: dict[str, Any] = json.loads(path.read_text())
    return case


class BareLook(ReplayLook):
    """A recorded host that has nothing else: no other file, no other program, nobody who knows a name."""

    def _reply(self, ask: Ask) -> Any:
        return super()._reply(ask) if same_question(ask) in self._replies else _nothing(ask)


def _nothing(ask: Ask) -> Any:
    if isinstance(ask, Dns):
        return DnsAnswer("NXDOMAIN")
    if isinstance(ask, Dial) or (isinstance(ask, Engine) and ask.endpoint is None):
        return DialFailed("refused")
    return Unknown(Reason.NOT_INSTALLED) if isinstance(ask, Run | Environ | Engine) else Absent()


class Hosts:
    """A case's host, as often as its replies can be damaged; they are read once, for they are many.

    Attributes:
        before: the facts of the whole replies.
    """

    def __init__(self, path: Path) -> None:
        self._case = _case(path)
        self._looks = [each(self._case["replies"], NOT_RECORDED) for each in (ReplayLook, BareLook)]
        self.probe = self._case["probe"]
        self.replies = self._case["replies"]
        self.before = self._ask(self._looks[0])

    def damaged(self, ask: Any, reply: Any) -> Iterator[dict[str, Answer]]:
        """The facts after one reply was damaged, on hosts that answer further questions in two ways."""
        # A reply that is missing now may lead to questions that the real host was never asked.
        for look in self._looks:
            yield self._ask(look.but(ask, reply))

    def _ask(self, look: ReplayLook) -> dict[str, Answer]:
        return BY_NAME[self.probe].ask(look, self._case.get("of"))


def _contradictions(before: dict[str, Answer], after: dict[str, Answer]) -> dict[str, tuple[Answer, Answer]]:
    """The facts that say something else now; to know less is no contradiction."""
    return {
        name: (before[name], answer)
        for name, answer in after.items()
        if not isinstance(answer, Unknown) and not isinstance(before[name], Unknown) and answer != before[name]
        if not (name in IN_PARTS and isinstance(answer, Known))
    }


def _cut(reply: dict[str, Any]) -> Iterator[dict[str, Any]]:
    member = {"content": "text", "ran": "out"}.get(reply.get("type", ""))
    if member and reply[member] and not reply.get("cut"):
        yield from ({**reply, member: reply[member][: int(len(reply[member]) * share)], "cut": True} for share in _CUTS)


def _is_tail(plain: object) -> bool:
    ask = decode_ask(plain)
    return isinstance(ask, Read) and ask.tail


@pytest.mark.parametrize("path", CASES, ids=_id)
def test_what_is_cut_off_proves_nothing(path: Path) -> None:
    hosts = Hosts(path)
    for ask, reply in hosts.replies:
        for damaged in _cut(reply) if not _is_tail(ask) else ():
            for after in hosts.damaged(ask, damaged):
                assert _contradictions(hosts.before, after) == {}, ask


@pytest.mark.parametrize("path", CASES, ids=_id)
def test_what_is_not_recorded_proves_nothing(path: Path) -> None:
    hosts = Hosts(path)
    for ask, _ in hosts.replies:
        for after in hosts.damaged(ask, NOT_RECORDED):
            assert _contradictions(hosts.before, after) == {}, ask


@pytest.mark.parametrize("path", CASES, ids=_id)
def test_an_answer_of_the_engine_that_makes_no_sense_proves_nothing(path: Path) -> None:
    hosts = Hosts(path)
    for ask, reply in hosts.replies:
        for damaged in _senseless(reply):
            for after in hosts.damaged(ask, damaged):
                assert _contradictions(hosts.before, after) == {}, (ask, damaged["text"])


def _senseless(reply: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Other JSON than was asked for, and what is none; a list of nothing and no line at all are fair answers."""
    text = reply.get("text", "")
    if reply.get("type") == "response" and reply["status"] == 200 and text[:1] in ("{", "["):
        other = "[]" if text.startswith("{") else "{}"
        yield from ({**reply, "text": each} for each in ("<html>", text[:-2], "null", other))


@pytest.mark.parametrize("path", CASES, ids=_id)
def test_what_no_program_or_kernel_says_proves_nothing(path: Path) -> None:
    hosts = Hosts(path)
    for ask, reply in hosts.replies:
        for damaged in _nonsense(ask, reply):
            for after in hosts.damaged(ask, damaged):
                assert _contradictions(hosts.before, after) == {}, ask


def _nonsense(ask: dict[str, Any], reply: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """In place of a command's output and of the kernel's own files; a person's file may hold anything."""
    if _ANY_WORDS.search(ask.get("path") or " ".join(ask.get("argv", ()))):
        return
    is_kernels = ask.get("path", "").startswith(("/proc/", "/sys/")) and reply.get("type") == "content"
    if is_kernels or (reply.get("type") == "ran" and reply["out"]):
        yield {**reply, "text" if is_kernels else "out": "?? nonsense ??\n"}


TELLING_REFUSALS = {
    "daemon.answering": "how a question to the engine fails is what its facts tell",
    "daemon.default_at_login": "whether the engine answers is part of it",
    "daemon.endpoint": "the docker command line goes on without a settings file that it may not read",
    "daemon.context_exists": "the same",
    "disk.hung": "a df that does not end is what a hung file system looks like",
    "disk.hung_mounts": "the same",
    "disk.data_root": "without systemctl there is no unit that could name a settings file",
    "firewall.backend": "without iptables there is none",
    **dict.fromkeys(
        ("group.exists", "group.gid", "group.members", "group.is_local"), "without getent /etc/group is all there is"
    ),
}
"""Probes and facts that a refusal does tell something."""


@pytest.mark.parametrize("path", CASES, ids=_id)
def test_what_is_refused_or_comes_too_late_proves_nothing(path: Path) -> None:
    hosts = Hosts(path)
    for ask, _ in hosts.replies:
        for refusal in _refusals(ask["type"]):
            # On a bare host much else is missing, too, and without getent there, say, nobody has a name indeed.
            found = _contradictions(hosts.before, next(hosts.damaged(ask, refusal)))
            told = {name: found[name] for name in found if not {name, hosts.probe} & TELLING_REFUSALS.keys()}
            assert told == {}, (ask, refusal)


def _refusals(kind: str) -> Iterator[dict[str, Any]]:
    """Denied, timed out, unreadable; a command that is not installed; of the engine an error of its own, too."""
    if kind == "run":
        yield {**NOT_RECORDED, "reason": "not-installed"}
    if kind == "engine":
        yield from ({"type": "response", "status": status, "text": '{"message":"no"}'} for status in (403, 500, 503))
        yield {"type": "dial-failed", "why": "denied", "detail": "permission denied"}
    if kind in ("run", "read", "stat", "list", "engine"):
        yield from ({**NOT_RECORDED, "reason": reason} for reason in ("denied", "timed-out", "unreadable"))
