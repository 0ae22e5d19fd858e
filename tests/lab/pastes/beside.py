"""On the lab host: python -m tests.lab.pastes.beside TOOL runs the commands on standard input, and asks the probes.

The commands are a JSON list of pairs without what was printed. The recording is printed.
"""

import subprocess
import sys

import msgspec

from assistant.host.recorder import Recorder
from assistant.model.exchange import encode_exchange
from assistant.model.look import Look
from assistant.probes.by_name import probe_of
from assistant.wiring import Wiring
from tests.probes.pasted.pairs import Pair, Recording, key_of


class Asked(msgspec.Struct, frozen=True):
    """A command to be run, and the facts that its paste must give; see Pair."""

    command: str
    gives: tuple[str, ...] = ()
    near: dict[str, float] = {}


def main(tool: str) -> None:
    """Print the recording of the commands on standard input."""
    asked = msgspec.json.decode(sys.stdin.buffer.read(), type=list[Asked])
    recorder = Recorder(Wiring().host(None).look)
    pairs = tuple(_pair(each, recorder) for each in asked)
    replies = [encode_exchange(ask, reply) for ask, reply in recorder.exchanges]
    sys.stdout.buffer.write(msgspec.json.format(msgspec.json.encode(Recording(tool, replies, pairs)), indent=1) + b"\n")


def _pair(asked: Asked, look: Look) -> Pair:
    done = subprocess.run(
        ["bash", "-c", asked.command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace"
    )
    pair = Pair(asked.command, done.stdout, asked.gives, asked.near)
    for key in {*pair.facts().tells, *map(key_of, asked.gives)}:
        probe = probe_of(key.name)
        assert probe is not None, key
        probe.ask(look, key.of)
    return pair


if __name__ == "__main__":
    main(sys.argv[1])
