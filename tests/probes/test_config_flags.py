"""The options in the words of dockerd's command line, read as dockerd reads them."""

from __future__ import annotations

import pytest

from assistant.probes.config.flags import Word, parse_words


@pytest.mark.parametrize(
    ("line", "flags"),
    [
        ("-H fd:// --debug", {"host": "fd://", "debug": "true"}),
        ("-Hfd:// -D", {"host": "fd://", "debug": "true"}),
        ("-H=fd:// -D=false", {"host": "fd://", "debug": "false"}),
        ("-DH fd:// -l info", {"debug": "true", "host": "fd://", "log-level": "info"}),
        ("-DHfd://", {"debug": "true", "host": "fd://"}),
        ("--log-driver --debug", {"log-driver": "--debug"}),
        ("daemon -D", {"debug": "true"}),
        ("-", {}),
    ],
)
def test_each_option_has_its_value(line: str, flags: dict[str, str]) -> None:
    words = [Word(word, "unit") for word in line.split()]
    assert {flag.name: flag.value for flag in parse_words(words)} == flags
