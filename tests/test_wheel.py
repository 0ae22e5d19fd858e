"""The wheel is whole: installed elsewhere and started from elsewhere, it finds the knowledge that it carries.

Its dependencies come from the lock, as a user's do: by hash, from the index and the pip cache of whoever runs the
tests, which takes ten seconds. Where no index answers, they are those of this environment, and the lock is not tried.
"""

import json
import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.needs import missing

pytestmark = [pytest.mark.processes, pytest.mark.xdist_group("wheel")]
REPOSITORY = Path(__file__).parents[1]
PIP = (sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", "--no-input")
LOCK = REPOSITORY / "requirements" / "run.txt"
TEXT = "Error starting daemon: SELinux is not supported with the overlay2 graph driver on this kernel"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built without a network."""
    folder = tmp_path_factory.mktemp("wheel")
    options = ("--no-deps", "--no-index", "--no-build-isolation", "--wheel-dir", str(folder))
    subprocess.run([*PIP, "wheel", *options, str(REPOSITORY)], check=True, timeout=120)
    return next(folder.glob("drydock-*.whl"))


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of a virtual environment without anything in it."""
    folder = tmp_path_factory.mktemp("installed")
    venv.create(folder, with_pip=False, symlinks=True)
    return folder / "bin"


@pytest.fixture(scope="module")
def locked(fresh: Path, person: Mapping[str, str]) -> bool:
    """Whether the dependencies have been installed from the lock."""
    options = ("--only-binary", ":all:", "--require-hashes", "--retries", "1", "--requirement", str(LOCK))
    done = subprocess.run([*_pip(fresh), "install", *options], env=person, capture_output=True, text=True, timeout=300)
    if done.returncode and ("CI" in person or _has_index(fresh.parent / "download", person)):
        pytest.fail(done.stderr)
    return done.returncode == 0


def _has_index(folder: Path, person: Mapping[str, str]) -> bool:
    options = ("--no-deps", "--no-cache-dir", "--retries", "0", "--dest", str(folder))
    return not subprocess.run([*PIP, "download", *options, "wcwidth"], env=person, capture_output=True).returncode


@pytest.fixture(scope="module")
def installed(wheel: Path, fresh: Path, locked: bool) -> Path:
    """The programs of the environment, with the wheel."""
    subprocess.run([*_pip(fresh), "install", "--no-deps", "--no-index", str(wheel)], check=True, timeout=120)
    if not locked:
        # A path added so has its own .pth files left alone, and with them the editable installation of this checkout.
        site = next((fresh.parent / "lib").glob("python3*")) / "site-packages"
        (site / "dependencies.pth").write_text(sysconfig.get_paths()["purelib"] + "\n")
    return fresh


def _pip(programs: Path) -> tuple[str, ...]:
    return (*PIP, "--python", str(programs / "python"))


def _run(installed: Path, home: Path, program: str, *arguments: str, text: str = "") -> str:
    home.mkdir(exist_ok=True)
    done = subprocess.run(
        [installed / program, *arguments],
        input=text,
        cwd=home,
        env={"HOME": str(home), "PATH": os.defpath},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_wheel_carries_every_tree_and_the_mark_of_a_typed_package(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    trees = {f"assistant/{path.relative_to(REPOSITORY)}" for path in (REPOSITORY / "knowledge").rglob("*.yaml")}
    assert trees
    assert trees | {"assistant/py.typed"} <= names


def test_the_wheel_carries_neither_tests_nor_tools(wheel: Path) -> None:
    tops = {name.partition("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"assistant"}


def test_the_installed_package_is_the_one_that_runs(installed: Path, tmp_path: Path) -> None:
    place = _run(installed, tmp_path, "python", "-c", "import assistant; print(assistant.__file__)")
    assert Path(place.strip()).is_relative_to(installed.parent)


def test_the_lock_is_all_that_the_wheel_needs(installed: Path, locked: bool) -> None:
    if not locked:
        missing("no package index answers")
    done = subprocess.run([*_pip(installed), "check"], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stdout


def test_the_shipped_knowledge_is_found_and_clean(installed: Path, tmp_path: Path) -> None:
    assert "no faults" in _run(installed, tmp_path, "drydock", "kb", "lint")


def test_a_text_is_diagnosed_from_a_foreign_folder(installed: Path, tmp_path: Path) -> None:
    answer = json.loads(_run(installed, tmp_path, "drydock", "diagnose", "--no-probe", "--json", "-", text=TEXT))
    assert answer["causes"][0]["id"] == "daemon/selinux-overlay2-kernel-too-old"
