"""Set a kernel parameter."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.model.action import Action, Form
from assistant.model.aspects.sysctls import affects_of_sysctl
from assistant.model.risk import Affects, Risk
from assistant.model.values import wrong_sysctl


class SetSysctl(Action, frozen=True, tag="set_sysctl"):
    """Set a kernel parameter now, and for good in a file of Drydock's own under /etc/sysctl.d."""

    key: str
    value: str

    forms = (Form("set_sysctl", Risk.REVERSIBLE),)

    def wrongs(self) -> Iterator[str]:
        yield wrong_sysctl(self.key, self.value)

    def reads_back(self) -> Iterator[str]:
        yield from ("kernel.sysctl", "network.ip_forward", "network.bridge_nf_call")

    @property
    def affects(self) -> Affects:
        return affects_of_sysctl(self.key, self.value)
