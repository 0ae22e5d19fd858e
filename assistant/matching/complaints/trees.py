"""What the index of complaints reads of the trees."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from assistant.matching.complaints.glossary import ENGLISH
from assistant.matching.complaints.index import Described
from assistant.model.tree import Cause, Symptom


def described(symptoms: Mapping[str, Symptom], causes: Mapping[str, Cause]) -> Iterator[Described]:
    """Each symptom with its complaints in all languages, and what is written of its causes in its own tree.

    One that is known by the form of an error alone is none that people speak of.
    """
    for id_, symptom in symptoms.items():
        if symptom.shapes and not symptom.messages:
            continue
        own = [cause for ref in symptom.causes if (cause := causes[ref.id]).home == id_]
        yield Described(
            id_,
            symptom.title,
            symptom.words.get(ENGLISH, ()),
            tuple(phrase for language, said in symptom.words.items() if language != ENGLISH for phrase in said),
            tuple(cause.title for cause in own),
            tuple(cause.explain for cause in own),
        )
