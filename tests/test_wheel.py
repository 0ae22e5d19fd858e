"""The wheel is whole: installed elsewhere and started from elsewhere, it finds the knowledge that it carries."""

import json
import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[1]
PIP = (sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", "--no-input")
TEXT = "Error starting daemon: SELinux is not supported with the overlay2 graph driver on this kernel"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built without a network."""
    folder = tmp_path_factory.mktemp("wheel")
    options = ("--no-deps", "--no-index", "--no-build-isolation", "--wheel-dir", str(folder))
    subprocess.run([*PIP, "wheel", *options, str(REPOSITORY)], check=True, timeout=120)
    return next(folder.glob("drydock-*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of a fresh virtual environment with the wheel, which sees this environment's dependencies."""
    folder = tmp_path_factory.mktemp("installed")
    venv.create(folder, with_pip=False, symlinks=True)
    python = folder / "bin" / "python"
    subprocess.run([*PIP, "--python", str(python), "install", "--no-deps", "--no-index", str(wheel)], check=True)
    # A path added so has its own .pth files left alone, and with them the editable installation of this checkout.
    site = next((folder / "lib").glob("python3*")) / "site-packages"
    (site / "dependencies.pth").write_text(sysconfig.get_paths()["purelib"] + "\n")
    return folder / "bin"


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


def test_the_shipped_knowledge_is_found_and_clean(installed: Path, tmp_path: Path) -> None:
    assert "no faults" in _run(installed, tmp_path, "drydock", "kb", "lint")


def test_a_text_is_diagnosed_from_a_foreign_folder(installed: Path, tmp_path: Path) -> None:
    answer = json.loads(_run(installed, tmp_path, "drydock", "diagnose", "--no-probe", "--json", "-", text=TEXT))
    assert answer["causes"][0]["id"] == "daemon/selinux-overlay2-kernel-too-old"
