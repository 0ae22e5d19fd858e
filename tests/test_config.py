"""The configuration: two files, which of them counts, and what becomes of what cannot be understood."""

import os
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.config import Config, read_config
from assistant.config.settings import SETTINGS
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
        f"{files.system}: width must be a whole number from 20 to 400",
        f"{files.system}: there is no setting hots; did you mean host?",
    )
    assert (config.is_brief, config.width) == (True, 100)
    assert config.policy.refusal("run", Risk.DESTRUCTIVE) == ""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("host = 3", "must be a text in quotes"),
        ("width = true", "must be a whole number"),
        ("[redaction]\npatterns = ['(']", "redaction pattern 1 cannot be used"),
        (f"[redaction]\npatterns = ['{'a' * 501}']", "has 1 to 500 characters, not 501"),
        ("[knowledge]\nfolders = ['trees']", "is not an absolute path"),
        ("[journal]\nkeep_days = -1", "must be a whole number from 0"),
        ("words = 'short'", "must be one of full, brief"),
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
    assert "own.toml is not used: " in config.faults[0]


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


@pytest.mark.parametrize(
    "text",
    ["[polcy]\nforbid = ['run']", "[Policy]\nforbid = ['run']", "forbid = ['run']", "highest-risk = 'read-only'"],
)
def test_a_mistyped_name_that_may_be_a_policy_changes_nothing(files: Files, text: str) -> None:
    assert files.read(text).policy.refusal("edit_json", Risk.REVERSIBLE)


def test_the_refusal_names_the_fault_that_may_hide_a_policy_and_no_other(files: Files) -> None:
    refusal = files.read("width = 7\n[policy]\nforbid = 1").policy.refusal("edit_json", Risk.REVERSIBLE)
    assert "policy.forbid" in refusal
    assert "width" not in refusal


def _fifo(path: Path) -> None:
    os.mkfifo(path)


def _folder(path: Path) -> None:
    path.mkdir()


def _link_to_itself(path: Path) -> None:
    path.symlink_to(path)


def _device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def _deep(path: Path) -> None:
    path.write_text("a = " + "[" * 20_000)


def _large(path: Path) -> None:
    path.write_text("#" * 40_000_000)


def _latin(path: Path) -> None:
    path.write_bytes(b'host = "\xff"')


@pytest.mark.parametrize("make", [_fifo, _folder, _link_to_itself, _device, _deep, _large, _latin])
def test_whatever_stands_in_the_place_of_the_file_is_said_in_one_line_and_nothing_is_changed(
    files: Files, make: Callable[[Path], None]
) -> None:
    """With a reader that waits for a fifo or reads a device to its end, this test does not end."""
    make(files.system)
    (fault,) = files.read().faults
    assert fault.startswith(f"{files.system}: ")
    assert len(fault.splitlines()) == 1
    assert files.read().policy.refusal("edit_json", Risk.REVERSIBLE)


def test_a_byte_order_mark_and_the_line_ends_of_windows_are_passed_over(files: Files) -> None:
    files.own.write_bytes(b'\xef\xbb\xbfwidth = 70\r\nhost = "local"\r\n')
    files.own.chmod(0o644)
    config = files.read()
    assert (config.faults, config.width) == ((), 70)


def test_a_file_that_was_named_and_is_not_there_is_a_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DRYDOCK_CONFIG", "gone.toml")
    monkeypatch.chdir(tmp_path)
    shown = drydock("config", "--json")
    assert shown.code == 1
    (fault,) = shown.json["faults"]
    assert fault.startswith(f"{tmp_path / 'gone.toml'}: there is no such file")
    assert shown.json["changes_nothing_because"] == fault
    assert shown.json["files"][1]["state"] == "not read"


def test_an_expression_that_matches_everywhere_is_refused(files: Files) -> None:
    (fault,) = files.read("[redaction]\npatterns = ['x*']").faults
    assert "redaction pattern 1 cannot be used" in fault


def test_what_a_file_holds_is_shown_without_terminal_escapes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = tmp_path / "own.toml"
    own.write_text('host = "\\u001b[31mred\\nline"\n"\\u001b[31mx" = 1\n')
    monkeypatch.setenv("DRYDOCK_CONFIG", str(own))
    shown = drydock("config")
    assert "\x1b" not in shown.out + shown.err
    assert 'host = "\\u001b[31mred\\nline"' in shown.out


def test_a_working_directory_that_is_gone_is_no_fault_of_the_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    monkeypatch.setenv("DRYDOCK_CONFIG", "own.toml")
    shown = drydock("config")
    assert shown.code == 1
    assert "there is no such file" in " ".join(shown.out.split())
