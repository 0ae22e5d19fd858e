"""Paragraphs and bullets in plain text, within the columns of a small terminal."""

from __future__ import annotations

import textwrap

COLUMNS = 76
"""80, less what the lines may be indented by."""


def paragraph(text: str) -> list[str]:
    """The lines of a paragraph, none for an empty text."""
    return textwrap.wrap(text, COLUMNS, break_on_hyphens=False)


def bullet(text: str) -> list[str]:
    """The lines of one item of a list."""
    return textwrap.wrap(text, COLUMNS, initial_indent="- ", subsequent_indent="  ", break_on_hyphens=False)
