"""The configuration: what an administrator settles for everybody, and what a user settles for themselves.

Two files in TOML are read, /etc/drydock/config.toml and then the user's own. Of a single value the user's counts; lists
add up; the policy of the first can be tightened by the second and never loosened. What cannot be understood is left out
and said. Where it may have been a policy, nothing is changed on any host until it is mended: looking fails forward,
changing fails closed.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from assistant.config.files import SYSTEM, Fault, own_file, settled
from assistant.config.settings import SETTINGS, Setting, Value, texts_of
from assistant.model.policy import Policy
from assistant.model.risk import Aspect, Risk


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
        hiding: the first fault that may hide a policy; empty when none does.
        read: the files that were read.
    """

    values: Mapping[str, InForce]
    faults: tuple[str, ...] = ()
    hiding: str = ""
    read: tuple[str, ...] = ()

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
        return texts_of(self.values["redaction.patterns"].value)

    @property
    def knowledge_folders(self) -> tuple[Path, ...]:
        """Folders with trees, beside the user's own."""
        return tuple(Path(each) for each in texts_of(self.values["knowledge.folders"].value))

    @cached_property
    def policy(self) -> Policy:
        """What nobody may do through Drydock."""
        risk = str(self.values["policy.highest_risk"].value)
        forbidden = self.values["policy.forbid"]
        return Policy(
            forbidden=frozenset(texts_of(forbidden.value)),
            highest_risk=Risk(risk),
            aspects=frozenset(map(Aspect, texts_of(self.values["policy.forbid_aspects"].value))),
            broken=self.hiding,
        )


def read_config(system: Path = SYSTEM, own: Path | None = None) -> Config:
    """Read both files; one that is not there settles nothing.

    Args:
        own: the user's file; None for DRYDOCK_CONFIG, which then has to be there, else the usual place.
    """
    values = {name: InForce(setting.default) for name, setting in SETTINGS.items()}
    faults: list[Fault] = []
    read: list[str] = []
    is_named = own is None and bool(os.environ.get("DRYDOCK_CONFIG"))
    for path, needed in ((system, False), (own or own_file(), is_named)):
        found = settled(path, needed=needed)
        if isinstance(found, Fault):
            faults.append(found)
        elif found is not None:
            read.append(str(path))
            faults += _take(found, values, str(path))
    hiding = next((each.says for each in faults if each.may_hide_policy), "")
    return Config(values, tuple(each.says for each in faults), hiding, tuple(read))


def _take(found: list[tuple[str, Value | Fault]], values: dict[str, InForce], origin: str) -> list[Fault]:
    """Put what one file settles to the values; its faults."""
    for name, value in found:
        if not isinstance(value, Fault):
            values[name] = _joined(SETTINGS[name], values[name], value, origin)
    return [value for _, value in found if isinstance(value, Fault)]


def _joined(setting: Setting, before: InForce, value: Value, origin: str) -> InForce:
    if setting.join is None or not before.origins:
        return InForce(value, (origin,))
    return InForce(setting.join(before.value, value), (*before.origins, origin))
