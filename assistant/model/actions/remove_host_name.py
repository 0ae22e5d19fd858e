"""Take a name out of /etc/hosts."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.model.action import Action, Form
from assistant.model.aspects.files import affects_of_file
from assistant.model.risk import Affects, Risk


class RemoveHostName(Action, frozen=True, tag="remove_host_name"):
    """Take one name out of /etc/hosts, wherever it stands there; other names of the same lines stay."""

    name: str

    forms = (Form("remove_host_name", Risk.REVERSIBLE, shorthand="name"),)

    @property
    def affects(self) -> Affects:
        return affects_of_file("/etc/hosts")

    def reads_back(self) -> Iterator[str]:
        yield "dns.hosts_*"
