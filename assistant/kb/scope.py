"""What can be named at one place of a tree: facts, captures, and the words of a step."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from assistant.kb.faults import Faults, nearest
from assistant.kb.nodes import Node, Scalar
from assistant.kb.scalars import Reading
from assistant.kb.template import references
from assistant.model.fact import FactSpec
from assistant.text.template import Placeholder

DEEPEST = 2
RESERVED = frozenset({"value", "item"})


@dataclass(frozen=True)
class Scope:
    """The names that templates and conditions may use.

    Attributes:
        specs: all facts, those of the questions among them.
        captures: of the symptoms that the cause belongs to.
        free: those of them that may be nearly any text.
        words: `value` and `item`, where they mean something.
        used: takes the names of all facts that were named.
    """

    specs: Mapping[str, FactSpec]
    captures: frozenset[str]
    faults: Faults
    free: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    used: set[str] = field(default_factory=set)

    def with_words(self, *words: str) -> Scope:
        """The same scope where these words mean something, too."""
        return replace(self, words=self.words | set(words))

    @property
    def reading(self) -> Reading:
        """Reads texts that are templates."""
        return Reading(self.faults, self.check)

    def check(self, node: Scalar, depth: int = 0) -> None:
        """Note what is wrong with a template."""
        if depth > DEEPEST:
            self.faults.add(node, "templates within templates within templates")
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
            self.fact(reference.name, reference.of is not None, node)
            if reference.of is not None:
                self.check(Scalar(node.line, reference.of, plain=False), depth + 1)
        elif reference.of is not None:
            self.faults.add(node, f"{{{reference.name}:…}} is no fact", "only a fact has an object after a colon")
        elif reference.name not in self.words:
            self.capture(reference.name, node)

    def capture(self, name: str, where: Node | int) -> None:
        """Note a capture that no message, default or question gives."""
        if name in self.captures:
            return
        if name in RESERVED:
            place = "the `says` of evidence" if name == "value" else "a step with `each`"
            self.faults.add(where, f"{{{name}}} means something only in {place}")
            return
        hint = nearest(name, self.captures) or "a hole of a message, `captures:`, or `fills:` of a question gives one"
        self.faults.add(where, f"unknown capture {name}", hint)

    def fact(self, name: str, has_object: bool, where: Node | int) -> FactSpec | None:
        """The meaning of a fact; what is wrong with its use is noted."""
        spec = self.specs.get(name)
        if spec is None:
            hint = nearest(name, self.specs) or "`drydock kb facts` lists all"
            self.faults.add(where, f"unknown fact {name}", hint)
            return None
        self.used.add(name)
        if spec.of is not None and not has_object:
            self.faults.add(where, f"{name} needs `of:`, the {spec.of} it is about")
        if spec.of is None and has_object:
            self.faults.add(where, f"{name} is about the host itself and takes no `of:`")
        return spec
