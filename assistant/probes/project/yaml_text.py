"""YAML that somebody pasted, as plain values: whatever it refers to again and again, it is read in bounded time."""

from __future__ import annotations

from typing import Any

from assistant.text.safe import flat

MOST_NODES = 20_000
MOST_DEEP = 50
_TRUE = frozenset({"true", "yes", "on"})
_TAG = "tag:yaml.org,2002:"


class NotYamlError(ValueError):
    """The text is not valid YAML, or more than a file of a project holds.

    Attributes:
        line: the 1-based line where it is wrong, None when that is not known.
    """

    def __init__(self, problem: str, line: int | None = None) -> None:
        super().__init__(problem)
        self.line = line


def read_yaml(source: str) -> Any:
    """The first document: mappings by text, lists, texts, truths and None; numbers stay texts.

    Raises:
        NotYamlError: it cannot be read.
    """
    import yaml  # most pastes hold none

    try:
        node = yaml.compose(source, Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        raise NotYamlError(flat(error.problem or "not valid"), mark.line + 1 if mark else None) from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise NotYamlError(flat(str(error)) or "not valid") from error
    return _Plain().of(node, 0) if node is not None else None


class _Plain:
    """Turns nodes into plain values; a node that is referred to twice is counted twice."""

    def __init__(self) -> None:
        self._left = MOST_NODES

    def of(self, node: Any, depth: int) -> Any:
        self._left -= 1
        if self._left < 0 or depth > MOST_DEEP:
            raise NotYamlError("it holds more than a file of a project does")
        if isinstance(node.value, str):
            return _scalar(node)
        if node.id == "sequence":
            return [self.of(each, depth + 1) for each in node.value]
        return self._mapping(node, depth)

    def _mapping(self, node: Any, depth: int) -> dict[str, Any]:
        own: dict[str, Any] = {}
        merged: dict[str, Any] = {}
        for key, value in node.value:
            found = self.of(value, depth + 1)
            if key.tag == f"{_TAG}merge":
                for each in found if isinstance(found, list) else [found]:
                    merged = {**(each if isinstance(each, dict) else {}), **merged}
            else:
                own[str(self.of(key, depth + 1))] = found
        return {**merged, **own}


def _scalar(node: Any) -> str | bool | None:
    if node.tag == f"{_TAG}null":
        return None
    return node.value.lower() in _TRUE if node.tag == f"{_TAG}bool" else str(node.value)
