"""A plain menu of symptoms, for those who have no error text."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from assistant.kb.knowledge import KnowledgeBase
from assistant.say.lines import Line, Role
from assistant.terminal.screen import Screen

Ask = Callable[[str], str]


def choose_symptom(screen: Screen, ask: Ask, kb: KnowledgeBase, symptoms: Sequence[str] | None) -> str | None:
    """Let the person choose one of these symptoms, or first an area when all are on offer.

    Returns:
        The symptom's id, None when none of them fits.
    """
    if symptoms is None:
        area = _choose(screen, ask, "Which area?", areas(kb))
        if area is None:
            return None
        symptoms = [each for each in kb.symptoms if each.startswith(f"{area}/")]
    titles = {each: kb.symptoms[each].title for each in symptoms}
    return _choose(screen, ask, "Which of these do you see?", titles)


def areas(kb: KnowledgeBase) -> dict[str, str]:
    """The areas that have trees, each with a few of its symptoms in words."""
    found: dict[str, list[str]] = {}
    for symptom_id in sorted(kb.symptoms):
        found.setdefault(symptom_id.partition("/")[0], []).append(kb.symptoms[symptom_id].title)
    return {area: f"{area}: {titles[0]}" + (" ..." if len(titles) > 1 else "") for area, titles in found.items()}


def _choose(screen: Screen, ask: Ask, question: str, choices: dict[str, str]) -> str | None:
    names = list(choices)
    screen.say(question, Role.HEADING)
    screen.show([Line(choices[name], Role.PLAIN, 5, f"{number}.") for number, name in enumerate(names, 1)])
    while True:
        answer = ask("Number (Enter: none of these): ").strip()
        if not answer:
            return None
        if answer.isdigit() and 1 <= int(answer) <= len(names):
            return names[int(answer) - 1]
        screen.say(f"Type a number from 1 to {len(names)}.", Role.WARNING)
