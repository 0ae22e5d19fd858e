"""The command line: one file a command, joined here."""

from assistant.cli.main import main

__all__ = ["main"]
