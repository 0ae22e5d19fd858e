"""The configuration: two files, which of them counts, and what becomes of what cannot be understood."""

import os
import tomllib
from pathlib import Path

import pytest

from assistant.config import SETTINGS, Config, read_config
from assistant.model.risk import Risk
from tests.cli.run import drydock

DOCS = Path(__file__).parents[1] / "docs" / "configuration.md"


class Files:
    """The administrator's file and the user's."""

    def __init__(self, folder: Path) -> None:
        self.system, self.own = folder / "system.toml", folder / "own.toml"

    def read(self, system: str | None = None, own: str | None = None) -> Config:
        """The configuration with these texts in the files; None where there is no file."""
        for path, text in ((self.system, system), (self.own, own)):
            if text is not None:
                path.write_text(text)
                path.chmod(0o644)
        return read_config(self.system, self.own)


@pytest.fixture
def files(tmp_path: Path) -> Files:
    return Files(tmp_path)


def test_without_a_file_every_setting_is_at_its_default_and_nothing_is_forbidden(files: Files) -> None:
    config = files.read()
    assert {name: each.value for name, each in config.values.items()} == {n: s.default for n, s in SETTINGS.items()}
    assert (config.faults, config.policy.refusal("run", Risk.DESTRUCTIVE)) == ((), "")


def test_the_users_single_value_counts_and_says_where_it_comes_from(files: Files) -> None:
    config = files.read('host = "snapshot:/a"\nwidth = 70', 'host = "snapshot:/b"')
    assert (config.host, config.values["host"].origins) == ("snapshot:/b", (str(files.own),))
    assert (config.width, config.values["width"].origins) == (70, (str(files.system),))


def test_lists_add_up(files: Files) -> None:
    config = files.read('[redaction]\npatterns = ["ACME-[0-9]+"]', '[redaction]\npatterns = ["KEY-[a-z]+"]')
    assert config.patterns == ("ACME-[0-9]+", "KEY-[a-z]+")
    assert config.values["redaction.patterns"].origins == (str(files.system), str(files.own))


@pytest.mark.parametrize("own", ['[policy]\nforbid = []\nhighest_risk = "destructive"', "", None])
def test_a_user_cannot_loosen_the_policy(files: Files, own: str | None) -> None:
    policy = files.read('[policy]\nforbid = ["restart_service"]\nhighest_risk = "reversible"', own).policy
    assert "forbids restart_service" in policy.refusal("restart_service", Risk.DISRUPTIVE)
    assert "nothing above reversible" in policy.refusal("stop_service", Risk.DISRUPTIVE)
    assert policy.refusal("edit_json", Risk.REVERSIBLE) == ""


def test_a_user_can_tighten_the_policy(files: Files) -> None:
    policy = files.read('[policy]\nhighest_risk = "disruptive"', '[policy]\nhighest_risk = "read-only"').policy
    assert policy.refusal("edit_json", Risk.REVERSIBLE)


@pytest.mark.parametrize(
    "broken",
    ["policy = [", '[policy]\nforbid = "run"', '[policy]\nhighest_risk = "low"', '[policy]\nforbidden = ["run"]'],
)
@pytest.mark.parametrize("whose", ["system", "own"])
def test_where_a_fault_may_hide_a_policy_nothing_is_changed(files: Files, broken: str, whose: str) -> None:
    config = files.read(**{whose: broken})
    assert len(config.faults) == 1
    assert config.faults[0] in config.policy.refusal("edit_json", Risk.REVERSIBLE)


def test_a_fault_elsewhere_is_left_out_and_said_and_the_rest_counts(files: Files) -> None:
    config = files.read('width = 7\nwords = "brief"\nhots = "local"')
    assert config.faults == (
        f"{files.system}: width is a whole number from 20 to 400",
        f"{files.system}: there is no setting hots; did you mean host?",
    )
    assert (config.is_brief, config.width) == (True, 100)
    assert config.policy.refusal("run", Risk.DESTRUCTIVE) == ""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("host = 3", "is a text in quotes"),
        ("width = true", "is a whole number"),
        ("[redaction]\npatterns = ['(']", "is no regular expression"),
        (f"[redaction]\npatterns = ['{'a' * 501}']", "more than 500 characters"),
        ("[knowledge]\nfolders = ['trees']", "is not an absolute path"),
        ("[journal]\nkeep_days = -1", "is a whole number from 0"),
        ("words = 'short'", "is one of full, brief"),
    ],
)
def test_a_wrong_value_is_said_with_its_file_and_name(files: Files, text: str, said: str) -> None:
    (fault,) = files.read(text).faults
    assert fault.startswith(f"{files.system}: ")
    assert said in fault


def test_root_does_not_read_a_file_that_others_can_write(files: Files, monkeypatch: pytest.MonkeyPatch) -> None:
    files.own.write_text('host = "snapshot:/planted"')
    files.own.chmod(0o666)
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    config = read_config(files.system, files.own)
    assert config.host == "local"
    assert "somebody other than root can write it" in config.faults[0]


def test_the_command_names_each_setting_and_its_origin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = tmp_path / "own.toml"
    own.write_text("width = 66")
    monkeypatch.setenv("DRYDOCK_CONFIG", str(own))
    shown = drydock("config")
    assert shown.code == 0
    assert "width = 66" in shown.out
    assert str(own) in "".join(shown.out.split())
    assert [name for name in SETTINGS if f"{name} = " not in shown.out] == []
    assert drydock("config", "--json").json["settings"]["width"] == {"value": 66, "from": [str(own)]}


def test_the_command_fails_when_something_was_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = tmp_path / "own.toml"
    own.write_text("[policy]\nforbid = 1")
    monkeypatch.setenv("DRYDOCK_CONFIG", str(own))
    shown = drydock("config")
    assert shown.code == 1
    assert "changes nothing on any host" in shown.out


def test_the_example_is_a_file_that_settles_every_default(files: Files) -> None:
    example = drydock("config", "--example").out
    config = files.read(example)
    assert config.faults == ()
    assert {name: each.value for name, each in config.values.items()} == {n: s.default for n, s in SETTINGS.items()}
    assert tomllib.loads(example)


def test_the_documentation_tells_of_every_setting() -> None:
    assert [name for name in SETTINGS if f"`{name}`" not in DOCS.read_text()] == []
