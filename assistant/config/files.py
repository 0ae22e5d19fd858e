"""Reads one configuration file: whatever stands at its place, it neither hangs nor ends the program."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from assistant.config.settings import POLICY, SETTINGS, Value, may_be_policy, nearest_setting
from assistant.owned.files import open_file
from assistant.owned.folders import own_folder
from assistant.owned.owner import ForeignError

SYSTEM = Path("/etc/drydock/config.toml")
LARGEST_BYTES = 1 << 15


@dataclass(frozen=True)
class Fault:
    """What is wrong with a file or one of its settings, and whether that may hide a policy."""

    says: str
    may_hide_policy: bool = True


def own_file() -> Path:
    """The user's own file; DRYDOCK_CONFIG names another."""
    named = os.environ.get("DRYDOCK_CONFIG")
    if not named:
        return own_folder("config") / "config.toml"
    try:
        return Path(named).absolute()
    except OSError:  # the working directory is gone
        return Path(named)


def settled(path: Path, *, needed: bool = False) -> list[tuple[str, Value | Fault]] | Fault | None:
    """Each setting of a file with its value, or with what is wrong.

    Args:
        needed: that there is no such file is a fault, because somebody has named it.

    Returns:
        The settings; why the file as a whole is left out; or None when there is no such file.
    """
    found = _tables(path, needed)
    return [(name, _value(name, written, path)) for name, written in _flat(found)] if isinstance(found, dict) else found


def _value(name: str, written: object, path: Path) -> Value | Fault:
    setting = SETTINGS.get(name)
    if setting is None:
        near = nearest_setting(name)
        said = f"{path}: there is no setting {name}" + (f"; did you mean {near}?" if near else "")
        return Fault(said, may_be_policy(name))
    try:
        return setting.check(written)
    except ValueError as error:
        return Fault(f"{path}: {name} {error}", name.startswith(POLICY))


def _tables(path: Path, needed: bool) -> dict[str, object] | Fault | None:
    try:
        data = _read(path)
        return data if isinstance(data, Fault) else _parsed(data.decode("utf-8-sig"))
    except (FileNotFoundError, NotADirectoryError):
        return Fault(f"{path}: there is no such file, and DRYDOCK_CONFIG names it") if needed else None
    except ForeignError as error:
        return Fault(f"{path}: ignored: {error.says}; try: {error.remedy}", path == SYSTEM)
    except OSError as error:
        return Fault(f"{path}: cannot be read: {error.strerror or error}")
    except UnicodeDecodeError:
        return Fault(f"{path}: not valid UTF-8")
    except ValueError as error:
        return Fault(f"{path}: not valid TOML: {error}")
    except RecursionError:
        return Fault(f"{path}: nested too deep")


def _read(path: Path) -> bytes | Fault:
    with open(open_file(os.fspath(path), follow=True), "rb") as file:
        data = file.read(LARGEST_BYTES + 1)
    return data if len(data) <= LARGEST_BYTES else Fault(f"{path}: larger than {LARGEST_BYTES // 1024} KiB")


def _flat(tables: Mapping[str, object], before: str = "") -> Iterator[tuple[str, object]]:
    for key, value in tables.items():
        name = f"{before}{key}"
        if isinstance(value, dict) and any(each.startswith(f"{name}.") for each in SETTINGS):
            yield from _flat(value, f"{name}.")
        else:
            yield name, value


def _parsed(text: str) -> dict[str, object]:
    import tomllib  # most hosts have no configuration, and a start need not pay for it

    return tomllib.loads(text)
