"""What the engine says about itself and its settings."""

from __future__ import annotations

from assistant.model.fact import Answer, Unknown
from assistant.model.look import Look
from assistant.probes.answers import all_alike, number, told, word, words, yes_or_no
from assistant.probes.document import Document
from assistant.probes.engine_api import ask_info
from assistant.probes.probe import Probe
from assistant.probes.specs import quantity, text, texts, truth

SWARM_STATES = ("inactive", "pending", "active", "locked", "error")

_TEXTS = {
    "daemon.storage_driver": "Driver",
    "daemon.cgroup_driver": "CgroupDriver",
    "daemon.cgroup_version": "CgroupVersion",
    "daemon.root_dir": "DockerRootDir",
    "daemon.logging_driver": "LoggingDriver",
    "daemon.http_proxy": "HttpProxy",
    "daemon.https_proxy": "HttpsProxy",
    "daemon.no_proxy": "NoProxy",
    "daemon.default_runtime": "DefaultRuntime",
}

SPECS = (
    text("daemon.storage_driver", "the storage driver in use"),
    text("daemon.backing_filesystem", "the file system under the storage driver"),
    text("daemon.cgroup_driver", "who makes the containers' cgroups: cgroupfs or systemd"),
    text("daemon.cgroup_version", "the cgroup version that the engine uses"),
    truth("daemon.live_restore", "containers go on running while dockerd is restarted"),
    text("daemon.root_dir", "the data-root in use"),
    texts("daemon.warnings", "what the engine warns about"),
    text("daemon.logging_driver", "the containers' usual logging driver"),
    texts("daemon.security_options", "the security features in use"),
    text("daemon.swarm_state", "this node's part in a swarm", values=SWARM_STATES),
    text("daemon.swarm_error", "what is wrong with this node's part in the swarm"),
    texts("daemon.insecure_registries", "registries and networks that may be spoken to without trusted TLS"),
    texts("daemon.registry_mirrors", "mirrors of Docker Hub in use"),
    text("daemon.http_proxy", "the proxy that dockerd uses for http"),
    text("daemon.https_proxy", "the proxy that dockerd uses for https"),
    text("daemon.no_proxy", "what dockerd reaches without its proxy"),
    texts("daemon.runtimes", "the runtimes that the engine knows"),
    text("daemon.default_runtime", "the runtime that containers get"),
    quantity("daemon.containers", "how many containers there are"),
    quantity("daemon.images", "how many images there are"),
)


def ask(look: Look, _of: str | None) -> dict[str, Answer]:
    """`GET /info`, the same as `docker info --format '{{json .}}'`.

    Sample, docker 20.10.24: {"Containers":2,"Images":3,"Driver":"overlay2","DriverStatus":[["Backing Filesystem",
        "extfs"],...],"LoggingDriver":"json-file","CgroupDriver":"cgroupfs","CgroupVersion":"1","LiveRestoreEnabled":
        false,"DockerRootDir":"/var/lib/docker","Swarm":{"LocalNodeState":"inactive",...},"Warnings":null,...}
    Source: https://docs.docker.com/reference/api/engine/version/v1.41/#tag/System/operation/SystemInfo
    """
    found = ask_info(look)
    return all_alike(SPECS, found) if isinstance(found, Unknown) else parse_info(found)


def parse_info(said: Document) -> dict[str, Answer]:
    """The facts in the engine's answer; what this engine does not say is Absent."""
    state, registries = said.at("Swarm", "LocalNodeState"), said.at("RegistryConfig")
    live_restore, containers, images = said.at("LiveRestoreEnabled"), said.at("Containers"), said.at("Images")
    facts: dict[str, Answer] = {name: told(word(said.at(key).text), said.at(key)) for name, key in _TEXTS.items()}
    return facts | {
        "daemon.backing_filesystem": told(word(_backing_filesystem(said)), said.at("DriverStatus")),
        "daemon.live_restore": told(yes_or_no(live_restore.truth), live_restore),
        "daemon.warnings": _list(said.at("Warnings")),
        "daemon.security_options": _list(said.at("SecurityOptions")),
        "daemon.swarm_state": told(word(state.text if state.text in SWARM_STATES else None), state),
        "daemon.swarm_error": told(word(said.at("Swarm", "Error").text), said.at("Swarm", "Error")),
        "daemon.insecure_registries": told(words(_insecure(registries)), registries.at("IndexConfigs")),
        "daemon.registry_mirrors": _list(registries.at("Mirrors")),
        "daemon.runtimes": told(words(sorted(said.at("Runtimes").members)), said.at("Runtimes")),
        "daemon.containers": told(number(containers.number), containers),
        "daemon.images": told(number(images.number), images),
    }


def _list(found: Document) -> Answer:
    return told(words(found.texts), found)


def _backing_filesystem(said: Document) -> str | None:
    pairs = [pair.texts for pair in said.at("DriverStatus").items]
    return next((pair[1] for pair in pairs if len(pair) == 2 and pair[0] == "Backing Filesystem"), None)


def _insecure(registries: Document) -> tuple[str, ...]:
    """Registries that may be spoken to without TLS: by name, and by network (127.0.0.0/8 always)."""
    indexes = registries.at("IndexConfigs").members
    named = (name for name, index in indexes.items() if index.at("Secure").value is False)
    return (*sorted(named), *registries.at("InsecureRegistryCIDRs").texts)


PROBE = Probe("daemon.info", SPECS, ask)
