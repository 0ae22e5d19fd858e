"""All kinds of actions. The folder is the list of them: a file here is a kind, and needs to be named nowhere else."""

from __future__ import annotations

import importlib
import operator
import pkgutil
from functools import reduce
from typing import TYPE_CHECKING, TypeAlias

from assistant.model.action import Action


def _kinds() -> tuple[type[Action], ...]:
    for each in pkgutil.iter_modules(__path__):
        importlib.import_module(f"{__name__}.{each.name}")
    return tuple(sorted(Action.__subclasses__(), key=lambda kind: kind.tag()))


KINDS = _kinds()

if TYPE_CHECKING:
    AnyAction: TypeAlias = Action
else:
    AnyAction = reduce(operator.or_, KINDS)
"""An action of any kind, as msgspec reads and writes it: told apart by its tag."""
