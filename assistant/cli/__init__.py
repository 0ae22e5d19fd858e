"""The command line: one file a command, joined here."""

from assistant.cli import brisk
from assistant.cli.main import main

__all__ = ["brisk", "main"]
