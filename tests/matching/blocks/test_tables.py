"""Tables and statuses that are pasted without the command that printed them."""

from __future__ import annotations

from assistant.matching.blocks.cutter import cut


def test_an_indented_line_that_another_table_could_begin_with_belongs_to_the_open_one() -> None:
    status = (
        "● docker.service - Docker Application Container Engine\n"
        "     Loaded: loaded (/lib/systemd/system/docker.service; enabled)\n"
        "     Active: failed (Result: exit-code) since Thu 2026-11-26 15:52:51 UTC; 5min ago"
    )
    assert [block.text for block in cut(status)] == [status]
