"""What a person reads of an interrupted fix."""

from __future__ import annotations

from assistant.repair.resume import account_of
from assistant.say.account import account_lines
from tests.repair.fakes import FakeJournal, context_of
from tests.repair.test_walk import EDIT, RESTARTED, fix_of, sick_host, walk


def test_the_account_names_what_was_not_started() -> None:
    host, journal = sick_host(), FakeJournal()
    walk(fix_of(EDIT, verify=()), context_of(host, journal=journal))
    texts = [line.text for line in account_lines(account_of(journal.kept), fix_of(EDIT, RESTARTED))]
    assert any(text.startswith("Edit /etc/docker/daemon.json: done") for text in texts)
    assert "not started: dockerd reads the file when it starts" in texts


def test_a_session_without_a_fix_says_so() -> None:
    assert account_lines(account_of([]), None)[0].text == "No fix was started in this session."
