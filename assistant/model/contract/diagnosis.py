"""What `diagnose`, `fix` and `doctor` print with --json.

Reading is as lenient as older versions need: what came later has a default. What only the code in steps/ can read (the
action of a step) stays plain JSON here.
"""

from __future__ import annotations

import msgspec

from assistant.model.diagnosis import CauseStatus, Next, Outcome, Proved, Unsettled
from assistant.model.effort import WaitingLook
from assistant.model.fact import FactKey, Origin, Reason, Value
from assistant.model.fault_line import UnexplainedLine
from assistant.model.match import MatchKind
from assistant.model.risk import Affects, Risk
from assistant.model.tree import Effect

SCHEMA = "drydock.diagnosis/1"
DOCTOR_SCHEMA = "drydock.doctor/1"

JsonObject = dict[str, object]


class SymptomObject(msgspec.Struct, frozen=True, kw_only=True):
    """A message that was recognised; see `model.match.Match` for what each key holds."""

    id: str
    message: str
    match: MatchKind
    score: float
    line: int
    text: str = ""
    captures: dict[str, str] = {}
    points_to: tuple[str, ...] = ()
    echo: bool = False
    origin: str = "paste"
    read_as: str | msgspec.UnsetType = msgspec.UNSET


class EvidenceObject(msgspec.Struct, frozen=True, kw_only=True):
    """Something that was found and speaks for or against a cause.

    Attributes:
        origin: a look at the host, the user's text (then `line` is its line there, where it is known), or an answer.
    """

    fact: str
    of: str | None = None
    value: str | None = None
    effect: Effect
    says: str = ""
    subject: str = "fact"
    facts: tuple[FactKey, ...] = ()
    origin: Origin = Origin.HOST
    line: int | msgspec.UnsetType = msgspec.UNSET


class StepObject(msgspec.Struct, frozen=True, kw_only=True):
    """A step of a fix, filled with what is known.

    Attributes:
        action: its kind under `type`, and what that kind needs.
        command: the command line that does the same, empty where none does.
        risk: null where the kind of action alone decides it.
        affects: what it affects that undo alone does not make harmless, one sentence each.
        trees: the files of the user's own that it is from; empty where it is shipped.
    """

    title: str
    action: JsonObject = {}
    command: tuple[str, ...] = ()
    risk: Risk | None = None
    affects: Affects = {}
    trees: tuple[str, ...] = ()


class FixObject(msgspec.Struct, frozen=True, kw_only=True):
    """A fix that is offered for a cause.

    Attributes:
        affects: what its steps affect that undo alone does not make harmless, as `fix --allow` takes it.
        trees: the files of the user's own that it is from; empty where it is shipped.
        untrusted: those of them whose content the user has not trusted; then nothing of it is run.
    """

    id: str
    title: str
    risk: Risk
    breaks: str = ""
    undo: str = ""
    steps: tuple[StepObject, ...] = ()
    affects: Affects = {}
    trees: tuple[str, ...] = ()
    untrusted: tuple[str, ...] = ()


class CauseObject(msgspec.Struct, frozen=True, kw_only=True):
    """A cause as judged, likeliest first in its list.

    Attributes:
        proved: what shows that it is there; what the host does not show is changed only by a person's own word.
    """

    id: str
    title: str
    status: CauseStatus
    probability: float
    proved: Proved = Proved.NOT
    explain: str = ""
    wrong_if: str = ""
    symptoms: tuple[str, ...] = ()
    root_of: tuple[str, ...] = ()
    evidence: tuple[EvidenceObject, ...] = ()
    unsettled: tuple[Unsettled, ...] = ()
    fixes: tuple[FixObject, ...] = ()
    sources: tuple[str, ...] = ()


class FactObject(msgspec.Struct, frozen=True, kw_only=True):
    """A fact as it was found; `reason`, `detail` and `remedy` stand only where it is unknown.

    Attributes:
        origin: a look at the host, the user's paste (then `line` is its line there), or the user's answer.
    """

    fact: str
    of: str | None = None
    state: str
    value: Value | None = None
    reason: Reason | msgspec.UnsetType = msgspec.UNSET
    detail: str | msgspec.UnsetType = msgspec.UNSET
    remedy: str | msgspec.UnsetType = msgspec.UNSET
    took_ms: int = 0
    source: str = ""
    origin: Origin = Origin.HOST
    line: int | msgspec.UnsetType = msgspec.UNSET


class DiagnosisObject(msgspec.Struct, frozen=True, kw_only=True):
    """The whole answer.

    Attributes:
        other_probability: of something that Drydock does not know.
        waiting: looks that were wanted, and that nobody has consented to.
        unexplained: lines of the text that report a fault which the leading causes do not explain.
        session: its number in the journal, null where it is not kept.
    """

    schema: str = SCHEMA
    symptoms: tuple[SymptomObject, ...] = ()
    causes: tuple[CauseObject, ...] = ()
    other_probability: float = 0.0
    facts: tuple[FactObject, ...] = ()
    next: Next = Next("nothing", "", "")
    remarks: tuple[str, ...] = ()
    waiting: tuple[WaitingLook, ...] = ()
    unexplained: tuple[UnexplainedLine, ...] = ()
    session: int | None = None

    @property
    def best(self) -> CauseObject | None:
        """The first cause that is not excluded, None when there is none."""
        first = self.causes[0] if self.causes else None
        return first if first and first.status is not CauseStatus.EXCLUDED else None

    @property
    def named(self) -> CauseObject | None:
        """The same, None where only shared words have led to it: that was no answer."""
        best = self.best
        is_guess = bool(self.symptoms) and all(
            each.match in (MatchKind.WORDS, MatchKind.SHAPE) for each in self.symptoms
        )
        return None if best and is_guess and best.status is not CauseStatus.CONFIRMED else best


class FixedObject(DiagnosisObject, frozen=True, kw_only=True):
    """A diagnosis and how its fix went, as `fix` prints it."""

    outcome: Outcome = Outcome("nothing-to-do")
