"""Prints what recognising costs: `python bench/matching.py [FOLDER]`, the shipped knowledge when no folder is given.

The first table is about the number of messages: the knowledge base's own, and ten times as many (each message again
with other words in it). The second is about texts that nobody should paste, which must end in time all the same.
"""

from __future__ import annotations

import random
import re
import resource
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from assistant.kb.load import load
from assistant.matching.matcher import Matcher
from assistant.model.tree import Message
from assistant.probes.catalogue import SPECS

SHIPPED = Path(__file__).resolve().parent.parent / "knowledge"
KINDS = {
    "host": "registry.example.com",
    "address": "10.0.0.2:53",
    "path": "/var/lib/docker/x",
    "number": "17",
    "id": "0a1b2c3d4e5f",
}
STAMP = 'Nov 20 12:{:02d}:{:02d} web1 dockerd[812]: time="2026-11-20T12:00:00.{:06d}Z" level=error msg="{}"\n'

Messages = list[tuple[str, Message]]


def filled(text: str, chance: random.Random) -> str:
    """The message as a program would print it, with some values in its holes."""
    return re.sub(
        r"\{[^{}]*\}", lambda hole: KINDS.get(hole[0].strip("{}").split(":")[-1], f"v{chance.randrange(90)}"), text
    )


def log(messages: Messages, size: int, share: float) -> str:
    """A journal of about `size` bytes in which `share` of the lines are messages, the others shuffled words of them."""
    chance = random.Random(size)
    words = sorted({word for _, message in messages for word in re.findall(r"[a-z]{3,}", message.text)})
    lines: list[str] = []
    length = 0
    while length < size:
        known = chance.random() < share
        said = filled(chance.choice(messages)[1].text, chance) if known else " ".join(chance.choices(words, k=9))
        lines.append(STAMP.format(len(lines) // 60 % 60, len(lines) % 60, len(lines), said))
        length += len(lines[-1])
    return "".join(lines)[:size]


def tenfold(messages: Messages) -> Messages:
    """The messages and nine times as many, in which every second word is another one."""
    chance = random.Random(1)
    letters = "abcdefghijklmnopqrstuvwxyz"
    more = [
        (
            f"{symptom}-{copy}",
            Message(
                re.sub(r"(?<![{\w])[a-z]{4,}(?![\w}:])", lambda _: "".join(chance.choices(letters, k=7)), message.text)
            ),
        )
        for copy in range(9)
        for symptom, message in messages
    ]
    return messages + more


def milliseconds(work: Callable[[], object], runs: int = 15) -> float:
    """The median of some runs."""
    taken = []
    for _ in range(runs):
        begun = time.perf_counter()
        work()
        taken.append(1000 * (time.perf_counter() - begun))
    return statistics.median(taken)


def sizes(messages: Messages, phrases: tuple[str, ...]) -> None:
    """Compile, load and match with the messages and with ten times as many."""
    texts = {
        "1 KB": log(messages, 1_000, 0.2),
        "4 KB": log(messages, 4_000, 0.2),
        "1 MB, 2 % messages": log(messages, 1_000_000, 0.02),
        "1 MB, nothing but messages": log(messages, 1_000_000, 1.0),
    }
    many = tenfold(messages)
    blobs = [Matcher.compile(messages, phrases), Matcher.compile(many, phrases)]
    matchers = [Matcher.load(blob) for blob in blobs]
    print(f"{'milliseconds':<34}{len(messages):>10} messages{len(many):>12} messages   times")
    table(
        "compile",
        [
            milliseconds(lambda: Matcher.compile(messages, phrases), 3),
            milliseconds(lambda: Matcher.compile(many, phrases), 1),
        ],
    )
    table(
        f"load ({len(blobs[0]) >> 10} KiB, {len(blobs[1]) >> 10} KiB)",
        [milliseconds(lambda blob=blob: Matcher.load(blob)) for blob in blobs],
    )
    for name, text in texts.items():
        table(
            f"match {name}",
            [milliseconds(lambda matcher=matcher, text=text: matcher.match(text)) for matcher in matchers],
        )


def table(what: str, figures: list[float]) -> None:
    """Print one line of the first table."""
    print(f"{what:<34}{figures[0]:>19.2f}{figures[1]:>21.2f}{figures[1] / figures[0]:>8.2f}", flush=True)


def extremes(matcher: Matcher, messages: Messages) -> None:
    """Texts of every bad kind, each once."""
    chance = random.Random(2)
    heads = [message.text.split("{")[0] for _, message in messages]
    flood = log(messages[:1], 1_000_000, 1.0)
    kinds = {
        "1,000 pastes of 1 KB": lambda: [matcher.match(log_line) for log_line in pastes(messages)],
        "1 MB of random bytes": lambda: matcher.match(chance.randbytes(1_000_000)),
        "1 MB of beginnings of messages": lambda: matcher.match(" ".join(chance.choices(heads, k=60_000))[:1_000_000]),
        "1 MB of one word of a message": lambda: matcher.match((heads[0].split()[0] + " ") * 120_000),
        "1 MB of escape characters": lambda: matcher.match("\x1b[" * 500_000),
        "10 MB in one line": lambda: matcher.match(flood.replace("\n", " ") * 10),
        "100 MB of one error, in parts": lambda: matcher.match(flood.encode() for _ in range(100)),
    }
    print("\nonce each")
    for name, work in kinds.items():
        print(f"{name:<34}{milliseconds(work, 1):>19.1f} ms", flush=True)


def pastes(messages: Messages) -> Iterator[str]:
    """A thousand pastes with one message each."""
    noise = log(messages, 850, 0.0)
    chance = random.Random(4)
    return (noise + filled(chance.choice(messages)[1].text, chance) for _ in range(1000))


def main() -> None:
    """Print both tables."""
    kb = load([Path(sys.argv[1]) if len(sys.argv) > 1 else SHIPPED], SPECS)
    messages = list(kb.messages)
    sizes(messages, kb.phrases)
    extremes(Matcher.load(Matcher.compile(messages, kb.phrases)), messages)
    print(f"\nlargest resident set: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")


if __name__ == "__main__":
    main()
