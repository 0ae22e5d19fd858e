"""Where Docker keeps its data."""

from __future__ import annotations

from collections.abc import Mapping

from assistant.model.fact import Absent, Unknown
from assistant.model.look import Look
from assistant.probes.config.settings import settings_of
from assistant.probes.config.source import SNAP_FILE, Source, find_source
from assistant.probes.document import Document
from assistant.probes.endpoint import endpoint_in_force
from assistant.probes.engine_api import ask_info
from assistant.probes.user.folders import data_folder

DEFAULT = "/var/lib/docker"
SNAP_DEFAULT = "/var/snap/docker/common/var-lib-docker"
"""The snap's own start script names it on the command line (github.com/canonical/docker-snap, bin/dockerd-wrapped)."""
# `graph` was the name of the key and of the option before Docker 17.05.
NAMES = ("data-root", "graph")


def find_data_root(look: Look) -> str | Unknown:
    """The data-root of the engine in force; of this machine's own when that engine runs on another one.

    Where the engine does not say, its options and its daemon.json do; Unknown when one of those cannot be read.
    """
    endpoint = endpoint_in_force(look)
    if endpoint.unseen and not endpoint.in_part:
        return endpoint.unseen
    # A remote engine's own idea of a data-root would be looked for on the wrong machine.
    found = None if endpoint.url and not endpoint.url.startswith("unix://") else ask_info(look)
    root = found.at("DockerRootDir").text if isinstance(found, Document) else ""
    return root if root.startswith("/") else _configured(look)


def _configured(look: Look) -> str | Unknown:
    source = find_source(look)
    settings = settings_of(look, source)
    if isinstance(settings, Unknown):
        return settings
    # dockerd refuses one that is set in both places, so the file's is the only one.
    return in_file(settings) or _by_options(look, source)


def in_file(settings: Mapping[str, object] | Absent) -> str:
    """The data-root that daemon.json sets, empty when it sets none."""
    values = [] if isinstance(settings, Absent) else [settings.get(name) for name in NAMES]
    return next((value for value in values if isinstance(value, str) and value.startswith("/")), "")


def _by_options(look: Look, source: Source) -> str | Unknown:
    is_snap = source.path == SNAP_FILE
    if isinstance(source.flags, Unknown):
        return SNAP_DEFAULT if is_snap else source.flags
    named = [flag.value for flag in source.flags if flag.name in NAMES and flag.value.startswith("/")]
    return named[-1] if named else SNAP_DEFAULT if is_snap else _default(look)


def _default(look: Look) -> str | Unknown:
    if not endpoint_in_force(look).is_rootless:
        return DEFAULT
    folder = data_folder(look)
    return folder if isinstance(folder, Unknown) else f"{folder}/docker"
