"""The home of the user who asks, and who owns the docker settings in it."""

from __future__ import annotations

from assistant.model.fact import Absent, Answer, Known, Unknown
from assistant.model.look import Content, Look, Ran, Stat, Status
from assistant.probes.answers import all_alike, garbled
from assistant.probes.probe import Probe
from assistant.probes.specs import text
from assistant.probes.user.accounts import USER_FILE
from assistant.probes.user.identity import invoking_identity
from assistant.probes.whole import read_whole, run_whole

_HOME_FIELD = 5

SPECS = (
    text("user.home", "the home of the user who asks"),
    text("user.docker_config_owner", "who owns the docker settings in that home; none when there are none"),
)


def ask(look: Look, _of: str | None) -> dict[str, Answer]:
    """`getent passwd UID` of the invoking user, then the owner of ~/.docker/config.json, or else of ~/.docker.

    Sample of getent, glibc 2.36: `joe:x:1000:1000:Joe:/home/joe:/bin/bash`
    Source: https://docs.docker.com/engine/install/linux-postinstall/#manage-docker-as-a-non-root-user
    """
    home = home_of_invoker(look)
    if isinstance(home, Unknown):
        return all_alike(SPECS, home)
    return {"user.home": Known(home), "user.docker_config_owner": _owner(look, home)}


def home_of_invoker(look: Look) -> str | Unknown:
    """The home of the user who asks; under sudo of the one who called it."""
    identity = invoking_identity(look)
    if isinstance(identity, Unknown):
        return identity
    printed = run_whole(look, ("getent", "passwd", str(identity.uid)))
    if isinstance(printed, Ran):
        return parse_home(printed.out, identity.uid)
    on_file = read_whole(look, USER_FILE)
    return parse_home(on_file.text, identity.uid) if isinstance(on_file, Content) else printed


def parse_home(entries: str, uid: int) -> str | Unknown:
    """The home in the passwd line of a user."""
    for line in entries.splitlines():
        fields = line.split(":")
        if len(fields) > _HOME_FIELD and fields[2] == str(uid) and fields[_HOME_FIELD].startswith("/"):
            return fields[_HOME_FIELD].rstrip("/") or "/"
    return garbled("getent")


def _owner(look: Look, home: str) -> Answer:
    for path in (f"{home}/.docker/config.json", f"{home}/.docker"):
        reply = look.stat(Stat(path))
        if isinstance(reply, Status):
            return Known(reply.owner)
        if isinstance(reply, Unknown):
            return reply
    return Absent()


PROBE = Probe("user.home", SPECS, ask)
