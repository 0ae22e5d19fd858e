"""The proxy in the environment of Docker's service."""

from __future__ import annotations

import re
import shlex

from assistant.model.fact import Answer, Unknown
from assistant.model.look import Look
from assistant.probes.answers import all_alike, garbled, word
from assistant.probes.probe import Probe
from assistant.probes.service.properties import show
from assistant.probes.specs import text

SPECS = (
    text("proxy.service_https", "HTTPS_PROXY in the environment of docker.service"),
    text("proxy.service_https_plain", "the same with http://, when it begins with https://"),
)
_SECURE = re.compile(r"https://(?=[^\s])", re.IGNORECASE)


def ask(look: Look, _of: str | None) -> dict[str, Answer]:
    """Run `systemctl show docker.service -p Environment` (with other properties).

        Environment=HTTP_PROXY=http://proxy.example:3128 "NO_PROXY=localhost, 127.0.0.1" HTTPS_PROXY=https://proxy.example:3128

    systemd 252. Of a variable that is set twice the last value holds, which is the one shown.
    https://docs.docker.com/engine/daemon/proxy/#systemd-unit-file
    """
    value = https_proxy_of_service(look)
    if isinstance(value, Unknown):
        return all_alike(SPECS, value)
    return {"proxy.service_https": word(value), "proxy.service_https_plain": word(plain(value))}


def https_proxy_of_service(look: Look) -> str | Unknown | None:
    """HTTPS_PROXY in the environment of docker.service; None when it has none."""
    found = show(look, "docker.service")
    missing = found if isinstance(found, Unknown) else found.lacks("Environment")
    return missing if missing or isinstance(found, Unknown) else parse_https_proxy(found.one("Environment"))


def parse_https_proxy(environment: str) -> str | Unknown | None:
    """HTTPS_PROXY of the line Environment=; Go programs look at the name in capitals first."""
    try:
        pairs = dict(each.split("=", 1) for each in shlex.split(environment) if "=" in each)
    except ValueError:
        return garbled("the environment of docker.service")
    return pairs.get("HTTPS_PROXY") or pairs.get("https_proxy")


def plain(value: str | None) -> str | None:
    """An https:// address as http://; None for every other one."""
    return _SECURE.sub("http://", value, count=1) if value and _SECURE.match(value) else None


PROBE = Probe("proxy.service", SPECS, ask)
