"""When and where a log line was written."""

from __future__ import annotations

import pytest

from assistant.text.stamp import Stamp, stamp_of


@pytest.mark.parametrize(
    ("line", "stamp"),
    [
        ("Nov  6 16:44:57 web1 dockerd[812]: failed to start", Stamp("11-06T16:44:57", "web1")),
        (
            'Nov 26 16:44:57 web1.example.com dockerd[812]: time="2026-11-26T15:44:57.123456789Z" level=error',
            Stamp("2026-11-26T15:44:57Z", "web1.example.com"),
        ),
        (
            "2026-11-26T16:44:57+0100 web1 systemd[1]: docker.service: failed",
            Stamp("2026-11-26T16:44:57+01:00", "web1"),
        ),
        ('time="2026-11-26T15:44:57.123456789+01:00" level=error msg=x', Stamp("2026-11-26T15:44:57+01:00")),
        ("2026/11/26 15:44:57 http: panic serving", Stamp("2026-11-26T15:44:57")),
        ("web_1  | 2026-11-26 15:44:57,123 ERROR no", Stamp("2026-11-26T15:44:57")),
        ("docker: Error response from daemon: no space left on device.", Stamp()),
        ("up 12:34:56, since Nov", Stamp()),
        ("Foo 26 16:44:57 web1 dockerd[812]: failed", Stamp("", "web1")),
        ("", Stamp()),
    ],
)
def test_the_time_and_host_before_the_message_are_read(line: str, stamp: Stamp) -> None:
    assert stamp_of(line) == stamp


def test_what_stands_late_in_a_long_line_is_not_its_time() -> None:
    assert stamp_of("x" * 500 + " 2026-11-26T15:44:57Z") == Stamp()
