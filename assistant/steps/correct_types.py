"""Give values in daemon.json the type that dockerd wants, where each of them can be read in one way only."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import partial

from assistant.model.actions.correct_types import CorrectTypes
from assistant.model.errors import RefusedError
from assistant.probes.config.wrong_value import WrongValue, wrong_values
from assistant.steps.edit_json import rewritten
from assistant.steps.files import contents
from assistant.steps.files.daemon_json import is_daemon_json
from assistant.steps.files.json_text import JsonText
from assistant.steps.files.judged_change import judged_change
from assistant.steps.files.places import edited_file
from assistant.steps.plan.host_now import HostNow
from assistant.steps.plan.kind import Kind, Nothing, Plan
from assistant.text.safe import one_line


def plan(action: CorrectTypes, here: HostNow) -> Plan | Nothing:
    """The file with its types put right; nothing when they are.

    Raises:
        RefusedError: it is not daemon.json or not one JSON object, or a wrong value has no single reading.
    """
    path = edited_file(action.file, here)
    if not is_daemon_json(path, here):
        raise RefusedError(f"the types of the values in {path} are not known", reference="not-daemon-json")
    before = contents.read(path, here)
    if before is None:
        return Nothing(f"there is no {path}")
    text = contents.text_of(before, path)
    wrong: list[WrongValue] = []
    after = rewritten(text, path, lambda json_text: wrong.extend(_correct(json_text, path)))
    if not wrong:
        return Nothing(f"every value in {path} has the right type")
    return judged_change(f"Correct the type of {_named(wrong)} in {path}", path, before, after.encode(), here)


def _correct(text: JsonText, path: str) -> tuple[WrongValue, ...]:
    wrong = wrong_values(text.values())
    if hopeless := [each for each in wrong if each.reading is None]:
        raise RefusedError(
            f"a value in {path} has the wrong type, and what was meant cannot be told",
            reference="type-not-correctable",
            context=_named(hopeless),
            hint=f"correct it by hand: sudoedit {path}",
        )
    for each in wrong:
        text.correct(each.path, partial(_as_json, reading=each.reading))
    return wrong


def _as_json(written: str, reading: object) -> str:
    """A number that becomes a text keeps its digits: 1.40 is not 1.4."""
    return json.dumps(written if isinstance(reading, str) else reading, ensure_ascii=False)


def _named(wrong: Iterable[WrongValue]) -> str:
    return one_line(", ".join(" > ".join(each.path) for each in wrong))


KIND = Kind(plan, contents.undo_change)
