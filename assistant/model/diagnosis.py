"""What the reasoning concludes."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

import msgspec

from assistant.model.effort import WaitingLook
from assistant.model.fact import Fact, FactKey, Origin
from assistant.model.fault_line import UnexplainedLine
from assistant.model.match import Match, MatchKind
from assistant.model.risk import Risk
from assistant.model.running import Running
from assistant.model.tree import Cause, Effect


class CauseStatus(StrEnum):
    """How sure a cause is. `confirmed` needs a confirming fact, not a high number."""

    CONFIRMED = "confirmed"
    LIKELY = "likely"
    POSSIBLE = "possible"
    EXCLUDED = "excluded"


class Proved(StrEnum):
    """What shows that a cause is there. Only what the host shows lets `--yes` change anything."""

    BY_HOST = "host"
    BY_TEXT = "text"
    """the text itself says so, and nothing on the host speaks against it"""
    NOT = "not"


class Finding(msgspec.Struct, frozen=True):
    """A piece of evidence that holds, with the facts (or the capture, or the text) that it rests on.

    Attributes:
        subject: of its first condition: `fact`, `capture` or `paste`.
        name: of the fact or capture, or the message looked for.
        value: what was found, as text; None when absent.
        says: the finding in words.
        keys: all facts that it rests on.
        gone: it shows that the host does not have the symptom now.
        origin: where what it rests on comes from; of several, what is least sure.
        line: the 1-based line of the user's text that shows it, 0 when none is known.
    """

    subject: str
    name: str
    of: str | None
    value: str | None
    effect: Effect
    says: str
    keys: tuple[FactKey, ...] = ()
    gone: bool = False
    origin: Origin = Origin.HOST
    line: int = 0


class Unsettled(msgspec.Struct, frozen=True, rename={"keys": "facts"}):
    """A piece of evidence that could not be judged, and why: the fact is unknown, or a capture is missing.

    Attributes:
        name, of: the fact or capture that is missing.
        keys: all facts that it would rest on, as far as their objects are known.
    """

    name: str
    of: str | None
    effect: Effect
    why: str
    keys: tuple[FactKey, ...] = ()


class Candidate(msgspec.Struct, frozen=True):
    """A cause as judged.

    Attributes:
        probability: 0 to 1; all candidates and "something else" sum to 1.
        captures: the values that its evidence and fixes are filled with.
        symptoms: the matched symptoms that it explains.
        root_of: ids of candidates that are only effects of this one.
        unproved: facts that are known, and would have to be otherwise to prove it.
        proved: what shows that it is there.
        contradicted: the host was looked at, and what it shows speaks against it.
        doubtful: those of its captures that were put together from several lines of the text.
        beside: the user showed lines that name a fault, and it explains none of them.
    """

    cause: Cause
    status: CauseStatus
    probability: float
    findings: tuple[Finding, ...]
    unsettled: tuple[Unsettled, ...]
    captures: dict[str, str]
    symptoms: tuple[str, ...]
    root_of: tuple[str, ...] = ()
    unproved: tuple[FactKey, ...] = ()
    proved: Proved = Proved.NOT
    contradicted: bool = False
    doubtful: tuple[str, ...] = ()
    beside: bool = False


class Next(msgspec.Struct, frozen=True):
    """What to do next, and why.

    `id` is a fix id, a question id, or the name of what to probe: a fact, or the id of a WaitingLook; `cause` the cause
    it serves.
    """

    kind: Literal["fix", "question", "probe", "advice", "nothing"]
    id: str
    why: str
    cause: str | None = None


class Diagnosis(msgspec.Struct, frozen=True):
    """The whole answer.

    Attributes:
        candidates: best first; excluded ones last.
        remarks: what a person must also know: several faults at once, a paste from another host or older than the last
            restart, facts that could not be had and what would let them.
        waiting: looks that were wanted, and that nobody has consented to.
        unexplained: lines of the text that report a fault which the leading candidates do not explain.
    """

    matches: tuple[Match, ...]
    candidates: tuple[Candidate, ...]
    other_probability: float
    facts: tuple[Fact, ...]
    next: Next
    remarks: tuple[str, ...] = ()
    waiting: tuple[WaitingLook, ...] = ()
    unexplained: tuple[UnexplainedLine, ...] = ()

    @property
    def best(self) -> Candidate | None:
        """The first candidate that is not excluded, None when there is none."""
        first = self.candidates[0] if self.candidates else None
        return first if first and first.status is not CauseStatus.EXCLUDED else None

    @property
    def next_look(self) -> WaitingLook | None:
        """The look that comes next and that a person must agree to, None when something else comes next."""
        wanted = self.next.id if self.next.kind == "probe" else None
        return next((look for look in self.waiting if look.id == wanted), None)

    @property
    def names_a_cause(self) -> bool:
        """Whether there is an answer: words that a text shares with a symptom are only a guess at what is meant."""
        if self.best is None:
            return False
        only_words = all(match.kind is MatchKind.WORDS for match in self.matches)
        return self.best.status is CauseStatus.CONFIRMED or not only_words


class StepState(StrEnum):
    """What became of a step."""

    DONE = "done"
    NOT_NEEDED = "not-needed"
    REFUSED = "refused"
    FAILED = "failed"
    UNDONE = "undone"
    UNDO_FAILED = "undo-failed"
    UNFINISHED = "unfinished"
    """begun, and the end was never recorded: a crash, a kill, a lost connection"""


class StepOutcome(msgspec.Struct, frozen=True):
    """A step as it went.

    Attributes:
        command: the argv that was run, empty for an edit.
        detail: what it printed or changed, or why it was not applied.
    """

    title: str
    state: StepState
    risk: Risk
    command: tuple[str, ...] = ()
    detail: str = ""


class Check(msgspec.Struct, frozen=True):
    """One condition of a verification, and whether it held; None when it could not be judged.

    Attributes:
        before: whether it held before the fix; None when that is not known.
        remedy: what would let it be judged, empty when it was.
    """

    says: str
    held: bool | None
    before: bool | None = None
    remedy: str = ""

    @property
    def proves(self) -> bool:
        """Whether it tells that something has changed for the better: what held all along tells nothing."""
        return self.before is False and self.held is True


class Before(msgspec.Struct, frozen=True):
    """What a host showed before the first step of a fix.

    Attributes:
        checks: whether each condition of the verification held; None where it could not be judged.
        signs: for each piece of the cause's evidence what it said, where facts of the moment confirmed the fault;
            empty where they did not.
        running: what ran then; None where nobody has looked.
    """

    checks: tuple[bool | None, ...] = ()
    signs: tuple[str, ...] = ()
    running: Running | None = None


class Outcome(msgspec.Struct, frozen=True):
    """How a fix went. Not verified means not fixed; what the person alone says is a status of its own."""

    status: Literal["fixed", "fixed-by-word", "not-fixed", "refused", "nothing-to-do"]
    cause: str | None = None
    fix: str | None = None
    steps: tuple[StepOutcome, ...] = ()
    verification: tuple[Check, ...] = ()
    why: str = ""

    @property
    def proved(self) -> bool:
        """Whether the fault is gone: a fix was proved, or found to be done already; no fix to try proves nothing."""
        already = self.status == "nothing-to-do" and bool(self.steps or self.verification)
        return self.status == "fixed" or already

    @property
    def helped(self) -> bool:
        """Whether nothing more is to be done for this cause: it was proved, or the person says that it works now."""
        return self.proved or self.status == "fixed-by-word"
