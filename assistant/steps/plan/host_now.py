"""The host as it is at the moment when a step is planned."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import chain, count
from typing import Any

from assistant.model.errors import ActionError
from assistant.model.fact import Answer, Fact, FactKey, Known, Reason, Unknown
from assistant.model.look import Look
from assistant.ports import Act
from assistant.probes.endpoint import Endpoint, endpoint_in_force
from assistant.steps.plan.parts import Call, Method

Probe = Callable[[Iterable[FactKey]], Mapping[FactKey, Fact]]
"""Look at the host afresh."""


@dataclass
class HostNow:
    """The host as a plan sees it: made afresh for each plan, so that nothing old is believed."""

    act: Act
    look: Look
    probe: Probe
    now: Callable[[], datetime] = field(default=lambda: datetime.now(UTC))
    _seen: dict[FactKey, Fact] = field(default_factory=dict)

    def answer(self, name: str, of: str | None = None) -> Answer:
        """A fact's answer; the host is looked at when it has not been yet."""
        key = FactKey(name, of)
        if key not in self._seen:
            self._seen.update(self.probe([key]))
        found = self._seen.get(key)
        return found.answer if found is not None else Unknown(Reason.NOT_RECORDED)

    def ask_together(self, keys: Iterable[tuple[str, str | None]]) -> None:
        """Look for several facts at once, because one after the other takes longer."""
        self._seen.update(self.probe([FactKey(name, of) for name, of in keys]))

    def text(self, name: str, of: str | None = None) -> str:
        """A fact's value as text, empty when it is absent or unknown."""
        answer = self.answer(name, of)
        return str(answer.value) if isinstance(answer, Known) else ""

    def holds(self, name: str, of: str | None = None) -> bool | None:
        """A yes or no, None when absent or unknown."""
        answer = self.answer(name, of)
        return bool(answer.value) if isinstance(answer, Known) else None

    def items(self, name: str, of: str | None = None) -> tuple[str, ...]:
        """A list, empty when absent or unknown."""
        answer = self.answer(name, of)
        return answer.value if isinstance(answer, Known) and isinstance(answer.value, tuple) else ()

    def call(self, method: Method, path: str, body: dict[str, Any] | None = None, *, api: str = "") -> Call:
        """A call to the engine in force.

        Raises:
            ActionError: none is.
        """
        endpoint = self.endpoint()
        if not endpoint.url:
            raise ActionError("no Docker is in force", reference="engine-unreachable", context=endpoint.fault)
        return Call(method, path, endpoint.url, body, api, self._is_closed(endpoint))

    def _is_closed(self, endpoint: Endpoint) -> bool:
        """Whether the engine is here, and its socket refuses this user."""
        return endpoint.is_local and self.text("daemon.connection") == "denied"

    def endpoint(self) -> Endpoint:
        """Where the engine in force is."""
        return endpoint_in_force(self.look)

    def beside(self, path: str) -> str:
        """The name of a backup of `path`, or of what is moved aside; one that is free."""
        name = f"{path}.drydock-{self.now():%Y%m%dT%H%M%SZ}"
        names = chain([name], (f"{name}-{number}" for number in count(2)))
        return next(each for each in names if self.act.stat(each) is None)
