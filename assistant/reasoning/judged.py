"""One candidate with its evidence."""

from __future__ import annotations

import msgspec

from assistant.reasoning.evidence import Assessment, Proof
from assistant.reasoning.hypothesis import Hypothesis


class Judged(msgspec.Struct, frozen=True):
    """One candidate as judged.

    Attributes:
        captures: the reading of the text that fits the evidence best.
        weight: relative to the other candidates' and to that of "something else".
    """

    hypothesis: Hypothesis
    assessment: Assessment
    captures: dict[str, str]
    weight: float

    @property
    def id(self) -> str:
        """The cause's id."""
        return self.hypothesis.cause.id

    @property
    def confirmed(self) -> bool:
        """Whether it is proved; by shared words and a fact that is normal on a healthy host nothing is."""
        proved = self.assessment.proof is not Proof.NONE
        return proved and (self.hypothesis.cause.doctor or not self.hypothesis.guess)

    @property
    def excluded(self) -> bool:
        """Whether a finding rules it out."""
        return self.assessment.excluded
