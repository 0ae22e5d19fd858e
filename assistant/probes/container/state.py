"""What the engine knows of one container."""

from __future__ import annotations

from assistant.model.fact import Absent, Answer, Known, Unknown
from assistant.model.look import Look
from assistant.probes.answers import all_alike, garbled, number, told, word, words, yes_or_no
from assistant.probes.container.exit_codes import meaning_of, signal_of
from assistant.probes.container.inspect import inspect
from assistant.probes.container.names import name_of
from assistant.probes.document import Document
from assistant.probes.probe import Probe
from assistant.probes.specs import quantity, text, texts, truth
from assistant.text.parts import head_of

_OF = "container"
_STATES = ("created", "running", "paused", "restarting", "removing", "exited", "dead")
# Podman's words for the same.
_OTHER_STATES = {"configured": "created", "initialized": "created", "stopped": "exited", "stopping": "running"}
NEWEST_CHECKS = 5
LONGEST_OUTPUT = 200

SPECS = (
    truth("container.exists", "whether there is such a container, running or not", _OF),
    text("container.name", "its name", _OF),
    text("container.state", "what it is doing", _OF, _STATES),
    quantity(
        "container.exit_code", "the exit code of its last run; none while it runs or before it ran", _OF, past=True
    ),
    text("container.exit_meaning", "what that exit code means", _OF, past=True),
    text("container.signal", "the signal that ended it", _OF, past=True),
    truth("container.oom_killed", "whether the engine saw the kernel kill it for want of memory", _OF, past=True),
    text("container.error", "why it could not be started", _OF, past=True),
    text("container.health", "what its health check says", _OF, ("none", "starting", "healthy", "unhealthy")),
    texts("container.health_log", "what the last health checks printed, newest last", _OF, past=True),
    quantity("container.restarts", "how often its restart policy has started it again", _OF, past=True),
    text("container.restart_policy", "its restart policy", _OF),
    text("container.image", "the image that it was created from", _OF),
    quantity("container.memory_limit_bytes", "the memory that it may use; none when there is no limit", _OF),
    text("container.network_mode", "the network that it was started in", _OF),
    texts("container.published_ports", "its ports on the host, as 8080->80/tcp", _OF),
)


def ask(look: Look, of: str | None) -> dict[str, Answer]:
    """Ask the engine: `GET /containers/NAME/json`.

        {"Id":"4f79fb3ea9b1...","Name":"/oom","RestartCount":0,"LogPath":"/var/lib/docker/containers/...-json.log",
         "State":{"Status":"exited","OOMKilled":true,"ExitCode":137,"Error":"","StartedAt":"2026-11-20T12:52:40.98552163Z",
                  "FinishedAt":"2026-11-20T12:52:40.998760215Z"},
         "HostConfig":{"Memory":8388608,"RestartPolicy":{"Name":"no"},"NetworkMode":"default","PortBindings":{}},
         "Mounts":[],"Config":{"Image":"busybox:1.35"}}

    Engine 20.10.24. https://docs.docker.com/reference/api/engine/version/v1.41/#tag/Container/operation/ContainerInspect
    """
    found = inspect(look, of)
    if isinstance(found, Unknown):
        return all_alike(SPECS, found)
    if isinstance(found, Absent):
        return all_alike(SPECS, Absent()) | {"container.exists": Known(False)}
    return parse_container(found)


def parse_container(found: Document) -> dict[str, Answer]:
    """Read one container as the engine describes it."""
    host, image, restarts = found.at("HostConfig"), found.at("Config", "Image"), found.at("RestartCount")
    policy, memory, ports = host.at("RestartPolicy", "Name"), host.at("Memory"), host.at("PortBindings")
    return {
        "container.exists": Known(True),
        "container.name": told(word(name_of(found)), found.at("Name")),
        **parse_state(found.at("State")),
        "container.restarts": told(number(restarts.number), restarts),
        "container.restart_policy": told(Known(policy.text or "no"), policy),
        "container.image": told(word(image.text), image),
        "container.memory_limit_bytes": told(number(memory.number or None), memory),
        "container.network_mode": told(word(host.at("NetworkMode").text), host.at("NetworkMode")),
        "container.published_ports": told(words(parse_ports(ports)), ports),
    }


def parse_state(state: Document) -> dict[str, Answer]:
    """Read the State of a container."""
    error, killed = state.at("Error"), state.at("OOMKilled")
    status = _OTHER_STATES.get(state.at("Status").text, state.at("Status").text)
    return {
        "container.state": told(
            Known(status) if status in _STATES else garbled("the Docker engine"), state.at("Status")
        ),
        **_parse_exit(state, status),
        "container.oom_killed": told(yes_or_no(killed.truth), killed),
        "container.error": told(word(error.text), error),
        **parse_health(state.at("Health")),
    }


def _parse_exit(state: Document, status: str) -> dict[str, Answer]:
    """The code of the last run; of a start that failed too, which the engine puts there beside its Error."""
    has_ended = status in ("exited", "dead", "restarting")
    code = state.at("ExitCode").number if has_ended or state.at("Error").text else None
    tells = (state.at("Status"), state.at("ExitCode" if has_ended else "Error"))
    return {
        "container.exit_code": told(number(code), *tells),
        "container.exit_meaning": told(word(None if code is None else meaning_of(code)), *tells),
        "container.signal": told(word(None if code is None else signal_of(code)), *tells),
    }


def parse_health(health: Document) -> dict[str, Answer]:
    """Read the Health of a container, which one without a health check lacks."""
    status = health.at("Status").text or "none"
    newest = health.at("Log").items[-NEWEST_CHECKS:]
    is_status = status in ("none", "starting", "healthy", "unhealthy")
    log = health.at("Log") if health.is_object else health
    return {
        "container.health": told(
            Known(status) if is_status else garbled("the Docker engine"),
            # Of a part of it the status may be missing; a container without a health check has no part of it.
            health.at("Status") if health.is_object else health,
        ),
        "container.health_log": told(words(_check(each) for each in newest), log),
    }


def _check(check: Document) -> str:
    printed = head_of(" ".join(check.at("Output").text.split()), LONGEST_OUTPUT)
    return f"exit code {check.at('ExitCode').number}: {printed}"


def parse_ports(bindings: Document) -> list[str]:
    """The ports on the host that a container asks for; an empty one is chosen by Docker at each start."""
    return [
        f"{binding.at('HostPort').text or 'any'}->{port}"
        for port, asked in bindings.members.items()
        for binding in asked.items
    ]


PROBE = Probe("container.state", SPECS, ask, of=_OF)
