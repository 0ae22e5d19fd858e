"""What Drydock says to texts whose truth is known, from the text alone, and how good that is.

A text is judged by the first candidate that is not excluded:

- right: its cause is one that names the truth;
- partial: it is in the right area, and leads to the truth after a detour;
- wrong: it is neither, and is claimed with a probability of 50 % or more;
- weak: the same, claimed with less;
- nothing: no candidate has 10 % or more.

A text without a fault of the host is right when nothing is claimed, or when the claim says so (`none/...`). Everything
else that is claimed about it is a false alarm.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from assistant.diagnosis.case import Case
from assistant.diagnosis.expertise import Expertise
from assistant.kb.knowledge import KnowledgeBase
from assistant.model.diagnosis import CauseStatus, Diagnosis

CASES = Path(__file__).resolve().parent.parent / "cases"
CLAIM = 0.5
SAID = 0.1
FAULTLESS = "none/"
FIRST = 3


class Source(StrEnum):
    """Where a text is from."""

    WILD = "wild"
    EXAMPLE = "example"
    BENIGN = "benign"


class Verdict(StrEnum):
    """How good an answer is; the top of the module says what each means."""

    RIGHT = "right"
    PARTIAL = "partial"
    WEAK = "weak"
    WRONG = "wrong"
    NOTHING = "nothing"


class Text(NamedTuple):
    """A text, and what is right for it."""

    id: str
    source: Source
    text: str
    right: frozenset[str] = frozenset()
    partial: frozenset[str] = frozenset()
    truth: str = ""
    faultless: bool = False
    decidable: bool = True
    """from the text alone; False for faults outside of Drydock's field as well"""
    missing: bool = False
    """the knowledge has no cause that is right"""


class Judged(NamedTuple):
    """The answer to one text."""

    text: Text
    said: str
    """the id of the first candidate; empty when there is none"""
    probability: float
    verdict: Verdict
    behind: tuple[str, ...] = ()
    """the candidates behind the first, best first"""

    @property
    def is_false_alarm(self) -> bool:
        """A fault is claimed with 50 % or more where the host has none."""
        return self.text.faultless and self.verdict is Verdict.WRONG


class Complaint(NamedTuple):
    """What a person says in plain words, and the symptoms and causes that are a good answer."""

    id: str
    lang: str
    text: str
    right: frozenset[str]
    noise: bool = False
    missing: bool = False


class Answered(NamedTuple):
    """The answer to one complaint: the suggested symptoms and causes, best first, and the place of the first good one.

    The place counts from 1; 0 when none is good.
    """

    complaint: Complaint
    symptoms: tuple[str, ...]
    causes: tuple[str, ...]
    place: int


def judge_all(expertise: Expertise, texts: Iterable[Text] | None = None) -> list[Judged]:
    """Judge texts with this knowledge; without `texts` all there are: real reports, examples, texts without a fault."""
    chosen = all_texts(expertise.kb) if texts is None else texts
    return [judge(text, conclusion(expertise, text.text)) for text in chosen]


def answer_all(expertise: Expertise) -> list[Answered]:
    """Answer all complaints with this knowledge."""
    return [answered(each, conclusion(expertise, each.text)) for each in complaints()]


def conclusion(expertise: Expertise, text: str) -> Diagnosis:
    """What is concluded from a text when no host can be looked at."""
    case = Case(expertise)
    case.read(text)
    return case.conclude()


def judge(text: Text, diagnosis: Diagnosis) -> Judged:
    """How good this answer to the text is."""
    left = [each for each in diagnosis.candidates if each.status is not CauseStatus.EXCLUDED]
    said, probability = (left[0].cause.id, left[0].probability) if left else ("", 0.0)
    behind = tuple(f"{each.cause.id} {each.probability:.2f}" for each in left[1 : FIRST + 1])
    return Judged(text, said, probability, verdict(text, said, probability), behind)


def verdict(text: Text, said: str, probability: float) -> Verdict:
    """The verdict on the first candidate, as the top of the module has it."""
    if probability < SAID:
        return Verdict.NOTHING
    if said in text.right or (text.faultless and said.startswith(FAULTLESS)):
        return Verdict.RIGHT
    if said in text.partial:
        return Verdict.PARTIAL
    return Verdict.WRONG if probability >= CLAIM else Verdict.WEAK


def answered(complaint: Complaint, diagnosis: Diagnosis) -> Answered:
    """What is suggested to a complaint: the recognised or guessed symptoms, and the causes that lead the list."""
    matches = sorted(diagnosis.matches, key=lambda match: (match.echo, -match.score))
    symptoms = tuple(dict.fromkeys(match.symptom for match in matches))[:FIRST]
    left = [each for each in diagnosis.candidates if each.status is not CauseStatus.EXCLUDED]
    causes = tuple(each.cause.id for each in left[:FIRST])
    places = [ids.index(each) + 1 for ids in (symptoms, causes) for each in ids if each in complaint.right]
    return Answered(complaint, symptoms, causes, min(places, default=0))


def all_texts(kb: KnowledgeBase) -> Iterator[Text]:
    """Real reports, the examples of all trees, and texts without a fault."""
    yield from wild()
    yield from examples(kb)
    yield from benign()


def wild() -> Iterator[Text]:
    """The reports of real people."""
    for case in _cases("wild"):
        right = frozenset(case["right"])
        faultless = case["scope"] == "out" or (bool(right) and all(each.startswith(FAULTLESS) for each in right))
        decidable = case["scope"] == "in" and case["decidable"] == "text"
        of = (right, frozenset(case["partial"]), case["truth"], faultless, decidable, case.get("missing", False))
        yield Text(case["id"], Source.WILD, case["text"], *of)


def examples(kb: KnowledgeBase) -> Iterator[Text]:
    """The examples that name their cause; those that need a host besides are left out."""
    for symptom in kb.symptoms.values():
        for number, each in enumerate(symptom.examples, 1):
            if each.cause and each.text and not each.host:
                yield Text(f"{symptom.id} {number}", Source.EXAMPLE, each.text, frozenset((each.cause,)))


def benign() -> Iterator[Text]:
    """The texts without a fault of the host."""
    for case in _cases("benign"):
        yield Text(case["id"], Source.BENIGN, case["text"], truth=case["what"], faultless=True)


def complaints() -> Iterator[Complaint]:
    """What people say without an error text."""
    for case in _cases("complaints"):
        yield Complaint(**{**case, "right": frozenset(case["right"])})


def _cases(name: str) -> Iterator[dict]:
    with (CASES / f"{name}.jsonl").open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)
