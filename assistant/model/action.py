"""What every action is: a typed thing that a step can do, and all that the other layers must know of its kind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any, ClassVar

import msgspec

from assistant.model.risk import Affects, Risk


class Role(StrEnum):
    """What a field is for: by this it is read, checked for harm and filled. A field without one is a plain text."""

    PATH = "path"
    """of a file or folder: absolute, and never any text"""
    ARGV = "argv"
    """a command: its program is written out, and no value from outside becomes an option of it"""
    CONTENT = "content"
    """goes into a file as it is written"""
    VALUE = "value"
    """goes into a file as JSON, and keeps the type of the fact that fills it"""
    OPERAND = "operand"
    """a fact is compared with it; keeps the type of the fact that fills it"""
    MODE = "mode"
    """of a file: octal, however it is written"""
    SENTENCE = "sentence"
    """for a person to read"""


Roles = Mapping[str, Role]


class Form(msgspec.Struct, frozen=True):
    """How a step of a tree writes an action.

    Attributes:
        key: what the step calls it.
        risk: its own; None where the step must give one.
        shorthand: the field that a text or list in the place of the map gives.
        bare: the field that stands there without a map, always; one text is a list of one.
        given: the fields that the key itself fixes. Where it fixes all of them, `true` stands there.
        is_condition: the fields fact, of and operand are written as a condition with `is`.
    """

    key: str
    risk: Risk | None
    shorthand: str | None = None
    bare: str | None = None
    given: dict[str, Any] = {}
    is_condition: bool = False


class Action(msgspec.Struct, frozen=True):
    """The base of all actions. A text in an action is a template, filled before the preview.

    Each kind is a subclass with a tag, alone in assistant/model/actions/<tag>.py. How it is done on a host stands in
    assistant/steps/<tag>.py.

    Attributes:
        forms: how a tree writes it.
        roles: what its fields are for.
        is_change: it changes the host by itself. The walk through a fix sees to the others.
    """

    forms: ClassVar[tuple[Form, ...]] = ()
    roles: ClassVar[Roles] = {}
    is_change: ClassVar[bool] = True

    @classmethod
    def tag(cls) -> str:
        """The name of its kind."""
        return str(cls.__struct_config__.tag)

    @property
    def form(self) -> Form | None:
        """How a tree writes this action; None for a kind that no tree writes."""
        forms = (each for each in self.forms if all(getattr(self, name) == v for name, v in each.given.items()))
        return next(forms, None)

    @property
    def yaml_key(self) -> str:
        """What a step of a tree calls it, as `restart_service`."""
        return self.form.key if self.form else self.tag()

    @property
    def own_risk(self) -> Risk:
        """The risk where a step gives none; what nobody has judged is taken for the worst."""
        return (self.form.risk if self.form else None) or Risk.DESTRUCTIVE

    @property
    def affects(self) -> Affects:
        """What it affects by itself, whatever its author says; of a filled action with the values of this host."""
        return {}

    @property
    def command_line(self) -> tuple[str, ...]:
        """The command that does the same, empty where none does."""
        return ()

    @property
    def one_way(self) -> str:
        """Why it cannot be taken back by itself, empty when it can."""
        return ""

    def reads_back(self) -> Iterator[str]:
        """The facts that show only what it wrote itself, as `config.*` or `kernel.sysctl:KEY`: they prove no repair."""
        yield from ()

    def wrongs(self) -> Iterator[str]:
        """What an author has got wrong, beyond what the roles of the fields tell."""
        yield from ()

    def with_role(self, *roles: Role) -> dict[str, Any]:
        """The fields that have one of these roles, by name."""
        return {name: getattr(self, name) for name, role in self.roles.items() if role in roles}
