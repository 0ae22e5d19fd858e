"""What a command would bring about that the host shows already: then it is not run, and nothing is taken back later.

A command that changes nothing has a way back all the same. Taken, it would undo what somebody else has done: stop a
container that ran before, remove a network that was there, switch an interface off.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Sequence

from assistant.model.errors import RefusedError
from assistant.model.pattern import Pattern
from assistant.steps.plan.host_now import HostNow

Shows = Callable[[HostNow, Sequence[str]], bool | None]
"""Whether the host shows it, by the words that a form holds; None where it does not tell."""


def already(argv: Sequence[str], here: HostNow) -> str:
    """What is so already, as a clause; empty where it is not, or where the host does not tell.

    Raises:
        RefusedError: something else stands where the command would make or remove a link, or has the new name.
    """
    if not argv:
        return ""
    line = " ".join((posixpath.basename(argv[0]), *argv[1:]))
    for form, shows, says in _FORMS:
        found = form.fullmatch(line)
        if found is not None:
            return says.format(*found.groups()) if shows(here, found.groups()) is True else ""
    return ""


def _fact(name: str, *values: str) -> Shows:
    """A fact about each of the things that are named has one of these values."""

    def shows(here: HostNow, words: Sequence[str]) -> bool:
        return all(here.text(name, each) in values for each in words[-1].split())

    return shows


def _holds(name: str, *, wanted: bool = True) -> Shows:
    return lambda here, words: here.holds(name, words[-1]) is wanted


def _equals(name: str) -> Shows:
    """A fact about the first word has the last one as its value."""
    return lambda here, words: here.text(name, words[0] if words[1:] else None) == words[-1]


def _is_linked(here: HostNow, words: Sequence[str]) -> bool:
    target, path = words
    status = here.act.stat(path)
    if status is not None and (status.kind, status.target) != ("link", target):
        raise RefusedError(f"something else stands at {path}", reference="path-taken", context=path)
    return status is not None


def _is_unlinked(here: HostNow, words: Sequence[str]) -> bool:
    status = here.act.stat(words[0])
    if status is not None and status.kind != "link":
        raise RefusedError(
            f"{words[0]} is no longer the link that was made, so it stays", reference="path-taken", context=words[0]
        )
    return status is None


def _is_chosen(here: HostNow, words: Sequence[str]) -> bool:
    status = here.act.stat(f"/etc/alternatives/{words[0]}")
    return status is not None and status.target == words[1]


def _is_renamed(here: HostNow, words: Sequence[str]) -> bool:
    old, new = words
    if here.holds("container.exists", new) is not True:
        return False
    if here.holds("container.exists", old) is not False:
        raise RefusedError(
            f"another container is called {new}", reference="name-taken", context=f"docker inspect {new}"
        )
    return True


def _has_no_swap(here: HostNow, _: Sequence[str]) -> bool:
    return here.text("kernel.swap_total_bytes") == "0"


_DOWN = ("created", "exited", "dead")
_FORMS: tuple[tuple[Pattern, Shows, str], ...] = tuple(
    (Pattern(form), shows, says)
    for form, shows, says in (
        (r"docker (?:container )?start (.+)", _fact("container.state", "running"), "{0}: running"),
        (r"docker (?:container )?stop (?:-t \d+ )?(.+)", _fact("container.state", *_DOWN), "{0}: not running"),
        (r"docker (?:container )?pause (.+)", _fact("container.state", "paused"), "{0}: paused"),
        (r"docker (?:container )?unpause (.+)", _fact("container.state", "running", *_DOWN), "{0}: not paused"),
        (r"docker (?:container )?rename (\S+) (\S+)", _is_renamed, "it is called {1}"),
        (
            r"docker (?:container )?update --restart[= ](\S+) (\S+)",
            lambda here, words: here.text("container.restart_policy", words[1]) == words[0],
            "the restart policy of {1} is {0}",
        ),
        (r"docker context use (\S+)", _equals("daemon.context"), "{0} is the context in use"),
        (r"docker network create (?:.* )?(\S+)", _holds("network.exists"), "there is a network {0}"),
        (r"docker network rm (\S+)", _holds("network.exists", wanted=False), "there is no network {0}"),
        (r"systemctl start (.+)", _fact("service.active_state", "active"), "{0}: active"),
        (r"systemctl stop (.+)", _fact("service.active_state", "inactive", "failed"), "{0}: not active"),
        (r"systemctl enable (.+)", _fact("service.enabled", "enabled"), "{0}: enabled"),
        (r"systemctl disable (.+)", _fact("service.enabled", "disabled", "masked"), "{0}: not enabled"),
        (r"systemctl mask (.+)", _fact("service.load_state", "masked"), "{0}: masked"),
        (r"systemctl unmask (.+)", _fact("service.load_state", "loaded", "not-found"), "{0}: not masked"),
        (r"ip link set (\S+) up", _holds("interface.up"), "{0} is up"),
        (r"ip link set (\S+) down", _holds("interface.up", wanted=False), "{0} is down"),
        (r"sysctl -w (\S+?)=(\S+)", _equals("kernel.sysctl"), "{0} is {1}"),
        (r"chgrp (\S+) /(?:var/)?run/docker\.sock", _equals("daemon.socket_group"), "it is of the group {0}"),
        (r"ln -s (\S+) (\S+)", _is_linked, "{1} leads to {0}"),
        (r"rm (/etc/resolv\.conf)", _is_unlinked, "there is no {0}"),
        (r"update-alternatives --set (\S+) (\S+)", _is_chosen, "{0} is {1}"),
        (r"swapoff -a", _has_no_swap, "no swap is in use"),
    )
)
