"""What can be named at one place of a tree: facts, captures, and the words of a step."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from assistant.kb.faults import Faults, nearest
from assistant.kb.nodes import Node, Scalar
from assistant.kb.objects import example_of, is_object, unfitting_holes
from assistant.kb.scalars import Reading
from assistant.model.fact import FactSpec
from assistant.model.match import HoleType
from assistant.text.template import Placeholder, references

DEEPEST = 2
RESERVED = frozenset({"value", "item"})
FREE = frozenset({HoleType.TEXT, HoleType.WORD})
"""Types of holes that take nearly everything: what begins with a dash, too."""


@dataclass(frozen=True)
class Given:
    """How a capture can get its value.

    Attributes:
        types: of the holes and answers that give it; empty when only a default does.
        defaults: what it is when the text does not give it.
    """

    types: frozenset[HoleType] = frozenset()
    defaults: frozenset[str] = frozenset()

    def __or__(self, other: Given) -> Given:
        return Given(self.types | other.types, self.defaults | other.defaults)


@dataclass(frozen=True)
class Scope:
    """The names that templates and conditions may use.

    Attributes:
        specs: all facts, those of the questions among them.
        captures: of the symptoms that the cause belongs to, by name.
        words: `value` and `item`, where they mean something.
        used: takes the names of all facts that were named.
    """

    specs: Mapping[str, FactSpec]
    captures: Mapping[str, Given]
    faults: Faults
    words: frozenset[str] = frozenset()
    used: set[str] = field(default_factory=set)

    def with_words(self, *words: str) -> Scope:
        """The same scope where these words mean something, too."""
        return replace(self, words=self.words | set(words))

    @cached_property
    def free(self) -> frozenset[str]:
        """The captures that may be nearly any text."""
        return frozenset(name for name, given in self.captures.items() if given.types & FREE)

    @property
    def reading(self) -> Reading:
        """Reads texts that are templates."""
        return Reading(self.faults, self.check)

    def check(self, node: Scalar, depth: int = 0) -> None:
        """Note what is wrong with a template."""
        if depth > DEEPEST:
            self.faults.add(node, "templates are nested too deeply")
            return
        try:
            found = references(node.text)
        except ValueError as error:
            self.faults.add(node, str(error))
            return
        for each in found:
            self._check_reference(each, node, depth)

    def _check_reference(self, reference: Placeholder, node: Scalar, depth: int) -> None:
        if reference.is_fact:
            self.fact(reference.name, reference.of, node)
            if reference.of is not None:
                self.check(Scalar(node.line, reference.of, plain=False), depth + 1)
        elif reference.name not in self.words:
            self.capture(reference.name, node)

    def capture(self, name: str, where: Node | int) -> None:
        """Note a capture that no message, default or question gives."""
        if name in self.captures:
            return
        if name in RESERVED:
            place = "the `says` of evidence" if name == "value" else "a step with `each`"
            self.faults.add(where, f"{{{name}}} can only be used in {place}")
            return
        hint = (
            nearest(name, self.captures)
            or "define it as a hole of a message, in `captures:`, or with `fills:` of a question"
        )
        self.faults.add(where, f"unknown capture {name}", hint)

    def fact(self, name: str, of: str | None, where: Node | int) -> FactSpec | None:
        """The meaning of a fact; what is wrong with its use is noted."""
        spec = self.specs.get(name)
        if spec is None:
            hint = nearest(name, self.specs) or "to list all facts: drydock kb facts"
            self.faults.add(where, f"unknown fact {name}", hint)
            return None
        self.used.add(name)
        if spec.of is not None and of is None:
            hint = f"for example `of: {example_of(spec.of)}`" if example_of(spec.of) else ""
            self.faults.add(where, f"{name} needs `of:`, the {spec.of} it is about", hint)
        if spec.of is None and of is not None:
            self.faults.add(where, f"{name} describes the host itself and takes no `of:`", "remove it")
        if spec.of is not None and of:
            self._object(name, spec.of, of, where)
        return spec

    def _object(self, name: str, kind: str, of: str, where: Node | int) -> None:
        """Note an object that cannot be what the fact is about."""
        try:
            found = references(of)
        except ValueError:
            return  # the text's own check says so
        if not found and not is_object(kind, of):
            self.faults.add(where, f"the {kind} of {name} cannot be {of}", f"for example {example_of(kind)}")
        if len(found) == 1 and of == f"{{{found[0].name}}}" and found[0].name in self.captures:
            self._capture_as_object(name, kind, found[0].name, where)

    def _capture_as_object(self, name: str, kind: str, capture: str, where: Node | int) -> None:
        given = self.captures[capture]
        if wrong := unfitting_holes(kind, given.types):
            what = f"the {kind} of {name} cannot be {{{capture}}}: its hole has the type {wrong[0].value}"
            self.faults.add(where, what, "give the hole a suitable type, or its own name")
        if bad := sorted(each for each in given.defaults if not is_object(kind, each)):
            what = f"the {kind} of {name} cannot be {bad[0]}, the default of {{{capture}}}"
            self.faults.add(where, what, f"for example {example_of(kind)}")
