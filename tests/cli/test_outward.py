"""Nothing that leaves Drydock holds a secret: a host and a paste full of them, and every way out."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

import assistant
from assistant import diagnose
from assistant.cli.output import clean_data
from assistant.diagnosis.case import Case
from assistant.diagnosis.consent import Consent
from assistant.diagnosis.survey import record_everything
from assistant.host.once import Once
from assistant.host.recorder import Recorder
from assistant.host.snapshot import load_snapshot
from assistant.host.snapshot_writer import save_snapshot
from assistant.model.errors import UsageError
from assistant.model.fact import FactKey
from assistant.model.look import Look
from assistant.text.redaction import redactor
from assistant.wiring import Wiring, report_of
from tests.cli.planted_host import PlantedLook, paste, record
from tests.cli.run import drydock


@dataclass(frozen=True)
class Planted:
    """A recorded host and a paste with secrets in them."""

    host: str
    text: str
    file: str
    data: Path
    secrets: tuple[str, ...]

    def left_in(self, output: str) -> list[str]:
        """The secrets of which an output shows four characters or more at their beginning or end."""
        assert output.strip(), "an output that says nothing proves nothing"
        return [each for each in self.secrets if each in output or each[:6] in output or each[-6:] in output]


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Planted]:
    folder = tmp_path_factory.mktemp("planted")
    look = PlantedLook()
    text = paste(look.plant)
    (folder / "error.txt").write_text(text)

    def ask_everything(recorder: Recorder) -> None:
        case = Case(Wiring().expertise, lambda: Once(recorder), consent=Consent(to_all=True))
        case.read(text)
        record_everything(case)

    host = record(folder, look, ask_everything)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_DATA_HOME", str(folder / "data"))
        patch.setenv("XDG_CONFIG_HOME", str(folder / "config"))
        yield Planted(host, text, str(folder / "error.txt"), folder / "data", tuple(look.secrets))


def test_the_host_has_its_secrets(planted: Planted) -> None:
    raw = Path(planted.host.removeprefix("snapshot:")).read_text() + planted.text
    assert len(set(planted.left_in(raw))) >= 75


@pytest.mark.parametrize("json", [(), ("--json",)], ids=["terminal", "json"])
@pytest.mark.parametrize(
    "command",
    [("diagnose",), ("diagnose", "--no-probe"), ("fix", "--yes"), ("doctor",)],
    ids=" ".join,
)
def test_no_command_shows_a_secret(planted: Planted, command: tuple[str, ...], json: tuple[str, ...]) -> None:
    text = () if command[0] == "doctor" else (planted.file,)
    ended = drydock("--host", planted.host, *command, *text, *json)
    assert ended.code in (0, 4, 5) or "read-only-host" in ended.err
    assert planted.left_in(ended.out + ended.err) == []


def test_nothing_that_is_kept_or_exported_holds_a_secret(planted: Planted) -> None:
    number = str(drydock("--host", planted.host, "diagnose", planted.file, "--json").json["session"])
    outputs = [("show", number), ("show", number, "--json"), ("export", number), ("export", number, "--json")]
    for arguments in (*outputs, ("history",), ("history", "--json"), ("history", "--search", "password")):
        assert planted.left_in(drydock(*arguments).out) == []
    kept = b"".join(path.read_bytes() for path in planted.data.rglob("*") if path.is_file())
    assert planted.left_in(kept.decode(errors="replace")) == []


def test_a_snapshot_of_the_host_holds_no_secret(planted: Planted, tmp_path: Path) -> None:
    config = Path(os.environ["XDG_CONFIG_HOME"]) / "drydock"
    config.mkdir(parents=True)
    (config / "config.toml").write_text(f'host = "{planted.host}"\n')
    ended = drydock("snapshot", "-o", str(tmp_path / "host.json"), planted.file)
    (config / "config.toml").unlink()
    assert ended.code == 0
    assert planted.left_in((tmp_path / "host.json").read_text()) == []


def test_a_snapshot_gives_the_facts_of_its_host_less_the_secrets(planted: Planted, tmp_path: Path) -> None:
    raw = Recorder(load_snapshot(Path(planted.host.removeprefix("snapshot:"))).look)
    facts = _facts(raw, planted.text)
    save_snapshot(tmp_path / "host.json", raw.exchanges, host="h", redact=Wiring().redact)
    again = _facts(load_snapshot(tmp_path / "host.json").look, planted.text)
    assert {str(key): again[key] for key in facts} == {str(key): value for key, value in facts.items()}


def _facts(look: Look, text: str) -> dict[FactKey, object]:
    case = Case(Wiring().expertise, lambda: Once(look), consent=Consent(to_all=True))
    case.read(text)
    record_everything(case)
    return {key: clean_data(fact.answer) for key, fact in case.facts.items()}


@pytest.mark.processes
def test_python_gets_no_secret(planted: Planted) -> None:
    assert planted.left_in(repr(diagnose(planted.text, host=planted.host))) == []


def test_a_report_of_a_fault_of_ours_holds_no_secret(planted: Planted) -> None:
    assert planted.left_in(report_of(ValueError(planted.text))) == []


def test_an_error_shows_no_secret_that_was_typed(planted: Planted) -> None:
    ended = drydock("--host", f"ssh://root:{planted.secrets[0]}@host", "doctor")
    assert ended.code == 2
    assert planted.left_in(ended.err) == []


TOKEN = "ghp_" + "aB3dE5gH7jK9mN1pQ3sT" * 2


@pytest.mark.parametrize(
    "typed",
    [
        ("kb", "lint", f"/nowhere/{TOKEN}"),
        ("kb", "trust", f"/nowhere/{TOKEN}"),
        ("kb", "test", TOKEN),
        ("diagnose", "--no-probe", f"/nowhere/{TOKEN}"),
        ("show", TOKEN),
        ("explain", TOKEN),
        ("config", TOKEN),
        ("undo", TOKEN),
        (f"--{TOKEN}",),
    ],
)
def test_what_was_typed_comes_back_without_its_secret(typed: tuple[str, ...]) -> None:
    ended = drydock(*typed)
    assert ended.code
    assert TOKEN[8:24] not in ended.out + ended.err


def test_the_faults_of_a_tree_are_told_without_its_secrets(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(f"symptom: x/y\nfoo{TOKEN}: 1\ntitle: [1]\n")
    ended = drydock("kb", "lint", str(tmp_path))
    assert "a.yaml" in ended.out
    assert TOKEN[8:24] not in ended.out + ended.err


def test_a_pattern_of_ones_own_that_cannot_be_used_is_named_by_its_number() -> None:
    with pytest.raises(UsageError, match="pattern 2 ") as told:
        redactor(["a+", "(Zq8Wn3Lk5Vt2"])
    assert "Zq8Wn3" not in str(told.value)


def test_a_pattern_of_ones_own_is_found_where_it_stands_in_a_text_of_any_writing() -> None:
    assert redactor(["x[0-9]+y"])("日本 é x12y — x3y 🙂 x4y.") == "日本 é [removed] — [removed] 🙂 [removed]."


DOORS = {
    "cli/door.py": "a report that has passed the redaction",
    "cli/output.py": "the door itself",
    "cli/export.py": "a transcript that has passed the redaction",
    "cli/show.py": "the same",
    "cli/triage.py": "names of the knowledge alone",
    "cli/snapshot.py": "how many answers there are, and where",
    "cli/streams.py": "flushes and closes them",
    "cli/main.py": "its streams, before anything is said",
    "cli/config.py": "an example of a configuration",
    "cli/completion.py": "a script of the shell",
    "cli/intake.py": "what to type",
    "cli/kb.py": "the knowledge, which holds no secret",
    "cli/kb_author.py": "the same",
    "cli/schema.py": "the same",
    "repl/talk.py": "the stream of the progress line",
    "terminal/screen.py": "the door itself",
    "terminal/progress.py": "the same, for the line that is overwritten",
    "terminal/ask.py": "questions, masked by whoever asks",
    "terminal/prompt.py": "the person's own paste, masked",
}
_PRINTS = re.compile(r"click\.echo\(|\bprint\(|\bsys\.(?:stdout|stderr)\b|\.write\(|\becho\(")


def test_nothing_prints_past_the_doors() -> None:
    package = Path(assistant.__file__).parent
    printing = {
        str(path.relative_to(package))
        for path in package.rglob("*.py")
        if path.relative_to(package).parts[0] in ("cli", "repl", "terminal", "export", "say", "session", "repair")
        and _PRINTS.search(path.read_text())
    }
    assert printing <= set(DOORS), "print through assistant/cli/output.py or a Screen, which take the secrets out"
