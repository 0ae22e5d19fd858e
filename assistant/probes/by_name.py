"""The probe of a fact, with only its family imported: all of them at once take longer than the rest of a start."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from types import ModuleType

from assistant.probes.probe import Probe

_FOLDERS = {
    "build": ("project",),
    "compose": ("project",),
    "dockerfile": ("project",),
    "group": ("user",),
    "interface": ("interface", "network"),
}
"""Where the probes of a family are, when not in the folder or file of its name."""


def probe_of(fact_name: str) -> Probe | None:
    """The probe that gives a fact, None when none does (`answer.*`)."""
    return _family(fact_name.partition(".")[0]).get(fact_name)


@cache
def _family(name: str) -> dict[str, Probe]:
    modules = (module for folder in _FOLDERS.get(name, (name,)) for module in _modules(folder))
    probes = (module.PROBE for module in modules if hasattr(module, "PROBE"))
    return {spec.name: probe for probe in probes for spec in probe.specs}


def _modules(folder: str) -> Iterator[ModuleType]:
    """A family's modules; none where there is no such family, as for `answer.*`."""
    name = f"{__package__}.{folder}"
    if folder not in _present():
        return
    found = import_module(name)
    yield found
    for each in pkgutil.iter_modules(getattr(found, "__path__", ())):
        yield import_module(f"{name}.{each.name}")


@cache
def _present() -> frozenset[str]:
    return frozenset(each.name for each in pkgutil.iter_modules(import_module(__package__ or "").__path__))
