"""The one reader of braces: literal text, and fields `{name}` and `{name:spec}`; `{{` and `}}` are braces."""

from __future__ import annotations

from string import Formatter

import msgspec

_FORMATTER = Formatter()


class Field(msgspec.Struct, frozen=True):
    """What stands in braces. `spec` is as it is written, its own braces included; empty where there is none."""

    name: str
    spec: str = ""

    def __str__(self) -> str:
        return f"{{{self.name}:{self.spec}}}" if self.spec else f"{{{self.name}}}"


def split(text: str) -> tuple[str | Field, ...]:
    """Split a text into literal pieces, never empty and never two in a row, and fields.

    Raises:
        ValueError: the braces do not match, or hold what only Python's own formats can; in plain words.
    """
    pieces: list[str | Field] = []
    literal = ""
    try:
        for before, name, spec, conversion in _FORMATTER.parse(text):
            literal += before
            if name is None:
                continue
            if conversion is not None:
                raise ValueError(f"'!' inside of '{{{name}!…}}' means nothing here")
            pieces += [literal, Field(name, spec or "")] if literal else [Field(name, spec or "")]
            literal = ""
    except ValueError as error:
        raise ValueError(_in_words(str(error))) from None
    return (*pieces, literal) if literal else tuple(pieces)


def _in_words(error: str) -> str:
    """Python's reason in ours; all but one of its reasons are an opening brace that is not closed as it should be."""
    if error.startswith("'!'"):
        return error
    brace = "}" if error.startswith("Single '}'") else "{"
    return f"a lone '{brace}'; write '{brace * 2}' for a brace"
