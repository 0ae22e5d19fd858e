"""How far a text can prove what the messages in it are about."""

from __future__ import annotations

import re
from collections.abc import Set
from functools import lru_cache

import msgspec

from assistant.model.tree import Effect, Evidence, Subject
from assistant.reasoning import weights
from assistant.text.holes import WRITTEN_HOLE

_WORD = re.compile(r"[a-z0-9]+")


class Trust(msgspec.Struct, frozen=True):
    """How far the text can prove.

    Attributes:
        recognised: how well the cause's messages were recognised, 0 to 1; where it is low, the text can only support.
        generic: these messages are such as many programs print; then what their holes took can only support.
        weak: phrases of which the same is true.
        said: the recognised messages, as `words_of` gives them.
        normal: the facts that confirm the cause are normal on a healthy host, so that a message must speak of it.
        contained: containers alone have printed these messages: what rests on them too was not seen on the host.
    """

    recognised: float = 1.0
    generic: bool = False
    weak: Set[str] = frozenset()
    said: tuple[str, ...] = ()
    normal: bool = False
    contained: bool = False

    def rests_on_text(self, evidence: Evidence) -> bool:
        """Whether a container's own output is a part of what evidence on a fact rests on."""
        return self.contained and (self.normal or any(each.subject is not Subject.FACT for each in evidence.when))

    def proves(self, evidence: Evidence) -> bool:
        """Whether what the text says can prove a cause, or exclude it."""
        if self.recognised < weights.TEXT_PROOF_TRUST:
            return False
        if evidence.effect is not Effect.CONFIRMS:
            return True
        phrases = [each.name for each in evidence.when if each.subject is Subject.PASTE]
        return any(phrase not in self.weak for phrase in phrases) if phrases else not self.generic

    def shows(self, evidence: Evidence) -> bool:
        """Whether facts in the text can prove a cause: normal ones beside a generic message do not.

        Nor do facts beside what a container has said of the host.
        """
        if self.rests_on_text(evidence) and self.recognised < weights.TEXT_PROOF_TRUST:
            return False
        return evidence.effect is not Effect.CONFIRMS or not (self.normal and self.generic)

    def repeats(self, evidence: Evidence, effect: Effect) -> bool:
        """Whether evidence for a cause only says again what the messages say: their words, or what their holes took."""
        if effect not in (Effect.CONFIRMS, Effect.SUPPORTS) or not self.said:
            return False
        return all(
            condition.subject is Subject.CAPTURE
            or (
                condition.subject is Subject.PASTE
                and (condition.operand == "absent" or self._says(words_of(condition.name)))
            )
            for condition in evidence.when
        )

    def _says(self, phrase: str) -> bool:
        return any(phrase in message for message in self.said)


BEYOND_DOUBT = Trust()


@lru_cache(maxsize=2048)
def words_of(message: str) -> str:
    """The words of a message or phrase, without its holes, in one form."""
    return " ".join(_WORD.findall(WRITTEN_HOLE.sub(" ", message.lower())))
