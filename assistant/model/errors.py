"""The one tree of errors.

    DrydockError                what a person can act on; exit code 1
    ├── UsageError              the command was called wrongly; exit code 2
    ├── KnowledgeError          faults in trees, all at once, each with its place
    ├── InputError              the text or file to diagnose cannot be read
    ├── HostError               the host cannot be looked at or acted on
    │   ├── SnapshotError       a snapshot file is missing, damaged or of another version
    │   └── ActionError         a step could not be applied
    │       └── ChangedError    what was to be changed is not what was looked at: nothing was done
    ├── RefusedError            not approved, or not safe: nothing was changed
    └── StoreError              the journal cannot be read or written

Whatever else reaches the top is a fault of ours (exit code 3) and is turned into a report there.
"""

from __future__ import annotations

from dataclasses import dataclass


class DrydockError(Exception):
    """An expected error, with what a person needs to go on.

    Args:
        what: what happened, one sentence.
        reference: stable kebab-case name of this kind of error.
        context: what was being done, or on what.
        hint: the next thing to type.
    """

    exit_code = 1

    def __init__(self, what: str, *, reference: str = "error", context: str = "", hint: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.reference = reference
        self.context = context
        self.hint = hint


class UsageError(DrydockError):
    """The command or its arguments are wrong."""

    exit_code = 2


@dataclass(frozen=True, slots=True)
class KnowledgeFault:
    """One fault in one knowledge file; `line` is 1-based, 0 when the whole file is meant."""

    path: str
    line: int
    what: str
    hint: str = ""

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else self.path
        return f"{place}: {self.what}" + (f" ({self.hint})" if self.hint else "")


class KnowledgeError(DrydockError):
    """The knowledge base has faults; all of them are in `faults`."""

    def __init__(self, faults: tuple[KnowledgeFault, ...]) -> None:
        super().__init__(
            f"the knowledge base has {len(faults)} fault{'s' if len(faults) != 1 else ''}",
            reference="knowledge-faults",
            context="\n".join(str(fault) for fault in faults),
            hint="drydock kb lint",
        )
        self.faults = faults


class InputError(DrydockError):
    """The text to diagnose cannot be had."""


class HostError(DrydockError):
    """The host cannot be looked at or acted on."""


class SnapshotError(HostError):
    """A snapshot file is missing, damaged or of another version."""


class ActionError(HostError):
    """A step could not be applied; the host is as the error says."""


class ChangedError(ActionError):
    """What was to be changed is no longer what was looked at; nothing was done."""


class RefusedError(DrydockError):
    """Something was not approved or is not safe; nothing was changed."""


class StoreError(DrydockError):
    """The journal cannot be read or written."""
