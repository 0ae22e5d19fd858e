"""Promises of the repository as a whole: the shipped knowledge, and that the README says what is there."""

import json
import re
import shlex
import tomllib
from collections.abc import Iterator
from pathlib import Path

import click
import msgspec
import pytest

from assistant import diagnose
from assistant.cli import door
from assistant.cli.main import COMMANDS, root
from assistant.diagnosis.examples import failing_examples, recognised
from assistant.diagnosis.expertise import Expertise
from assistant.model.actions.run import RunCommand
from assistant.model.risk import Risk
from assistant.model.tree import Fix
from assistant.text.redaction import redact
from assistant.wiring import Wiring
from tests.transcript import Recorded

REPOSITORY = Path(__file__).parents[1]
README = (REPOSITORY / "README.md").read_text()
CONTRIBUTING = (REPOSITORY / "CONTRIBUTING.md").read_text()
# What guides on the net advise, and what costs more than the fault: it may be named as a warning alone.
HARMFUL = re.compile(
    r"setenforce 0|SELINUX=disabled|chmod (?:-R )?(?:0?666|0?777|a\+rwx?|o\+rwx?)\b|rm -rf? /|iptables (?:-t nat )?-F\b"
    r"|--privileged|prune --volumes|volume prune|ufw disable|0\.0\.0\.0:2375"
)
WARNS = re.compile(r"\b(?:not|never|no|without|nobody|instead of|rather than)\b|n't\b", re.IGNORECASE)
HARMFUL_PROGRAMS = {"setenforce", "rm", "mkfs", "dd", "sh", "bash", "curl", "wget", "reboot", "shutdown", "mv"}


@pytest.fixture(scope="module")
def expertise(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Expertise]:
    """The shipped knowledge alone; none of the trees of whoever runs this."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("DRYDOCK_KNOWLEDGE", str(tmp_path_factory.mktemp("none") / "none"))
        yield Wiring().expertise


def _fixes(expertise: Expertise) -> Iterator[tuple[str, Fix]]:
    for cause in expertise.kb.causes.values():
        yield from ((f"{cause.id}/{fix.id}", fix) for fix in cause.fixes)


def _texts(fix: Fix) -> Iterator[str]:
    yield from (fix.title, fix.undo)
    for step in fix.steps:
        yield step.why
        yield from _strings(msgspec.to_builtins(step.action))


def _strings(plain: object) -> Iterator[str]:
    if isinstance(plain, str):
        yield plain
    elif isinstance(plain, list | tuple):
        yield " ".join(str(each) for each in plain)
    elif isinstance(plain, dict):
        for each in plain.values():
            yield from _strings(each)


def test_every_cause_says_where_it_comes_from(expertise: Expertise) -> None:
    assert [cause.id for cause in expertise.kb.causes.values() if not cause.sources] == []


def test_every_cause_says_how_it_can_be_wrong_and_what_to_do(expertise: Expertise) -> None:
    assert [cause.id for cause in expertise.kb.causes.values() if not (cause.wrong_if and cause.fixes)] == []


def test_every_example_does_what_its_tree_says_with_all_of_the_knowledge(expertise: Expertise) -> None:
    faults = failing_examples(expertise, iter(list(expertise.kb.symptoms.values())))
    assert [f"{each.symptom}: {each.what}: {each.text[:100]}" for each in faults] == []


def test_every_example_is_recognised_alike_without_its_secrets(expertise: Expertise) -> None:
    texts = [each.text for symptom in expertise.kb.symptoms.values() for each in symptom.examples]
    clean = {text: redact(text) for text in texts}
    assert [
        text
        for text in texts
        if text != clean[text] and recognised(expertise, text) != recognised(expertise, clean[text])
    ] == []


def test_every_fix_that_changes_something_is_proved_by_facts(expertise: Expertise) -> None:
    assert [name for name, fix in _fixes(expertise) if fix.risk is not Risk.READ_ONLY and not fix.verify] == []


def test_what_does_harm_is_named_in_warnings_alone(expertise: Expertise) -> None:
    said = [
        (name, sentence)
        for name, fix in _fixes(expertise)
        for text in _texts(fix)
        for sentence in re.split(r"(?<=[.;:])\s", text)
        if HARMFUL.search(sentence) and not WARNS.search(sentence)
    ]
    assert said == []


def test_no_step_runs_a_shell_or_a_program_that_destroys(expertise: Expertise) -> None:
    actions = [(name, step.action) for name, fix in _fixes(expertise) for step in fix.steps]
    run = [(name, action.argv) for name, action in actions if isinstance(action, RunCommand)]
    assert [(name, argv) for name, argv in run if Path(argv[0]).name in HARMFUL_PROGRAMS] == []


def _typed(program: str) -> list[list[str]]:
    """The commands of the README that begin with this program, also behind a pipe or sudo, as words."""
    blocks = re.findall(r"^```(?:sh|console)\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
    lines = "".join(blocks).replace("\\\n", " ").splitlines() + re.findall(r"`([^`\n]+)`", README)
    found = (re.search(rf"(?:^|[|$]\s*|sudo )({program}\b.*)", line.split("#")[0]) for line in lines)
    return [shlex.split(match[1].replace("'", "")) for match in found if match]


def _is_option(command: click.Command, word: str) -> bool:
    options = {name for parameter in command.params for name in (*parameter.opts, *parameter.secondary_opts)}
    return word.split("=")[0] in options | {"--help", "-h"}


@pytest.mark.parametrize("words", _typed("drydock"), ids=" ".join)
def test_a_command_of_the_readme_is_there_with_its_options(words: list[str]) -> None:
    command: click.Command = root
    context = click.Context(root)
    for word in words[1:]:
        if word.startswith("-") and word != "-":
            assert _is_option(command, word), word
        elif isinstance(command, click.Group):
            found = command.get_command(context, word)
            assert found is not None, word
            command = found


def test_the_readme_tells_of_every_command() -> None:
    assert {words[1] for words in _typed("drydock") if len(words) > 1} >= set(COMMANDS)


@pytest.mark.parametrize("words", _typed("make"), ids=" ".join)
def test_a_target_of_the_readme_is_in_the_makefile(words: list[str]) -> None:
    targets = re.findall(r"^([a-z]+):", (REPOSITORY / "Makefile").read_text(), re.MULTILINE)
    assert set(words[1:]) <= set(targets)


def test_the_readme_lists_the_exit_codes_that_the_door_gives() -> None:
    listed = {int(code) for code in re.findall(r"^\| (\d+) \|", README, re.MULTILINE)}
    names = ("OK", "EXPECTED_ERROR", "WRONG_USAGE", "OUR_FAULT", "NOT_RECOGNISED", "NOT_FIXED", "INTERRUPTED")
    assert listed == {getattr(door, name) for name in names}


def test_every_file_that_the_readme_names_is_there() -> None:
    linked = re.findall(r"\]\(([^)#:]+)\)", README)
    assert linked
    assert [path for path in linked if not (REPOSITORY / path).exists()] == []


def _shape(value: object, path: str = "") -> Iterator[str]:
    """The keys of an object and of what is in it, each with its way there; captures have keys of their own."""
    if isinstance(value, dict) and not path.endswith("/captures"):
        for key, each in value.items():
            yield f"{path}/{key}"
            yield from _shape(each, f"{path}/{key}")
    elif isinstance(value, list):
        for each in value:
            yield from _shape(each, path)


@pytest.mark.processes
def test_the_object_that_the_readme_promises_to_programs_is_the_one_that_they_get() -> None:
    promised = re.search(r"^```json\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
    assert promised
    session = Recorded("registry-plain-http")
    given = diagnose(session.text, host=f"snapshot:{session.path('.snapshot.json')}")
    assert set(_shape(json.loads(promised[1]))) <= set(_shape(given))


def test_the_session_in_the_readme_is_one_that_was_recorded() -> None:
    shown = re.findall(r"^```text\n(\$ drydock .*?)^```", README, re.MULTILINE | re.DOTALL)
    recorded = [path.read_text() for path in sorted((REPOSITORY / "transcripts").glob("*.terminal.txt"))]
    assert shown
    for block in shown:
        parts = [part.strip("\n") for part in block.split("\n[...]\n")]
        assert any(all(part in text for part in parts) for text in recorded), block


def _rows(heading: str) -> list[str]:
    """The rows of the table under a heading of CONTRIBUTING.md, without its head."""
    section = CONTRIBUTING.partition(f"## {heading}\n")[2].partition("\n## ")[0]
    return [row for row in section.splitlines() if row.startswith("| ")][2:]


def _what_must_be_there(place: str, is_new: bool) -> Path:
    """Of `folder/<name>.py` the folder, or what a new folder goes into."""
    path = REPOSITORY / (place.partition("<")[0].rpartition("/")[0] if "<" in place else place)
    return path.parent if is_new else path


@pytest.mark.parametrize("row", _rows("What to add where"), ids=lambda row: row.split("|")[1].strip())
def test_where_an_addition_goes_is_there(row: str) -> None:
    """What is named is a file or a folder, up to what each addition names for itself; a new folder says that it is."""
    places = re.findall(r"`((?:assistant|tests|knowledge|docs|requirements|cases)/[^`]*)`(, a new folder|)", row)
    assert places
    assert [place for place, is_new in places if not _what_must_be_there(place, bool(is_new)).exists()] == []


def test_the_map_of_the_code_names_every_package_and_nothing_else() -> None:
    named = set(re.findall(r"^(assistant/[a-z_.]+?)/?  ", CONTRIBUTING, re.MULTILINE))
    folders = {f"assistant/{path.parent.name}" for path in (REPOSITORY / "assistant").glob("*/__init__.py")}
    modules = {f"assistant/{path.name}" for path in (REPOSITORY / "assistant").glob("*.py") if path.name[0] != "_"}
    assert named == folders | modules


def test_the_order_of_the_layers_is_the_one_that_is_checked() -> None:
    contract = tomllib.loads((REPOSITORY / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"][0]
    told = re.search(r"Imports point down only: `([^`]*)`", CONTRIBUTING)
    assert told
    assert " ".join(told[1].split()) == " > ".join(contract["layers"])


def test_what_the_readme_quotes_of_an_answer_is_what_is_said() -> None:
    said = " ".join((REPOSITORY / "assistant/say/report.py").read_text().split())
    quoted = re.findall(r'gets\s"([^"]+)"', README)
    assert quoted
    assert [each for each in quoted if " ".join(each.split()) not in said] == []


def test_the_readme_fits_a_terminal() -> None:
    assert [line for line in README.splitlines() if len(line) > 80] == []
