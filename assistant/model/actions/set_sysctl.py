"""Set a kernel parameter."""

from __future__ import annotations

from assistant.model.action import Action, Form
from assistant.model.risk import Risk


class SetSysctl(Action, frozen=True, tag="set_sysctl"):
    """Set a kernel parameter now, and for good in a file of Drydock's own under /etc/sysctl.d."""

    key: str
    value: str

    forms = (Form("set_sysctl", Risk.REVERSIBLE),)
