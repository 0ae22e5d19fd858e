"""What `show`, `export`, `history`, `resume` and `undo` print with --json."""

from __future__ import annotations

import msgspec

from assistant.model.contract.diagnosis import DiagnosisObject
from assistant.model.diagnosis import Outcome, StepOutcome
from assistant.model.own_tree import OwnTree

SESSION_SCHEMA = "drydock.session/1"
RESUMED_SCHEMA = "drydock.resumed/1"
HISTORY_SCHEMA = "drydock.history/1"
UNDONE_SCHEMA = "drydock.undone/1"


EMPTY_WITHOUT = ("diagnosis", "outcome")
"""Keys of a transcript under which an empty object stands in the JSON, not null, where there is none."""


class SessionStep(msgspec.Struct, frozen=True):
    """A step that was begun; `state` is `unfinished` when its end was never recorded.

    Attributes:
        tree: the tree in which its cause is written.
        own_trees: the files of the user's own that it rests on, each with the SHA-256 of its content then; empty where
            it came with Drydock.
    """

    step: str
    title: str
    command: tuple[str, ...]
    begun: str
    state: str
    detail: str
    tree: str = ""
    own_trees: tuple[OwnTree, ...] = ()


class SessionLine(msgspec.Struct, frozen=True):
    """One line of the history.

    Attributes:
        status: `fixed`, `fixed-by-word`, `not-fixed`, `refused`, `nothing-to-do`, `diagnosed`, `open`, `unfinished` or
            `undone`.
        snippet: the text around the words that were searched for; stands only where some were.
    """

    number: int
    opened: str
    host: str
    title: str
    status: str
    snippet: str | msgspec.UnsetType = msgspec.UNSET


class Transcript(msgspec.Struct, frozen=True, kw_only=True):
    """A session made readable.

    Attributes:
        opened: ISO 8601, UTC.
        pastes: what the user gave, in order.
        chosen: the titles of the symptoms that the user chose from a menu, in order.
        answers: question and answer, in order.
        diagnosis: the last one; an empty object when there is none.
        steps: the steps that were begun, in order.
        undone: the numbers of those that were taken back.
        outcome: how the fix went; an empty object when none was tried.
    """

    schema: str = SESSION_SCHEMA
    session: int
    opened: str
    host: str
    version: str
    pastes: tuple[str, ...] = ()
    chosen: tuple[str, ...] = ()
    answers: tuple[tuple[str, str], ...] = ()
    diagnosis: DiagnosisObject | None = None
    steps: tuple[SessionStep, ...] = ()
    undone: tuple[str, ...] = ()
    outcome: Outcome | None = None
    notes: tuple[str, ...] = ()


class HistoryObject(msgspec.Struct, frozen=True, kw_only=True):
    """The sessions, newest first; those found by words, best first."""

    schema: str = HISTORY_SCHEMA
    sessions: tuple[SessionLine, ...]


class UndoneObject(msgspec.Struct, frozen=True, kw_only=True):
    """What was taken back, and what was not.

    Attributes:
        differs: what does not run as before, as a clause; empty where all does.
    """

    schema: str = UNDONE_SCHEMA
    session: int
    steps: tuple[StepOutcome, ...]
    differs: str = ""
