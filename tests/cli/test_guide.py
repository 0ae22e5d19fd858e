"""A choice from the menu is a session like any other: it says what to type next, and that knows the choice."""

from __future__ import annotations

from tests.cli.run import BROKEN, drydock

SYMPTOM = "daemon/does-not-start"
ON_BROKEN = ("--host", BROKEN)


def test_what_it_says_works_on_no_other_host_and_the_session_knows_the_choice():
    said = drydock("guide", SYMPTOM, *ON_BROKEN)
    assert said.code == 0
    assert "Next: on that host itself, the same again with: drydock fix" in said.out
    session = str(drydock("guide", SYMPTOM, "--json", *ON_BROKEN).json["session"])
    fixing = drydock("fix", "--session", session, *ON_BROKEN)
    assert "can only be looked at" in fixing.err
    assert "daemon.json is not valid JSON" in fixing.out
    taken_up = drydock("show", session, "--json").json
    assert len(taken_up["chosen"]) == 1
    assert taken_up["diagnosis"]["symptoms"][0]["match"] == "chosen"


def test_the_ticket_says_what_was_chosen():
    session = drydock("guide", SYMPTOM, "--json", *ON_BROKEN).json["session"]
    assert "Chosen from the menu: " in drydock("export", str(session)).out
