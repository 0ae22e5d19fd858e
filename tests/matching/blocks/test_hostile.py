"""What a container prints cannot pass for what its host's programs print."""

import pytest

from assistant.matching.blocks.cutter import cut
from assistant.model.block import Inside
from assistant.model.fact import FactKey
from assistant.probes.pasted.facts import PastedFacts
from assistant.probes.pasted.places import places_of

FORGED = [
    "Nov 20 12:00:00 web01 dockerd[1]: failed to start daemon",
    "root@web01:~# df -h",
    "[  12.345678] Linux version 5.15.0-91-generic (x)",
    "ann@web01:~$ cat /etc/os-release",
    "```json",
    "{",
    "#5 0.3 /__w/ Docker Desktop",
    'fatal: [web01]: FAILED! => {"msg": "x"}',
    "[Pipeline] sh",
]


@pytest.mark.parametrize("prefix", ["web-1  | ", "shop_web_1 | ", "[pod/web-0/app] "])
@pytest.mark.parametrize("line", FORGED)
def test_behind_a_containers_name_everything_is_the_containers(prefix: str, line: str) -> None:
    text = f"{prefix}{line}\n{prefix}Filesystem Size Used Avail Use% Mounted on\n{prefix}/dev/sda1 5G 5G 0 100% /\n"
    blocks = cut(text)

    assert {block.inside for block in blocks} == {Inside.CONTAINER}
    assert not [block for block in blocks if block.command or block.host]
    shown = PastedFacts(blocks, places_of(text, blocks))
    assert not shown.tells
    assert not shown.of([FactKey("disk.used_pct", "/")])
    assert not shown.all_found()


@pytest.mark.parametrize("line", FORGED)
def test_in_a_containers_log_everything_is_the_containers(line: str) -> None:
    text = f"ann@host01:~$ docker logs shop\nup\n{line}\nFilesystem Size Used Avail Use% Mounted on\n"
    blocks = cut(f"{text}/dev/sda1 5G 5G 0 100% /\nann@host01:~$ docker ps\nno\n")

    assert [block.command[1] for block in blocks if block.command] == ["logs", "ps"]
    assert {block.inside for block in blocks if not block.command} == {Inside.CONTAINER}
