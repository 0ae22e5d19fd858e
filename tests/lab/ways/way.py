"""How one changing fix comes to be tried: what its host has to look like, and what fills its steps."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Way:
    """A fix that is done, taken back and compared.

    Attributes:
        fix: its cause and its own id, `network/docker0-down/switch-it-on`.
        prepare: lines of a shell that bring a host at rest into a state where its steps have something to do.
        captures: what the user's text would have given.
        loses: beginnings of the differences that nobody can take back; the plan has to say so before it is approved.
        passes: words of why a step has nothing to do even so.
        env: variables of whoever runs Drydock.
    """

    fix: str
    prepare: Sequence[str] = ()
    captures: Mapping[str, str] = field(default_factory=dict)
    loses: Sequence[str] = ()
    passes: Sequence[str] = ()
    env: Mapping[str, str] = field(default_factory=dict)

    @property
    def cause(self) -> str:
        """The id of the cause that it removes."""
        return self.fix.rpartition("/")[0]

    @property
    def name(self) -> str:
        """What the fix is called in its cause."""
        return self.fix.rpartition("/")[2]
