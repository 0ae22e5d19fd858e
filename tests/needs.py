"""What a test needs of the machine that it runs on: without it the test is skipped, and under CI it fails."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NoReturn

import pytest

as_root = pytest.mark.usefixtures("root")
"""For a test that gives files away, which only root can."""


def missing(reason: str) -> NoReturn:
    """End a test, or the fixture that it rests on, for want of something.

    Args:
        reason: what the machine has not, as a sentence.
    """
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


def set_attribute(path: Path, name: str, value: bytes) -> None:
    """Give a file an extended attribute, an access list among them (xattr(7))."""
    try:
        os.setxattr(path, name, value)
    except OSError as error:
        missing(f"the file system of {path.parent} keeps no {name}: {error.strerror}")
