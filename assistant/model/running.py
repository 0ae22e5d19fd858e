"""What runs on a host: what a repair must leave running."""

from __future__ import annotations

import msgspec


class RunningContainer(msgspec.Struct, frozen=True):
    """A container that runs.

    Attributes:
        id: as `docker ps` shows it, 12 digits.
        name: empty where only its processes were seen.
        owner: what starts another one in its place (a swarm's service, a pod); empty where nothing does.
    """

    id: str
    name: str = ""
    owner: str = ""

    @property
    def called(self) -> str:
        """What a person calls it."""
        return self.name or self.id


class Running(msgspec.Struct, frozen=True):
    """What runs at one moment.

    Attributes:
        containers: None where nobody could tell.
        services: the units of Docker's that are up.
    """

    containers: tuple[RunningContainer, ...] | None = None
    services: tuple[str, ...] = ()
