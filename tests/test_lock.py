"""What is installed is locked: requirements/*.txt answer pyproject.toml, with a hash for every file of every pin."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

REPOSITORY = Path(__file__).parents[1]
LOCKS = REPOSITORY / "requirements"
PROJECT = tomllib.loads((REPOSITORY / "pyproject.toml").read_text())
GROUPS = PROJECT["dependency-groups"]
ASKED = {
    "run": [*PROJECT["project"]["dependencies"], *PROJECT["build-system"]["requires"], *GROUPS["build"]],
    "dev": [*PROJECT["project"]["dependencies"], *PROJECT["project"]["optional-dependencies"]["dev"], *GROUPS["build"]],
    "lock": GROUPS["lock"],
}


def _pins(name: str) -> dict[str, Requirement]:
    """The pins of a lock file by name, without their hashes."""
    lines = (LOCKS / f"{name}.txt").read_text().replace("\\\n", "").splitlines()
    found = [
        Requirement(line.partition("--hash")[0]) for line in lines if line.strip() and not line.lstrip().startswith("#")
    ]
    return {canonicalize_name(pin.name): pin for pin in found}


@pytest.mark.parametrize(
    ("name", "asked"), [(name, Requirement(each)) for name in ASKED for each in ASKED[name]], ids=str
)
def test_what_the_project_asks_for_is_pinned_to_a_version_that_it_allows(name: str, asked: Requirement) -> None:
    pin = _pins(name).get(canonicalize_name(asked.name))
    assert pin is not None, f"{asked} is not in requirements/{name}.txt: make lock"
    (exact,) = pin.specifier
    assert exact.operator == "=="
    assert asked.specifier.contains(exact.version, prereleases=True), f"{pin} is not {asked}: make lock"


@pytest.mark.parametrize("name", ASKED)
def test_every_pin_has_hashes(name: str) -> None:
    blocks = re.split(r"^(?=\S)", (LOCKS / f"{name}.txt").read_text(), flags=re.MULTILINE)
    pins = [block for block in blocks if block.strip() and not block.startswith("#")]
    assert pins
    assert [block for block in pins if not re.search(r"--hash=sha256:[0-9a-f]{64}", block)] == []


def test_the_tests_run_on_what_is_installed_for_a_user() -> None:
    tested = _pins("dev")
    assert {name: tested.get(name) for name in _pins("run")} == _pins("run")


@pytest.mark.parametrize("name", ASKED)
def test_a_lock_names_no_place_of_whoever_made_it(name: str) -> None:
    assert (
        re.findall(r"\S*(?:://|file:|index-url|find-links|trusted-host)\S*", (LOCKS / f"{name}.txt").read_text()) == []
    )
