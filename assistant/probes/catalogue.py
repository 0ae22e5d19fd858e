"""All probes and the vocabulary of facts that they give."""

from __future__ import annotations

from assistant.model.fact import FactSpec
from assistant.probes import (
    config,
    container,
    daemon,
    disk,
    dns,
    firewall,
    image,
    interface,
    kernel,
    login,
    loop,
    network,
    port,
    program,
    proxy,
    registry,
    selinux,
    service,
    user,
)
from assistant.probes.probe import Probe

_FAMILIES = (
    config,
    container,
    daemon,
    disk,
    dns,
    firewall,
    image,
    interface,
    kernel,
    login,
    loop,
    network,
    port,
    program,
    proxy,
    registry,
    selinux,
    service,
    user,
)

PROBES: tuple[Probe, ...] = tuple(probe for family in _FAMILIES for probe in family.PROBES)

SPECS: dict[str, FactSpec] = {spec.name: spec for probe in PROBES for spec in probe.specs}

_BY_FACT: dict[str, Probe] = {spec.name: probe for probe in PROBES for spec in probe.specs}


def probe_of(fact_name: str) -> Probe | None:
    """The probe that gives a fact, None when none does (`answer.*`)."""
    return _BY_FACT.get(fact_name)
