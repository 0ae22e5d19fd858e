"""A plain menu of symptoms, for those who have no error text."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from assistant.kb.knowledge import KnowledgeBase
from assistant.say.lines import Line, Role
from assistant.terminal.screen import Screen, wrapped

Ask = Callable[[str], str]
_AROUND = 2
"""Rows beside the choices: the question above them, and the prompt below."""


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
    lines = [Line(choices[name], Role.PLAIN, 5, f"{number}.") for number, name in enumerate(names, 1)]
    parts = _parts(lines, screen)
    for part in parts:
        screen.show(part)
        last = part is parts[-1]
        number = _number(screen, ask, f"Number (Enter: {'none of these' if last else 'more'}): ", len(names))
        if number is not None:
            return names[number - 1]
    return None


def _parts(lines: Sequence[Line], screen: Screen) -> list[list[Line]]:
    """The lines in parts that are in view at once, with a heading and a prompt; in a pipe all in one."""
    room = screen.height - _AROUND if screen.height is not None else None
    parts: list[list[Line]] = [[]]
    used = 0
    for line in lines:
        rows = len(wrapped(line, screen.width))
        if room is not None and parts[-1] and used + rows > room:
            parts.append([])
            used = 0
        parts[-1].append(line)
        used += rows
    return parts


def _number(screen: Screen, ask: Ask, prompt: str, most: int) -> int | None:
    """The number that the person types, None for none."""
    while True:
        answer = ask(prompt).strip()
        if not answer:
            return None
        if answer.isascii() and answer.isdigit() and 1 <= int(answer) <= most:
            return int(answer)
        screen.say(f"Type a number from 1 to {most}.", Role.WARNING)
