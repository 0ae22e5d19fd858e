"""What a person sees of a step before it is done."""

from __future__ import annotations

import msgspec

from assistant.model.risk import Affects, Risk


class Preview(msgspec.Struct, frozen=True):
    """What a step would do, shown before it is approved.

    Attributes:
        title: the action in words.
        command: the argv that would run, empty for an edit.
        commands: every argv that would run, in order; more than one where the action needs it.
        calls: every call of the Engine API that would be made, in order, with its body.
        diff: the change of a file, empty when none.
        runs_as: the user who acts.
        breaks: what may stop working here and now, one line each.
        affects: what it affects that undo alone does not make harmless, one sentence each.
        undo: how it is taken back.
        fingerprint: binds an approval to exactly this command or edit, user and host.
        by_person: a person must approve it; having said yes to everything beforehand (`--yes`) is not enough.
        only_seen: not even who says beforehand that it may be undone (`undo --yes`) has approved this.
        trees: the files of the user's own that it is from; empty for a shipped fix.
    """

    title: str
    why: str
    risk: Risk
    command: tuple[str, ...] = ()
    diff: str = ""
    runs_as: str = ""
    breaks: tuple[str, ...] = ()
    undo: str = ""
    fingerprint: str = ""
    commands: tuple[tuple[str, ...], ...] = ()
    by_person: bool = False
    only_seen: bool = False
    calls: tuple[str, ...] = ()
    affects: Affects = {}
    trees: tuple[str, ...] = ()
