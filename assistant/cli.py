"""Commands (placeholder until the commands land)."""

from __future__ import annotations


def main() -> None:
    """Run the command line."""
