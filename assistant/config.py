"""The configuration: what an administrator settles for everybody, and what a user settles for themselves.

Two files in TOML are read, /etc/drydock/config.toml and then the user's own. Of a single value the user's counts; lists
add up; the policy of the first can be tightened by the second and never loosened. What cannot be understood is left out
and said. Where it may have been a policy, nothing is changed on any host until it is mended: looking fails forward,
changing fails closed.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import platformdirs

from assistant.model.policy import Policy
from assistant.model.risk import Risk

SYSTEM = Path("/etc/drydock/config.toml")
LONGEST_PATTERN = 500

Value = str | int | tuple[str, ...]


@dataclass(frozen=True)
class Setting:
    """One thing that can be settled.

    Attributes:
        name: as in the file, `table.key`.
        says: what it does, one sentence.
        check: turns what stands in the file into the value; raises ValueError with the reason in plain words.
        join: makes one value of the administrator's and the user's; without it the user's counts.
    """

    name: str
    default: Value
    says: str
    check: Callable[[object], Value]
    join: Callable[[Value, Value], Value] | None = None


@dataclass(frozen=True)
class InForce:
    """A value, and the files that it comes from; none for a default."""

    value: Value
    origins: tuple[str, ...] = ()


@dataclass(frozen=True)
class Config:
    """What is in force.

    Attributes:
        values: by the setting's name, all of them.
        faults: what was left out and why, one sentence each.
        is_whole: no fault can have hidden a policy.
    """

    values: Mapping[str, InForce]
    faults: tuple[str, ...] = ()
    is_whole: bool = True

    @property
    def host(self) -> str:
        """The host that is meant where none is named."""
        return str(self.values["host"].value)

    @property
    def width(self) -> int:
        """The widest line on a terminal, in columns."""
        return int(str(self.values["width"].value))

    @property
    def is_brief(self) -> bool:
        """Whether answers leave out what explains them."""
        return self.values["words"].value == "brief"

    @property
    def keep_days(self) -> int:
        """How long sessions are kept; 0 for ever."""
        return int(str(self.values["journal.keep_days"].value))

    @property
    def patterns(self) -> tuple[str, ...]:
        """Expressions of what else is a secret."""
        return _texts(self.values["redaction.patterns"].value)

    @property
    def knowledge_folders(self) -> tuple[Path, ...]:
        """Folders with trees, beside the user's own."""
        return tuple(Path(each) for each in _texts(self.values["knowledge.folders"].value))

    @cached_property
    def policy(self) -> Policy:
        """What nobody may do through Drydock."""
        risk = str(self.values["policy.highest_risk"].value)
        forbidden = self.values["policy.forbid"]
        return Policy(
            forbidden=frozenset(_texts(forbidden.value)),
            highest_risk=Risk(risk),
            broken="" if self.is_whole else self.faults[0],
        )


def read_config(system: Path = SYSTEM, own: Path | None = None) -> Config:
    """Read both files; one that is not there settles nothing.

    Args:
        own: the user's file; None for DRYDOCK_CONFIG, else the usual place.
    """
    values = {name: InForce(setting.default) for name, setting in SETTINGS.items()}
    faults: list[str] = []
    is_whole = True
    for path in (system, own or own_file()):
        for name, found in _settled(path):
            if isinstance(found, _Fault):
                faults.append(found.says)
                is_whole = is_whole and not found.may_hide_policy
            else:
                values[name] = _joined(SETTINGS[name], values[name], found, str(path))
    return Config(values, tuple(faults), is_whole)


def own_file() -> Path:
    """The user's own file; DRYDOCK_CONFIG names another."""
    return Path(os.environ.get("DRYDOCK_CONFIG") or Path(platformdirs.user_config_dir("drydock")) / "config.toml")


@dataclass(frozen=True)
class _Fault:
    says: str
    may_hide_policy: bool = True


def _settled(path: Path) -> Iterator[tuple[str, Value | _Fault]]:
    """Each setting of a file with its value, or with what is wrong."""
    found = _tables(path)
    if isinstance(found, _Fault):
        yield "", found
        return
    for name, written in _flat(found):
        setting = SETTINGS.get(name)
        if setting is None:
            yield name, _Fault(f"{path}: there is no setting {name}{_nearest(name)}", name.startswith("policy"))
            continue
        try:
            yield name, setting.check(written)
        except ValueError as error:
            yield name, _Fault(f"{path}: {name} {error}", name.startswith("policy"))


def _tables(path: Path) -> dict[str, object] | _Fault:
    try:
        with path.open("rb") as file:
            status = os.fstat(file.fileno())
            if os.geteuid() == 0 and (status.st_uid != 0 or status.st_mode & 0o022):
                return _Fault(f"{path}: ignored, because somebody other than root can write it", path == SYSTEM)
            return tomllib.load(file)
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except OSError as error:
        return _Fault(f"{path}: cannot be read: {error.strerror or error}")
    except ValueError as error:
        return _Fault(f"{path}: not valid TOML: {error}")


def _flat(tables: Mapping[str, object], before: str = "") -> Iterator[tuple[str, object]]:
    for key, value in tables.items():
        name = f"{before}{key}"
        if isinstance(value, dict) and any(each.startswith(f"{name}.") for each in SETTINGS):
            yield from _flat(value, f"{name}.")
        else:
            yield name, value


def _joined(setting: Setting, before: InForce, value: Value, origin: str) -> InForce:
    if setting.join is None or not before.origins:
        return InForce(value, (origin,))
    return InForce(setting.join(before.value, value), (*before.origins, origin))


def _nearest(name: str) -> str:
    from rapidfuzz import process

    near = process.extractOne(name, list(SETTINGS), score_cutoff=75)
    return f"; did you mean {near[0]}?" if near else ""


def _text(written: object) -> str:
    if not isinstance(written, str) or not written.strip():
        raise ValueError("is a text in quotes")
    return written.strip()


def _one_of(*choices: str) -> Callable[[object], str]:
    def check(written: object) -> str:
        if written not in choices:
            raise ValueError(f"is one of {', '.join(choices)}")
        return str(written)

    return check


def _number(least: int, most: int) -> Callable[[object], int]:
    def check(written: object) -> int:
        if isinstance(written, bool) or not isinstance(written, int) or not least <= written <= most:
            raise ValueError(f"is a whole number from {least} to {most}")
        return written

    return check


def _list(written: object) -> tuple[str, ...]:
    if not isinstance(written, list) or not all(isinstance(each, str) and each for each in written):
        raise ValueError("is a list of texts in quotes")
    return tuple(written)


def _patterns(written: object) -> tuple[str, ...]:
    for each in _list(written):
        if len(each) > LONGEST_PATTERN:
            raise ValueError(f"holds an expression of more than {LONGEST_PATTERN} characters")
        try:
            re.compile(each)
        except (re.error, RecursionError, OverflowError) as error:
            raise ValueError(f"holds {each!r}, which is no regular expression: {error}") from error
    return _list(written)


def _actions(written: object) -> tuple[str, ...]:
    from assistant.model.actions import KINDS

    known = {form.key for kind in KINDS for form in kind.forms}
    if unknown := next((each for each in _list(written) if each not in known), ""):
        raise ValueError(f"holds {unknown}, which is no action; the actions are {', '.join(sorted(known))}")
    return _list(written)


def _folders(written: object) -> tuple[str, ...]:
    folders = tuple(os.path.expanduser(each) for each in _list(written))
    if relative := next((each for each in folders if not os.path.isabs(each)), ""):
        raise ValueError(f"holds {relative}, which is not an absolute path")
    return folders


def _add(before: Value, value: Value) -> Value:
    return tuple(dict.fromkeys((*_texts(before), *_texts(value))))


def _milder(before: Value, value: Value) -> Value:
    return min((str(before), str(value)), key=lambda each: Risk(each).rank)


def _texts(value: Value) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else ()


SETTINGS = {
    each.name: each
    for each in (
        Setting("host", "local", "The host that is meant where --host names none.", _text),
        Setting(
            "words", "full", "full explains each answer; brief leaves the explanations out.", _one_of("full", "brief")
        ),
        Setting("width", 100, "The widest line on a terminal, in columns.", _number(20, 400)),
        Setting("journal.keep_days", 0, "Sessions older than this are deleted; 0 keeps all.", _number(0, 36_500)),
        Setting("redaction.patterns", (), "Regular expressions of what else is a secret.", _patterns, _add),
        Setting("knowledge.folders", (), "Folders with trees, beside your own.", _folders, _add),
        Setting("policy.forbid", (), "Actions that nobody may do, by the names that trees use.", _actions, _add),
        Setting(
            "policy.highest_risk",
            Risk.DESTRUCTIVE.value,
            "Nothing riskier is done, whoever approves it.",
            _one_of(*(each.value for each in Risk)),
            _milder,
        ),
    )
}
