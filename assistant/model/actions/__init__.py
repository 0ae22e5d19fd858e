"""All kinds of actions. The folder is the list of them: a file here is a kind, and needs to be named nowhere else."""

from __future__ import annotations

import importlib
import operator
from functools import reduce
from typing import TYPE_CHECKING, TypeAlias

from assistant.model.action import Action
from assistant.model.folder import modules_in


def _kinds() -> tuple[type[Action], ...]:
    for name in modules_in(__path__):
        importlib.import_module(f"{__name__}.{name}")
    return tuple(sorted(Action.__subclasses__(), key=lambda kind: kind.tag()))


KINDS = _kinds()

if TYPE_CHECKING:
    AnyAction: TypeAlias = Action
else:
    AnyAction = reduce(operator.or_, KINDS)
"""An action of any kind, as msgspec reads and writes it: told apart by its tag."""
