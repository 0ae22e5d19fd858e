"""Where no tree knows the message, its form leads to a look at what it is about; a tree that knows it goes before."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from assistant.diagnosis.case import Case
from assistant.diagnosis.expertise import Expertise
from assistant.kb.load import load
from assistant.matching.matcher import Matcher
from assistant.matching.shapes.bare import is_bare
from assistant.model.diagnosis import CauseStatus
from assistant.model.fact import Absent, Answer, Fact, FactKey, Known
from assistant.model.match import MatchKind
from assistant.probes.catalogue import SPECS

KNOWLEDGE = Path(__file__).parent.parent.parent / "knowledge"
LINE = "depotd[7]: fatal: open /srv/depot/rules/a.yaml: no such file or directory"
ON_HOST = f"Mar 01 10:00:00 web1 {LINE}"


@cache
def expertise() -> Expertise:
    kb = load([KNOWLEDGE], SPECS)
    return Expertise(kb, Matcher.load(Matcher.compile(kb.messages, kb.phrases)))


def case_of(text: str, facts: dict[tuple[str, str], Answer] | None = None) -> Case:
    case = Case(expertise())
    case.read(text)
    keyed = {FactKey(*key): answer for key, answer in (facts or {}).items()}
    case.state(Fact(key, answer) for key, answer in keyed.items())
    return case


def missing(path: str, first: str) -> dict[tuple[str, str], Answer]:
    return {
        ("path.exists", path): Known(False),
        ("path.first_missing", path): Known(first),
        ("path.real", path): Known(path),
        ("path.broken_link", path): Absent(),
        ("disk.missing_mount", path): Absent(),
    }


def test_an_unknown_message_is_recognised_by_its_form_with_captures() -> None:
    case = case_of(LINE)
    assert [(match.symptom, match.kind) for match in case.matches] == [("shape/path-missing", MatchKind.SHAPE)]
    assert case.matches[0].captures["path"] == "/srv/depot/rules/a.yaml"


def test_by_its_form_alone_nothing_is_likely() -> None:
    found = case_of(LINE).conclude().candidates
    assert found
    assert all(each.status is CauseStatus.POSSIBLE and each.probability < 0.5 for each in found)


def test_a_look_at_the_object_names_the_property() -> None:
    best = case_of(ON_HOST, missing("/srv/depot/rules/a.yaml", "/srv/depot")).conclude().best
    assert best is not None
    assert (best.cause.id, best.status) == ("shape/directory-missing", CauseStatus.CONFIRMED)


def test_a_path_that_may_be_a_containers_is_not_confirmed_by_its_absence() -> None:
    best = case_of(LINE, missing("/srv/depot/rules/a.yaml", "/srv/depot")).conclude().best
    assert best is not None
    assert (best.cause.id, best.status is CauseStatus.CONFIRMED) == ("shape/directory-missing", False)


@pytest.mark.parametrize(
    "text",
    [
        "depot-1  | open /data/rules.yaml: no such file or directory",
        'OCI runtime create failed: runc create failed: depot cannot open "/data/x": open /data/x: permission denied',
    ],
)
def test_for_a_containers_path_nothing_of_the_host_is_looked_at(text: str) -> None:
    case = case_of(text)
    asked = expertise().kb.symptoms
    causes = {ref.id for match in case.matches if match.kind is MatchKind.SHAPE for ref in asked[match.symptom].causes}
    facts = [
        condition.name
        for cause in causes
        for evidence in expertise().kb.causes[cause].evidence
        for condition in evidence.when
        if condition.subject == "fact"
    ]
    assert facts == []


def test_a_message_that_a_tree_knows_goes_before_its_form() -> None:
    case = case_of(
        "Error response from daemon: open /var/run/depot: no such file or directory\nping: unknown host depot"
    )
    assert MatchKind.SHAPE not in {match.kind for match in case.matches}


def test_a_tree_that_knows_no_more_than_the_form_gives_way_to_the_property_that_the_host_shows() -> None:
    path = "/srv/depot/tool"
    facts: dict[tuple[str, str], Answer] = {
        ("path.format", path): Known("elf"),
        ("path.cpu", path): Known("aarch64"),
        ("path.runs_on_this_cpu", path): Known(False),
    }
    best = case_of(f"depotd: fork/exec {path}: exec format error", facts).conclude().best
    assert best is not None
    assert (best.cause.id, best.status) == ("shape/another-cpu", CauseStatus.CONFIRMED)


@pytest.mark.parametrize(
    ("message", "bare"),
    [
        ("read-only file system", True),
        ("mkdir {path}: read-only file system", True),
        ("[Errno 13] Permission denied: '{path}'", True),
        ("connect ECONNREFUSED 127.0.0.1:{port}", True),
        ("sh: 1: {path}: not found", True),
        ("failed to register layer: {text}: no space left on device", False),
        ("inotify_add_watch: no space left on device", False),
        ("unknown flag", False),
    ],
)
def test_a_message_of_nothing_but_operation_object_and_error_is_bare(message: str, bare: bool) -> None:
    assert is_bare(message) is bare


def test_an_error_in_another_language_is_read_by_its_form_and_shown_as_it_was_given() -> None:
    (match,) = case_of("hallo\ndepotd: /srv/depot/a.yaml: Datei oder Verzeichnis nicht gefunden").matches
    assert (match.symptom, match.line, match.captures["path"]) == ("shape/path-missing", 2, "/srv/depot/a.yaml")
    assert match.text == "depotd: /srv/depot/a.yaml: Datei oder Verzeichnis nicht gefunden"
    assert match.read_as == "depotd: /srv/depot/a.yaml: No such file or directory"
