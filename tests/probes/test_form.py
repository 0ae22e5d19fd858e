"""Every probe is a module of one form: SPECS, ask with its sample, pure parse functions, PROBE at the foot."""

from __future__ import annotations

import ast
import importlib
import inspect
import re
from pathlib import Path
from types import ModuleType

import pytest

import assistant.probes
from assistant.probes.catalogue import PROBES

ROOT = Path(assistant.probes.__file__).parent
FILES = sorted(ROOT.rglob("*.py"))
PROBE_FILES = [path for path in FILES if re.search(r"^PROBE\b", path.read_text(), re.MULTILINE)]
_COMMAND = re.compile(r"`[^`]+`|^ +[#$] \S|/(?:proc|sys|etc|run|dev|var)/|~/\.docker|GET /", re.MULTILINE)
_VERSION = re.compile(r"\b[A-Za-z][\w-]*\(?\d?\)? v?\d+(?:\.\d+)*|since \S+ \d+|\(moby|moby,")
_SOURCE = re.compile(r"https?://|\b[a-z][\w.-]*\(\d\)|\bmoby\b")


def _module(path: Path) -> ModuleType:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return importlib.import_module(".".join(("assistant.probes", *parts)))


def _id(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts)


def _tops(path: Path) -> list[str]:
    """The names that a module's own statements define, in order."""
    names = []
    for node in ast.parse(path.read_text()).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            names.append(node.name)
        elif isinstance(node, ast.Assign):
            names += [target.id for target in node.targets if isinstance(target, ast.Name)]
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            names.append(node.target.id)
    return names


def test_every_probe_of_the_folder_is_in_the_catalogue_once() -> None:
    assert sorted(probe.name for probe in PROBES) == sorted(_module(path).PROBE.name for path in PROBE_FILES)


@pytest.mark.parametrize("path", PROBE_FILES, ids=_id)
def test_a_probe_is_its_specs_its_ask_and_what_joins_them_at_the_foot(path: Path) -> None:
    module = _module(path)
    assert module.PROBE.specs is module.SPECS
    assert module.PROBE.ask is module.ask
    names = _tops(path)
    assert names[-1] == "PROBE"
    assert names.index("SPECS") < names.index("ask")


@pytest.mark.parametrize("path", PROBE_FILES, ids=_id)
def test_a_probe_is_called_like_its_module(path: Path) -> None:
    name = _id(path).replace("_", "-")
    is_in_folder = path.parent != ROOT
    found = _module(path).PROBE.name
    assert found == name if is_in_folder else found.startswith(f"{name}.")


@pytest.mark.parametrize("path", PROBE_FILES, ids=_id)
def test_a_probe_tells_command_sample_version_and_source(path: Path) -> None:
    said = inspect.getdoc(_module(path).ask)
    assert said
    assert _COMMAND.search(said), "the command or file that is asked"
    assert re.search(r"^ +\S|Sample", said, re.MULTILINE), "a sample of what it says"
    assert _VERSION.search(said), "the version that said so"
    assert _SOURCE.search(said), "where that is written down"


@pytest.mark.parametrize("path", FILES, ids=_id)
def test_facts_are_written_with_the_constructors_alone_and_only_probes_have_an_ask(path: Path) -> None:
    source = path.read_text()
    assert path.name == "specs.py" or "FactSpec(" not in source.replace("class FactSpec(", "")
    assert path in PROBE_FILES or "ask" not in _tops(path)


@pytest.mark.parametrize("path", FILES, ids=_id)
def test_several_questions_at_once_are_asked_in_one_way(path: Path) -> None:
    assert path.name == "together.py" or "ThreadPoolExecutor" not in path.read_text()


def test_a_family_says_what_it_is_and_imports_nothing() -> None:
    for path in ROOT.glob("*/__init__.py"):
        body = ast.parse(path.read_text()).body
        assert len(body) == 1, path
        assert isinstance(body[0], ast.Expr), path
