"""What a look costs the host and those around it, and the looks that wait for a person's word."""

from __future__ import annotations

from enum import StrEnum

import msgspec

RUN_IT = "Run this look?"


class Pace(StrEnum):
    """Whether a probe may run unasked."""

    QUICK = "quick"
    """over in seconds, and nobody notices: it runs"""
    SLOW = "slow"
    """takes long, or loads the host: it asks first"""
    INTRUSIVE = "intrusive"
    """leaves a trace, or is seen by others: it asks first"""


class Effort(msgspec.Struct, frozen=True):
    """What a probe does to the host.

    Attributes:
        does: what a slow or intrusive probe will do, one sentence without its capital; empty for a quick one.
        at_most_s: seconds after which its facts are Unknown(timed-out); a quick one has the round's.
        beyond_site: it runs unasked as far as this site alone sees it (model.dialling), and asks first for the rest.
    """

    pace: Pace = Pace.QUICK
    does: str = ""
    at_most_s: float = 0.0
    beyond_site: bool = False


class WaitingLook(msgspec.Struct, frozen=True):
    """A look that was wanted and has not run, because nobody has consented to it.

    Attributes:
        id: the probe's name, and what it is about: `disk.usage`, `dns.server of 192.0.2.1`; or the server to reach.
        causes: ids of the candidates that it would tell more about.
    """

    id: str
    pace: Pace
    does: str
    at_most_s: float
    causes: tuple[str, ...] = ()

    @property
    def tells(self) -> str:
        """What a person is told before the question whether it may run."""
        return f"This look takes up to {self.at_most_s:g} s: {self.does}"
