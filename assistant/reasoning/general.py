"""What a sentence says in place of a value that is not known: "the container", never a gap."""

from __future__ import annotations

import re

from assistant.model.pattern import Pattern
from assistant.text.template import Placeholder

_NOUNS = {
    "value": "none",
    "item": "each of them",
    "config.file": "the configuration file",
    "config.key": "the key's value",
    "container.exit_meaning": "the meaning of its exit code",
    "disk.data_root": "the data-root",
    "disk.logs_bytes": "the size of the logs",
    "dns.best_candidate": "a DNS server that answers",
    "dns.hosts_entry": "the line in /etc/hosts",
    "login.store": "the credential store",
    "loop.next_path": "the next loop device",
    "network.free_range": "a free range",
    "port.holder": "the program that holds the port",
    "port.holder_container": "the container that holds the port",
    "service.active_state": "the unit's state",
    "service.last_exec_start": "the unit's last start command",
    "user.name": "the user",
}
"""Where the name of the fact does not say it."""
_UNIT = Pattern(r"_(?:pct|s|ms|seconds)\Z")
_COMMAND = Pattern(
    r"(?:^|[\s(`'\"])(?:docker|systemctl|journalctl|ip|ss|ls|cat|df|mkdir|chown|chmod|rm|sudo)(?: [\w./-]+)* \Z"
)
_SENTENCE_BEGINS = Pattern(r"(?:\A|[.!?:]\s+)\Z")


def add_general(said: str, placeholder: Placeholder) -> str:
    """A sentence so far, and then what stands for a value that is not known."""
    noun = _noun(placeholder)
    bare = noun.removeprefix("the ")
    if _COMMAND.search(said):
        return said + re.sub(r"[^A-Z]+", "_", bare.upper())
    if said and not said[-1].isspace() and said[-1] not in "('\"`":
        return said + "…"
    head, that, rest = bare.partition(" that ")
    named = re.search(rf"(?P<article>\b(?:the|its|this|that|a|an) )?\b{re.escape(head)} \Z", said, re.I)
    if named and bare != noun:
        # "the container {container}" is "the container" without its name, and "port {port}" is "the port".
        before, again = said[: named.start()], named.group().rstrip() + that + rest
        return before + (again if named["article"] else _begun(before, f"the {again[:1].lower()}{again[1:]}"))
    return said + _begun(said, noun)


def _noun(placeholder: Placeholder) -> str:
    if placeholder.name in _NOUNS:
        return _NOUNS[placeholder.name]
    last = placeholder.name.rpartition(".")[2]
    if placeholder.is_fact and last.endswith("_bytes"):
        return "an unknown amount"
    return "the " + re.sub(r"[_-]", " ", _UNIT.sub("", last))


def _begun(before: str, noun: str) -> str:
    return noun[:1].upper() + noun[1:] if _SENTENCE_BEGINS.search(before) and not before.endswith(": ") else noun
