"""One option of dockerd's command line."""

from __future__ import annotations

from assistant.model.fact import Absent, Answer, Known, Unknown
from assistant.model.look import Look
from assistant.probes.answers import all_alike
from assistant.probes.config.flags import flags_in_force
from assistant.probes.probe import Probe
from assistant.probes.specs import text

SPECS = (
    text(
        "config.flag",
        "the value of an option of dockerd, `true` for one that stands alone",
        "option",
    ),
    text("config.flag_source", "the file that gives dockerd the option", "option"),
)


def ask(look: Look, of: str | None) -> dict[str, Answer]:
    """`systemctl show docker.service -p ExecStart,...` and the settings files that it names, or /etc/default/docker.

    Sample, systemd 252: `ExecStart={ path=/usr/sbin/dockerd ; argv[]=/usr/sbin/dockerd -H fd:// $DOCKER_OPTS ; ... }`
    with `DOCKER_OPTS="--log-driver=journald"` in /etc/default/docker.
    Source: https://docs.docker.com/reference/cli/dockerd/
    """
    flags = flags_in_force(look)
    if isinstance(flags, Unknown):
        return all_alike(SPECS, flags)
    name = (of or "").lstrip("-")
    found = [flag for flag in flags if flag.name == name]
    if not found:
        return all_alike(SPECS, Absent())
    return {
        "config.flag": Known(", ".join(flag.value for flag in found)),
        "config.flag_source": Known(found[-1].source),
    }


PROBE = Probe("config.flag", SPECS, ask, of="option")
