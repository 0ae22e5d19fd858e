"""Paragraphs and bullets in plain text, within the columns of a small terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable

COLUMNS = 76
"""80, less what the lines may be indented by."""


def paragraph(text: str) -> list[str]:
    """The lines of a paragraph, none for an empty text."""
    return textwrap.wrap(text, COLUMNS, break_on_hyphens=False)


def bullet(text: str) -> list[str]:
    """The lines of one item of a list, none for an empty text."""
    return textwrap.wrap(text, COLUMNS, initial_indent="- ", subsequent_indent="  ", break_on_hyphens=False)


def bullets(title: str, items: Iterable[str]) -> list[str]:
    """The lines of a list under its title; no title when there are no items."""
    lines = [line for item in items for line in bullet(item)]
    return [title, *lines] if lines else []
