"""Every recorded command: pasted with its prompt, what it printed gives the facts that the probes had on that host."""

from __future__ import annotations

import pytest

from tests.probes.pasted.pairs import Pair, all_pairs, differing, missing, recordings

PAIRS = pytest.mark.parametrize(("name", "pair"), all_pairs(), ids=lambda each: getattr(each, "command", each))
PROMPTS = ("root@lab:~# ", "[ops@lab ~]$ sudo ", "$ ")


@PAIRS
def test_a_pasted_command_says_nothing_that_the_host_does_not_say(name: str, pair: Pair) -> None:
    assert differing(recordings()[name], pair, pair.facts()) == []


@PAIRS
@pytest.mark.parametrize("prompt", PROMPTS)
def test_a_pasted_command_gives_its_facts_behind_every_prompt(name: str, pair: Pair, prompt: str) -> None:
    assert missing(pair, pair.facts(prompt)) == [], name
