"""The texts by which messages are measured."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from assistant.kb.benign.texts import BenignText, benign_texts
from assistant.kb.knowledge import KnowledgeBase
from assistant.model.tree import Effect, Subject


class Told(msgspec.Struct, frozen=True):
    """An example of a tree: a text, and what it shows.

    Attributes:
        causes: the one that it is an example of; all of its symptom's where it names none.
    """

    symptom: str
    causes: frozenset[str]
    text: str


class Corpus(msgspec.Struct, frozen=True):
    """All texts, and what each message and phrase speaks for.

    Attributes:
        causes: of each symptom.
        proves: for each phrase the causes that it confirms.
    """

    told: tuple[Told, ...]
    benign: tuple[BenignText, ...]
    causes: Mapping[str, frozenset[str]]
    proves: Mapping[str, frozenset[str]]


def corpus_of(kb: KnowledgeBase) -> Corpus:
    """The examples of the knowledge and the recorded texts without a fault."""
    causes = {id_: frozenset(ref.id for ref in symptom.causes) for id_, symptom in kb.symptoms.items()}
    told = tuple(
        Told(id_, frozenset([each.cause]) if each.cause else causes[id_], each.text)
        for id_, symptom in kb.symptoms.items()
        for each in symptom.examples
        if each.text
    )
    proves: dict[str, set[str]] = {}
    for id_, cause in kb.causes.items():
        for evidence in cause.evidence:
            for condition in evidence.when if evidence.effect is Effect.CONFIRMS else ():
                if condition.subject is Subject.PASTE:
                    proves.setdefault(condition.name, set()).add(id_)
    return Corpus(told, benign_texts(), causes, {phrase: frozenset(ids) for phrase, ids in proves.items()})
