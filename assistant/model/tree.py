"""Knowledge: symptoms, causes, evidence and fixes, as the trees under knowledge/ write them."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from assistant.model.actions import AnyAction
from assistant.model.example import Example
from assistant.model.fact import Value
from assistant.model.match import HoleType
from assistant.model.risk import Affects, Risk
from assistant.model.shape import ShapeForm
from assistant.model.speaker import Speaker

AUTOMATIC = "automatic"
NOTHING = "nothing-to-undo"


class Odds(StrEnum):
    """How often a cause is met among the faults of Docker hosts."""

    VERY_COMMON = "very common"
    COMMON = "common"
    OCCASIONAL = "occasional"
    RARE = "rare"


class Effect(StrEnum):
    """What a fulfilled condition does to a cause."""

    CONFIRMS = "confirms"
    SUPPORTS = "supports"
    WEAKENS = "weakens"
    EXCLUDES = "excludes"


class Operator(StrEnum):
    """How a condition compares; the operand is text, number, yes/no or a list."""

    IS = "is"
    """equal; the words `present`, `absent` and `unknown` ask for the fact's state"""
    IS_NOT = "is_not"
    ONE_OF = "one_of"
    NONE_OF = "none_of"
    ABOVE = "above"
    BELOW = "below"
    CONTAINS = "contains"
    """a list holds the value, or a text holds the words"""
    LACKS = "lacks"
    STARTS_WITH = "starts_with"
    OLDER_THAN = "older_than"
    """by version: 3.10.0-693 < 3.10.0-1160"""
    NEWER_THAN = "newer_than"


class Subject(StrEnum):
    """What a condition looks at."""

    FACT = "fact"
    CAPTURE = "capture"
    PASTE = "paste"
    """another message (with holes) that stands, or does not, in the same text"""


class Condition(msgspec.Struct, frozen=True):
    """One comparison.

    Attributes:
        name: the fact's or capture's name, or the message that is looked for.
        of: what the fact is about; a template.
        operand: what it is compared with; texts in it are templates.
    """

    subject: Subject
    name: str
    operator: Operator
    operand: Value
    of: str | None = None


class Evidence(msgspec.Struct, frozen=True):
    """Conditions that together confirm, support, weaken or exclude a cause.

    Attributes:
        when: all must hold; with an unknown fact among them, nothing follows.
        says: the finding in words; may hold `{value}` (of the first condition) and templates.
        lasts: it still holds on a host whose fault is repaired, so that it does not speak against a fix.
    """

    when: tuple[Condition, ...]
    effect: Effect
    says: str
    lasts: bool = False


class Step(msgspec.Struct, frozen=True):
    """One action of a fix.

    Attributes:
        action: what is done.
        why: what it is for, in words.
        risk: of this step; None for the action's own.
        only_if: all must hold for the step to be needed; otherwise it is passed over with a reason.
        each: name of a list fact; the step is offered once for each item, as `{item}`.
        breaks: what may stop working.
        affects: what it affects that undo alone does not make harmless, one sentence for the person each.
    """

    action: AnyAction
    why: str
    risk: Risk | None = None
    only_if: tuple[Condition, ...] = ()
    each: str | None = None
    breaks: str = ""
    affects: Affects = {}


class Fix(msgspec.Struct, frozen=True):
    """Ordered steps that remove a cause.

    Attributes:
        breaks: what may break, in words.
        only_if: all must hold for the fix to be offered.
        verify: facts that prove it worked.
        undo: AUTOMATIC (each step's own undo, in reverse order), NOTHING (it leaves nothing behind), else why there is
            none or what to do instead.
        by_word: why no fact can prove it, and what to try instead; then only the person can say that it worked.
        affects: what each of its changing steps affects, one sentence for the person each.
        trees: the files of the user's own that it rests on; empty where it is shipped and so is all that leads to it.
        untrusted: those of them whose content the user has not trusted, when the knowledge was read.
    """

    id: str
    title: str
    risk: Risk
    steps: tuple[Step, ...]
    verify: tuple[Condition, ...]
    undo: str = AUTOMATIC
    breaks: str = ""
    only_if: tuple[Condition, ...] = ()
    by_word: str = ""
    affects: Affects = {}
    trees: tuple[str, ...] = ()
    untrusted: tuple[str, ...] = ()

    @property
    def changes(self) -> bool:
        """Whether any of its steps does something itself."""
        return any(step.action.is_change for step in self.steps)


class Cause(msgspec.Struct, frozen=True):
    """A root cause.

    Attributes:
        effect_of: ids of causes or symptoms that, once one of them is confirmed, are the root of which this is only
            the effect.
        doctor: may be reported by `doctor` when facts alone confirm it, without a symptom.
        home: the symptom in whose file it is written.
        no_fault: it says that nothing is wrong, which a text with an unexplained fault line excludes.
    """

    id: str
    title: str
    odds: Odds
    explain: str
    wrong_if: str
    evidence: tuple[Evidence, ...]
    fixes: tuple[Fix, ...]
    sources: tuple[str, ...]
    effect_of: tuple[str, ...] = ()
    doctor: bool = True
    home: str = ""
    no_fault: bool = False

    @property
    def is_untrusted(self) -> bool:
        """Whether it rests on a file of the user's own whose content nobody has trusted."""
        return any(fix.untrusted for fix in self.fixes)


class Message(msgspec.Struct, frozen=True):
    """A text as a program prints it, with typed holes.

    Attributes:
        text: with holes as `{name}` or `{name:type}`.
        points_to: causes of this symptom that the text alone makes likelier.
        echo: it only says that something failed.
        by: the programs that print it; empty when nobody has said.
        since: the first version of that program which prints it, as `20.10`.
        until: the last version which does; `23.0` stands for every 23.0.x.
    """

    text: str
    points_to: tuple[str, ...] = ()
    echo: bool = False
    by: tuple[Speaker, ...] = ()
    since: str | None = None
    until: str | None = None


class Question(msgspec.Struct, frozen=True):
    """A fact that only the human can give; its fact is `answer.<id>`.

    Attributes:
        answers: what may be answered, by the value of the fact; empty when it `fills` a capture.
        fills: the capture that a free answer gives.
        type: the hole type that validates a free answer; None for the one that is called as the capture.
    """

    id: str
    ask: str
    why: str = ""
    answers: dict[str, str] = {}
    fills: str | None = None
    type: HoleType | None = None


class CauseRef(msgspec.Struct, frozen=True):
    """A cause of a symptom, with the odds that it has there."""

    id: str
    odds: Odds


class Symptom(msgspec.Struct, frozen=True):
    """What a user sees, and what can be behind it.

    Attributes:
        words: what people say who have no error text, by language; a list is English.
        gone_if: facts of the host, one of which is enough to show that it does not have this symptom now.
        captures: default values of captures, when the text gives none.
        path: the file, relative to its knowledge folder.
        shapes: errors of which only the form is known that it explains, where no message is recognised.
        taken: the messages that files of the user's own give, each with its file.
    """

    id: str
    title: str
    messages: tuple[Message, ...]
    causes: tuple[CauseRef, ...]
    examples: tuple[Example, ...]
    not_examples: tuple[str, ...]
    words: dict[str, tuple[str, ...]] = {}
    captures: dict[str, str] = {}
    questions: tuple[Question, ...] = ()
    gone_if: tuple[Evidence, ...] = ()
    path: str = ""
    taken: dict[str, str] = {}
    shapes: tuple[ShapeForm, ...] = ()
