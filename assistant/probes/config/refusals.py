"""What the dockerd of one version would refuse in a daemon.json, without asking it.

Read from github.com/moby/moby: daemon/config/config.go (findConfigurationConflicts, Validate), opts/opts.go, and
daemon/logger/*/ (ValidateLogOpt).
"""

from __future__ import annotations

import ipaddress
from collections.abc import Iterable, Iterator

from assistant.probes.config.checks import Members, conflicts, removed_keys, unknown_keys, wrong_types
from assistant.probes.config.document import flattened, read_document
from assistant.probes.config.flags import Flag
from assistant.probes.config.options import Version

VALIDATES: Version = (23, 0)
"""From here on dockerd judges a file itself (`dockerd --validate`), and knows more than these rules."""
_LEVELS = {"panic", "fatal", "error", "warn", "warning", "info", "debug", "trace"}
_NOT_NEGATIVE = ("max-concurrent-downloads", "max-concurrent-uploads", "max-download-attempts")
_WITHOUT_FILES = ("awslogs", "fluentd", "gcplogs", "gelf", "journald", "logentries", "splunk", "syslog")
_OF_FILE_DRIVERS = ("max-size", "max-file", "compress")


def refusals(text: str, version: Version, flags: Iterable[Flag] = ()) -> tuple[str, ...] | None:
    """Each reason why dockerd would not start, in words; None when the file cannot be read as one object."""
    reading = read_document(text, version)
    if reading.syntax == "invalid":
        return None
    return tuple(_reasons(reading.members, version, flags))


def _reasons(members: Members, version: Version, flags: Iterable[Flag]) -> Iterator[str]:
    wrong = wrong_types(members)
    yield from (f"it does not know {key}" for key in unknown_keys(members, version))
    yield from (f"it no longer knows {key}" for key in removed_keys(members, version))
    yield from (f"the value of {key} has the wrong type" for key in wrong)
    yield from (f"{key} is set by an option of its command line, too" for key in conflicts(members, flags))
    yield from _values({key: value for key, value in flattened(members).items() if key not in wrong})


def _values(settings: Members) -> Iterator[str]:
    yield from (f"dns: {each} is not an IP address" for each in _texts(settings, "dns") if not _is_address(each))
    yield from (f"labels: {each} is not KEY=VALUE" for each in _texts(settings, "labels") if "=" not in each)
    level = settings.get("log-level")
    if isinstance(level, str) and level and level.lower() not in _LEVELS:
        yield f"log-level: there is no level {level}"
    for key in _NOT_NEGATIVE:
        value = settings.get(key)
        if isinstance(value, int) and value < 0:
            yield f"{key} is negative"
    yield from _log_options(settings)


def _log_options(settings: Members) -> Iterator[str]:
    """Drivers that write no files refuse the options of those that do."""
    driver, options = settings.get("log-driver"), settings.get("log-opts")
    if driver in _WITHOUT_FILES and isinstance(options, dict):
        yield from (f"log-opts: {driver} has no {name}" for name in _OF_FILE_DRIVERS if name in options)


def _texts(settings: Members, key: str) -> list[str]:
    found = settings.get(key)
    return [each for each in found if isinstance(each, str)] if isinstance(found, list) else []


def _is_address(text: str) -> bool:
    try:
        ipaddress.ip_address(text.strip())
    except ValueError:
        return False
    return True
