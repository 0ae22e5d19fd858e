"""What only a part of an output shows is true, and the readings of Docker cope with whatever stands in a block."""

from __future__ import annotations

import pytest

from assistant.model.block import Block, BlockKind
from assistant.probes.pasted.docker import reading
from tests.probes.pasted.pairs import Pair, all_pairs, differing, recordings
from tests.probes.pasted.test_hostile import HOSTILE

LISTS = [(name, pair) for name, pair in all_pairs() if name.startswith("docker") and "|" not in pair.command]
COMMANDS = (
    *("docker version", "docker info", "docker ps", "docker network ls", "docker images", "docker system df"),
    *("docker context ls", "docker node ls", "docker service ls", "docker inspect x", "docker-compose ps"),
    "docker inspect -f '{{.State.Status}} {{.Name}}' x",
)


@pytest.mark.parametrize(("name", "pair"), LISTS, ids=lambda each: getattr(each, "command", each))
@pytest.mark.parametrize("rows", [1, 3, 12])
def test_the_first_lines_of_an_output_say_nothing_that_the_host_does_not_say(name: str, pair: Pair, rows: int) -> None:
    printed = "".join(pair.printed.splitlines(keepends=True)[:rows])
    part = Pair(f"{pair.command} | head -{rows}", printed, near=pair.near)
    assert differing(recordings()[name], part, part.facts()) == []


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_whatever_stands_in_a_block_is_read_or_passed_over(command: str, text: str) -> None:
    head = "CONTAINER ID   IMAGE   COMMAND   CREATED   STATUS   PORTS   NAMES\n"
    for printed in (text, head + text, f"Server:\n {text}: {text}\n", f'[{{"Id": {text}'):
        shown = reading.read(Block(BlockKind.COMMAND, 1, 2, printed, command=tuple(command.split())))
        assert shown is None or shown.block.text == printed
