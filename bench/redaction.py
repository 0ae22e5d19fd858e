"""How well redaction does on the planted corpora: `python -m bench.redaction` names the kinds that leak.

The corpora are in tests/text/planted, made from a seed. `--show KIND` prints what is left of texts of one kind.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass

from tests.text.planted.case import Tally, in_all, tally_harmless, tally_planted
from tests.text.planted.cases import planted
from tests.text.planted.harmless import harmless

Redact = Callable[[str], str]


@dataclass(frozen=True)
class Measured:
    """The figures of one run; shares between 0 and 1."""

    planted: int
    leaked: float
    harmless: int
    masked: float

    @property
    def recall(self) -> float:
        """Of the planted secrets, the share that is taken out as a whole."""
        return 1 - self.leaked

    @property
    def precision(self) -> float:
        """Of the texts in which something was taken out, the share that held a secret."""
        right, wrong = self.planted * self.recall, self.harmless * self.masked
        return right / (right + wrong) if right else 0.0


def measure(redact: Redact) -> Measured:
    """Put both corpora through `redact`."""
    leaks, masks = in_all(tally_planted(planted(), redact)), in_all(tally_harmless(harmless(), redact))
    return Measured(leaks.texts, leaks.share, masks.texts, masks.share)


def speed(redact: Redact, text: str) -> float:
    """MB in each second of processor time over a text, the best of a few runs: other programs count less so."""
    return len(text) / 1e6 / min(_taken(lambda: redact(text)) for _ in range(5))


def loop_ms() -> float:
    """Milliseconds of processor time that a loop of a million steps takes: how fast this machine is, just now."""
    return 1000 * min(_taken(_loop) for _ in range(5))


def _loop() -> int:
    total = 0
    for step in range(1_000_000):
        total += step & 3
    return total


def _taken(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


def _table(tallies: dict[str, Tally]) -> None:
    failing = sorted(
        (item for item in tallies.items() if item[1].share), key=lambda item: -item[1].whole - item[1].parts
    )
    for kind, tally in failing:
        print(f"{kind:<30} {tally.whole:>4} whole {tally.parts:>4} in part, of {tally.texts:>4}")


def main(arguments: list[str]) -> None:
    """Print the kinds that fail, or the texts of one kind."""
    from assistant.text.redaction import redact

    found = {"planted": tally_planted(planted(), redact), "harmless": tally_harmless(harmless(), redact)}
    if arguments[:1] == ["--show"]:
        for case, clean in (
            each for tallies in found.values() if (tally := tallies.get(arguments[1])) for each in tally.shown
        ):
            print(f"- {case.text!r}\n  {clean!r}\n  {case.secrets}")
        return
    for name, tallies in found.items():
        every = in_all(tallies)
        print(f"\n{name}: {every.share:.2%} of {every.texts} fail")
        _table(tallies)


if __name__ == "__main__":
    main(sys.argv[1:])
