"""Versions are compared as people mean them."""

from __future__ import annotations

import pytest

from assistant.reasoning.version import is_older, parse_version


@pytest.mark.parametrize(
    ("older", "newer"),
    [
        ("3.10.0-693.el7.x86_64", "3.10.0-1160.el7.x86_64"),
        ("3.10.0-693.el7", "4.0"),
        ("4.9", "4.18"),
        ("19.03.15", "20.10.24+dfsg1"),
        ("20.10.24+dfsg1", "20.10.25"),
        ("1.6.20~ds1", "1.6.21~ds1"),
        ("1.13.1", "17.05.0-ce"),
        ("18.09.0-rc1", "18.09.0"),
        ("18.09.0-beta3", "18.09.0-rc1"),
        ("28.0.0-rc.1", "28.0.0-rc.2"),
        ("5:19.03.9~3-0~debian-buster", "5:20.10.24~3-0~debian-bookworm"),
        ("2.6.32-042stab120.11", "3.10"),
        ("v1.24", "1.41"),
        ("5.10.16.3-microsoft-standard-WSL2", "5.15"),
    ],
)
def test_older_and_newer(older: str, newer: str) -> None:
    assert is_older(older, newer) is True
    assert is_older(newer, older) is False


@pytest.mark.parametrize(
    ("one", "same"),
    [
        ("20.10.24+dfsg1", "20.10.24"),
        ("1.6.20~ds1", "1.6.20"),
        ("5:20.10.24~3-0~debian-bookworm", "20.10.24"),
        ("17.05.0-ce", "17.05"),
        ("4.0.0", "4"),
        ("6.1.0-18-amd64", "6.1.0-18"),
    ],
)
def test_marks_of_distributions_say_nothing_about_age(one: str, same: str) -> None:
    assert is_older(one, same) is False
    assert is_older(same, one) is False


@pytest.mark.parametrize("text", ["", "unknown", "dev"])
def test_text_without_a_number_is_no_version(text: str) -> None:
    assert parse_version(text) is None
    assert is_older(text, "1.0") is None
