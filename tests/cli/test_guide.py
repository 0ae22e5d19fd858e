"""A choice from the menu is a session like any other: it says what to type next, and that knows the choice."""

from __future__ import annotations

import re

from tests.cli.run import BROKEN, drydock

SYMPTOM = "daemon/does-not-start"
ON_BROKEN = ("--host", BROKEN)


def test_it_says_what_to_type_next_and_that_knows_the_choice():
    said = drydock("guide", SYMPTOM, *ON_BROKEN)
    found = re.search(r"^Next: drydock (fix --session (\d+))$", said.out, re.MULTILINE)
    assert said.code == 0
    assert found, said.out
    fixing = drydock(*found[1].split(), *ON_BROKEN)
    assert "this host can only be looked at" in fixing.err
    assert "daemon.json is not valid JSON" in fixing.out
    taken_up = drydock("show", found[2], "--json").json
    assert len(taken_up["chosen"]) == 1
    assert taken_up["diagnosis"]["symptoms"][0]["match"] == "chosen"


def test_the_ticket_says_what_was_chosen():
    session = drydock("guide", SYMPTOM, "--json", *ON_BROKEN).json["session"]
    assert "Chosen from the menu: " in drydock("export", str(session)).out
