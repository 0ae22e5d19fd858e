"""What a service wrote about its last start."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

import msgspec

from assistant.model.fact import Absent, Answer, Known, Reason, Unknown
from assistant.model.look import Content, Look, Ran, Read
from assistant.probes.answers import all_alike, garbled, not_a, words
from assistant.probes.document import Document, parse_lines
from assistant.probes.probe import Probe
from assistant.probes.service.manager import NO_MANAGER, is_unit, manager_of
from assistant.probes.service.properties import Properties, show
from assistant.probes.specs import texts, truth
from assistant.probes.whole import run_whole
from assistant.text.parts import head_of

STARTING = "7d4958e842da4a758f6c1cdc7b36dcc5"
"""The MESSAGE_ID of systemd's `Starting ...` (systemd, sd-messages.h, SD_MESSAGE_UNIT_STARTING)."""
ENTRIES = 200
MOST_LINES = 30
LONGEST_LINE = 2000
LOGS = ("/var/log/docker.log", "/var/log/upstart/docker.log", "/var/log/docker")
_ERROR, _NOTICE = 3, 5
_TOO_OFTEN = "Start request repeated too quickly"
_LIMITED = ("start-limit-hit", "start-limit", "service-start-limit-hit")
# logrus writes `time="..." level=error msg=...`; what has no such head is a panic, a usage fault or a last word.
_LOGRUS = re.compile(r'time="?[^" ]*"? level=(\w+)')
_FAULTS = ("error", "fatal", "panic")
_DENIED = ("insufficient permissions", "not seeing messages from other users")

SPECS = (
    texts("service.fatal_lines", "what was logged about a fault since the last start, newest last", "unit", past=True),
    truth(
        "service.start_limit_hit", "systemd refuses to start it: it failed too often in a short time", "unit", past=True
    ),
)


class Entry(msgspec.Struct, frozen=True):
    """One entry of the journal; priority 3 is an error, 6 is information."""

    message: str
    priority: int = 6
    identifier: str = ""
    message_id: str = ""


def ask(look: Look, of: str | None) -> dict[str, Answer]:
    """`journalctl -u UNIT -b -n 200 -o json --no-pager`, from its last start on; without systemd the end of a log file.

    Sample of one line, systemd 252: {"MESSAGE":"unable to configure the Docker daemon with file
        /etc/docker/daemon.json: invalid character '}' looking for beginning of object key string",
        "PRIORITY":"6","SYSLOG_IDENTIFIER":"dockerd"}
    Source: https://systemd.io/JOURNAL_EXPORT_FORMATS/
    """
    if of is None or not is_unit(of):
        return all_alike(SPECS, not_a("a unit"))
    manager = manager_of(look)
    if manager == "systemd":
        return _from_journal(look, of)
    if isinstance(manager, Unknown):
        return all_alike(SPECS, manager)
    lines = _from_log(look) if manager == "sysv" and of == "docker.service" else NO_MANAGER
    return {"service.fatal_lines": lines, "service.start_limit_hit": NO_MANAGER}


def parse_journal(text: str) -> tuple[Entry, ...]:
    """The entries in journalctl's JSON lines, oldest first."""
    return tuple(_entry(line) for line in parse_lines(text) if line.is_object)


def since_last_start(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """The entries from systemd's last `Starting ...` on; all when there is none.

    A start that the start limit refused has no such entry, so that the reason of the one before it stays in sight.
    """
    starts = [place for place, entry in enumerate(entries) if entry.message_id == STARTING]
    return entries[starts[-1] :] if starts else entries


def fatal_lines(entries: Iterable[Entry]) -> tuple[str, ...]:
    """The lines that name a fault, newest last."""
    found = [head_of(entry.message.strip(), LONGEST_LINE) for entry in entries if _is_fault(entry)]
    return tuple(line for line in found if line)[-MOST_LINES:]


def kept_journal(text: str) -> str:
    """What is read of the JSON lines: messages about faults since the last start, and that there were any."""
    entries = parse_journal(text)
    if not entries:
        return "?" if text.strip() else ""
    wanted = [each for each in since_last_start(entries) if _is_read(each)]
    return "".join(_line(each) for each in wanted or [Entry("")])


def kept_log(text: str) -> str:
    """The same of a log file, whose last start has a line of its own."""
    return "".join(f"{head_of(line, LONGEST_LINE)}\n" for line in parse_log(text))


def _is_read(entry: Entry) -> bool:
    return entry.message_id == STARTING or _TOO_OFTEN in entry.message or _is_fault(entry)


def _line(entry: Entry) -> str:
    fields = {
        "MESSAGE": head_of(entry.message.strip(), LONGEST_LINE),
        "PRIORITY": str(entry.priority),
        "SYSLOG_IDENTIFIER": entry.identifier,
        "MESSAGE_ID": entry.message_id,
    }
    return json.dumps({name: value for name, value in fields.items() if value}, ensure_ascii=False) + "\n"


def _from_journal(look: Look, unit: str) -> dict[str, Answer]:
    state = show(look, unit)
    user = ("--user",) if isinstance(state, Properties) and state.is_user_unit else ()
    reply = run_whole(look, ("journalctl", *user, "-u", unit, "-b", "-n", str(ENTRIES), "-o", "json", "--no-pager"))
    if not isinstance(reply, Ran):
        return _answers(state, reply)
    if any(said in reply.err for said in _DENIED) and not reply.out.strip():
        remedy = "run Drydock with sudo, or as a user of the group systemd-journal"
        return _answers(state, Unknown(Reason.DENIED, "this user may not read the system's journal", remedy))
    if reply.code != 0 and not reply.out.strip():
        return _answers(state, Unknown(Reason.UNREADABLE, f"journalctl: {head_of(reply.err.strip(), 200)}"))
    entries = parse_journal(reply.out)
    if reply.out.strip() and not entries:
        return _answers(state, garbled("journalctl"))
    return _answers(state, since_last_start(entries))


def _answers(state: Properties | Unknown, entries: tuple[Entry, ...] | Unknown) -> dict[str, Answer]:
    lines = entries if isinstance(entries, Unknown) else words(fatal_lines(entries))
    return {"service.fatal_lines": lines, "service.start_limit_hit": _limit_hit(state, entries)}


def _limit_hit(state: Properties | Unknown, entries: tuple[Entry, ...] | Unknown) -> Answer:
    """Whether systemd refuses to start it again. The first failure stays the unit's result, so the journal is asked."""
    if isinstance(state, Unknown):
        return state
    if missing := state.lacks("ActiveState", "Result"):
        return missing
    if state.one("ActiveState") != "failed":
        return Known(False)
    if state.one("Result") in _LIMITED:
        return Known(True)
    return entries if isinstance(entries, Unknown) else Known(any(_TOO_OFTEN in entry.message for entry in entries))


def _from_log(look: Look) -> Answer:
    """The end of dockerd's log file, from its last start on."""
    for path in LOGS:
        reply = look.read(Read(path, limit_bytes=65536, tail=True))
        if isinstance(reply, Content):
            return words(parse_log(reply.text))
        if isinstance(reply, Unknown):
            return reply
    return Absent()


def parse_log(text: str) -> tuple[str, ...]:
    """The lines of a log file that name a fault, since its last `Starting up`."""
    lines = text.splitlines()
    starts = [place for place, line in enumerate(lines) if 'msg="Starting up"' in line]
    return fatal_lines(Entry(line, identifier="dockerd") for line in (lines[starts[-1] :] if starts else lines))


def _entry(line: Document) -> Entry:
    priority = line.at("PRIORITY").text
    identifier = line.at("SYSLOG_IDENTIFIER").text
    level = int(priority) if priority.isascii() and priority.isdecimal() else 6
    return Entry(_message(line.at("MESSAGE")), level, identifier, line.at("MESSAGE_ID").text)


def _message(field: Document) -> str:
    """A message; the journal writes one that is not plain text as a list of its bytes."""
    if not field.is_array:
        return field.text
    data = bytes(each.number for each in field.items if each.number is not None and 0 <= each.number < 256)
    return data.decode(errors="replace")


def _is_fault(entry: Entry) -> bool:
    if entry.priority <= _ERROR:
        return True
    if entry.identifier == "systemd":
        return entry.priority <= _NOTICE
    found = _LOGRUS.match(entry.message)
    return found is None or found[1] in _FAULTS


PROBE = Probe("service.journal", SPECS, ask, of="unit")
