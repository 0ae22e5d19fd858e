"""Prints how good the answers are: to real reports, examples, texts without a fault, and complaints in plain words.

`python -m bench.reports [--show] [--json FILE]`; `make bench` runs it. `bench/judged.py` says how an answer is judged.
--show lists each miss with what was said instead; --json keeps all verdicts, to compare two versions.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from bench.judged import CLAIM, SAID, Answered, Judged, Source, Verdict, answer_all, judge_all

BINS = 10
HEAD = f"{'':<46}{'texts':>6}" + "".join(f"{name:>14}" for name in Verdict)
LANGUAGES = ("en", "zh", "other")


def table(judged: list[Judged]) -> Iterator[str]:
    """The verdicts on the texts that have a fault."""
    wild = [each for each in judged if each.text.source is Source.WILD and each.text.decidable]
    counted = [each for each in wild if not each.text.faultless]
    yield HEAD
    yield _row("real reports, in scope and decidable", counted)
    yield _row("  those whose cause the knowledge has", [each for each in counted if not each.text.missing])
    yield _row("examples of all trees", [each for each in judged if each.text.source is Source.EXAMPLE])


def _row(what: str, judged: list[Judged]) -> str:
    found = Counter(each.verdict for each in judged)
    return f"{what:<46}{len(judged):>6}" + "".join(f"{_share(found[name], len(judged)):>14}" for name in Verdict)


def _share(part: int, whole: int) -> str:
    return f"{part} ({part / whole:.0%})" if whole else "-"


def alarms(judged: list[Judged]) -> Iterator[str]:
    """What is claimed of texts without a fault of the host."""
    yield f"{'':<46}{'texts':>6}{f'at >= {CLAIM}':>14}{'any claim':>14}"
    for what, source in (("texts without a fault", Source.BENIGN), ("real reports without a host fault", Source.WILD)):
        inside = [each for each in judged if each.text.source is source and each.text.faultless]
        loud = sum(each.is_false_alarm for each in inside)
        any_claim = sum(each.verdict not in (Verdict.RIGHT, Verdict.NOTHING) for each in inside)
        yield f"{what:<46}{len(inside):>6}{_share(loud, len(inside)):>14}{_share(any_claim, len(inside)):>14}"


def words(answers: list[Answered]) -> Iterator[str]:
    """How many complaints get a good answer first, and among the first three."""
    yield f"{'complaints in plain words':<46}{'texts':>6}{'first':>14}{'first three':>14}{'nothing':>14}"
    real = [each for each in answers if not each.complaint.noise]
    for language in LANGUAGES:
        inside = [each for each in real if _language(each) == language]
        known = [each for each in inside if not each.complaint.missing]
        for what, some in ((language, inside), (f"  {language}: those to which a tree fits", known)):
            counts = (sum(each.place == 1 for each in some), sum(each.place > 0 for each in some))
            silent = sum(not each.symptoms and not each.causes for each in some)
            yield f"{what:<46}{len(some):>6}" + "".join(f"{_share(n, len(some)):>14}" for n in (*counts, silent))
    noise = [each for each in answers if each.complaint.noise]
    told = sum(bool(each.symptoms or each.causes) for each in noise)
    yield f"{'noise that gets a suggestion':<46}{len(noise):>6}{_share(told, len(noise)):>14}"


def _language(answer: Answered) -> str:
    short = answer.complaint.lang.split("_")[0]
    return short if short in LANGUAGES else "other"


def truth(judged: Iterable[Judged]) -> Iterator[str]:
    """Stated against true probability, in bins, and how many of the claims are right."""
    given = [each for each in judged if each.probability >= SAID]
    yield f"{'stated':<16}{'answers':>8}{'on average':>12}{'right':>8}"
    missed = 0.0
    for low in range(BINS):
        inside = [each for each in given if min(int(each.probability * BINS), BINS - 1) == low]
        if inside:
            stated = sum(each.probability for each in inside) / len(inside)
            right = sum(each.verdict is Verdict.RIGHT for each in inside) / len(inside)
            missed += abs(stated - right) * len(inside) / len(given)
            yield f"{low / BINS:4.0%} to {(low + 1) / BINS:4.0%}  {len(inside):>9}{stated:>12.0%}{right:>8.0%}"
    claims = [each.verdict is Verdict.RIGHT for each in given if each.probability >= CLAIM]
    yield f"of the claims at >= {CLAIM}, right: {_share(sum(claims), len(claims))} of {len(claims)}"
    yield f"expected calibration error: {missed:.3f}"


def misses(judged: list[Judged], answers: list[Answered]) -> Iterator[str]:
    """Each text whose answer is not right, with what was said."""
    for each in judged:
        silent = each.text.faultless and each.verdict is Verdict.NOTHING
        if each.verdict is not Verdict.RIGHT and not silent:
            mark = " (missing)" if each.text.missing else "" if each.text.decidable else " (not counted)"
            wanted = ", ".join(sorted(each.text.right)) or (
                "a cause still to be written" if each.text.missing else "nothing"
            )
            yield f"{each.verdict:<8}{each.text.id}{mark}: {each.said or '-'} {each.probability:.2f}, not {wanted}"
            yield f"        behind: {', '.join(each.behind) or '-'}; truth: {each.text.truth or wanted}"
    for answer in answers:
        said = bool(answer.symptoms or answer.causes)
        if not answer.place and (said or not answer.complaint.noise):
            yield f"{answer.complaint.id}: {answer.complaint.text} -> {', '.join((*answer.symptoms, *answer.causes))}"


def kept(judged: list[Judged], answers: list[Answered]) -> dict[str, object]:
    """All verdicts, to be compared with those of another version."""
    said = {
        each.text.id: {"said": each.said, "probability": round(each.probability, 4), "verdict": each.verdict}
        for each in judged
    }
    told = {each.complaint.id: {"said": [*each.symptoms, *each.causes], "place": each.place} for each in answers}
    return {"texts": said, "complaints": told}


def main(argv: list[str]) -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--show", action="store_true", help="list each miss with what was said")
    parser.add_argument("--json", type=Path, metavar="FILE", help="keep all verdicts in FILE")
    chosen = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as own:
        os.environ.update({f"XDG_{kind}_HOME": f"{own}/{kind}" for kind in ("CONFIG", "DATA", "CACHE")})
        from assistant.wiring import Wiring

        expertise = Wiring().expertise
        judged, answers = judge_all(expertise), answer_all(expertise)
    unseen = [each for each in judged if each.text.source is not Source.EXAMPLE]
    unseen = [each for each in unseen if each.text.faultless or each.text.decidable]
    parts = (table(judged), alarms(judged), words(answers), truth(unseen))
    print("\n\n".join("\n".join(part) for part in parts))
    if chosen.show:
        print("", *misses(judged, answers), sep="\n")
    if chosen.json:
        chosen.json.write_text(json.dumps(kept(judged, answers), indent=1) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
