"""Change top-level keys of a JSON file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, ClassVar

import msgspec

from assistant.model.action import Action, Form, Role, Roles
from assistant.model.aspects.daemon_options import affects_of_options
from assistant.model.aspects.option_names import is_alias
from assistant.model.commands.slots import is_place_for_data
from assistant.model.risk import Affects, Risk
from assistant.model.values import wrong_api_version, wrong_nameserver, wrong_registry

_WRONG: dict[str, Callable[[str], str]] = {
    "insecure-registries": wrong_registry,
    "dns": wrong_nameserver,
    "min-api-version": wrong_api_version,
    "data-root": lambda path: "" if is_place_for_data(path) else "it is the system's own, or no plain path",
}
"""What must not be among the values of a key of daemon.json, by the key."""


class EditJson(Action, frozen=True, tag="edit_json"):
    """Change top-level keys of a JSON file, keeping the others and their order; the file is made when absent.

    Attributes:
        set: keys to give a value, any JSON; of a map only the members that are named here.
        remove: keys to take out.
        rename: old key to new key, the value kept.
        append: values to add to a list, when not in it.
        discard: values to take out of a list.
        remove_in: members to take out of a map; one that is empty then goes, too.
    """

    file: str
    set: dict[str, Any] = msgspec.field(default_factory=dict)
    remove: tuple[str, ...] = ()
    rename: dict[str, str] = msgspec.field(default_factory=dict)
    append: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
    discard: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
    remove_in: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)

    forms = (Form("edit_json", Risk.REVERSIBLE),)
    roles: ClassVar[Roles] = {"file": Role.PATH, "set": Role.VALUE, "append": Role.CONTENT}

    @property
    def affects(self) -> Affects:
        renamed = {new: "the value of " + old for old, new in self.rename.items() if not is_alias(old, new)}
        return affects_of_options(
            renamed | self.append | self.set,
            dict.fromkeys(self.remove, "what it names") | self.discard | self.remove_in,
        )

    def wrongs(self) -> Iterator[str]:
        if not any((self.set, self.remove, self.rename, self.append, self.discard, self.remove_in)):
            yield "edit_json changes nothing: it needs set, remove, rename, append, discard or remove_in"
        for key, wrong in _WRONG.items():
            given = self.set.get(key, ())
            for each in (*self.append.get(key, ()), *(given if isinstance(given, list | tuple) else [given])):
                # What is not filled yet is looked at when it is.
                if "{" not in str(each) and (said := wrong(str(each))):
                    yield f"{each} must not be among {key}: {said}"

    def reads_back(self) -> Iterator[str]:
        yield from ("config.*", "login.store", "login.registries")
