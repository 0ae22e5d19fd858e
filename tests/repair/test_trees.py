"""What is not shipped only advises, until its content is trusted; what it has changed can always be undone."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from assistant.diagnosis.case import Case
from assistant.diagnosis.expertise import Expertise
from assistant.kb.index import open_knowledge
from assistant.kb.knowledge import KnowledgeBase
from assistant.matching.matcher import Matcher
from assistant.model.actions.ask_human import AskHuman
from assistant.model.diagnosis import StepState
from assistant.model.event import StepBegun
from assistant.model.own_tree import OwnTree
from assistant.model.risk import Aspect, Risk
from assistant.model.tree import Fix, Step
from assistant.repair.record import steps_of
from assistant.repair.trees import own_trees, untrusted_trees
from assistant.repair.undo import undo
from assistant.session.transcript import transcript_of
from tests.kb.test_forest import CAUSE, REFINEMENT
from tests.kb.vocabulary import PATH, SPECS, TREE, write
from tests.repair.fakes import FakePerson, context_of
from tests.repair.test_walk import CONFIG, EDIT, HOME, RESTARTED, fix_of, sick_host, walk

FILE = "/home/me/knowledge/site/own.yaml"


def own_fix(*steps: Step) -> Fix:
    return fix_of(*steps, trees=(FILE,), untrusted=(FILE,))


@pytest.mark.parametrize("step", [EDIT, RESTARTED])
def test_a_fix_of_an_untrusted_tree_changes_nothing_whoever_approves_it(step: Step) -> None:
    host = sick_host()
    before = host.text(CONFIG)
    outcome = walk(own_fix(step), context_of(host, FakePerson()))
    assert outcome.status == "refused"
    assert f"drydock kb trust {FILE}" in outcome.why
    assert (host.text(CONFIG), host.ran, outcome.steps) == (before, [], ())


def test_its_advice_is_given() -> None:
    person = FakePerson()
    told = Step(AskHuman("Look at the tunnel."), "only you can see it")
    outcome = walk(replace_risk(own_fix(told), Risk.READ_ONLY), context_of(sick_host(), person))
    assert [step.state for step in outcome.steps] == [StepState.DONE]


def test_a_trusted_tree_is_named_in_what_is_shown() -> None:
    host, person = sick_host(), FakePerson()
    walk(fix_of(EDIT, RESTARTED, trees=(FILE,)), context_of(host, person))
    assert {preview.trees for preview in person.previews} == {(FILE,)}


def test_the_journal_names_the_knowledge_of_each_step_with_what_an_own_file_held() -> None:
    own = OwnTree(FILE, "ab" * 32)
    context = replace(context_of(sick_host()), own_trees=lambda *_: (own,))
    told = Step(AskHuman("Look at the tunnel."), "only you can see it")
    walk(fix_of(told, EDIT, RESTARTED, trees=(FILE,)), context)
    begun = [each.payload for each in context.ledger.journal.events(1) if isinstance(each.payload, StepBegun)]
    assert len(begun) == 3
    assert {(each.tree, each.own_trees) for each in begun} == {(HOME, (own,))}
    steps = transcript_of(1, context.ledger.journal.events(1)).steps
    assert {(step.tree, step.own_trees) for step in steps} == {(HOME, (own,))}


def test_what_an_own_tree_says_that_it_affects_hides_nothing_of_what_its_action_does() -> None:
    person = FakePerson()
    soothing = msgspec.structs.replace(RESTARTED, affects={Aspect.SERVICE: "Nobody will notice."})
    walk(fix_of(soothing, trees=(FILE,)), context_of(sick_host(), person))
    said = person.previews[0].affects[Aspect.SERVICE]
    assert "Nobody will notice." in said
    assert "docker stops for a moment" in said


def test_what_a_tree_changed_that_is_trusted_no_more_can_be_undone() -> None:
    host = sick_host()
    before, context = host.text(CONFIG), context_of(host)
    walk(fix_of(EDIT, verify=(), trees=(FILE,)), context)
    assert host.text(CONFIG) != before
    distrusting = replace(context, untrusted=lambda *_: (FILE,))
    undo(steps_of(context.ledger.journal.events(1)), distrusting)
    assert host.text(CONFIG) == before


def replace_risk(fix: Fix, risk: Risk) -> Fix:
    return Fix(fix.id, fix.title, risk, fix.steps, (), trees=fix.trees, untrusted=fix.untrusted)


def knowledge(tmp_path: Path, trusted: Container[str] = ()) -> KnowledgeBase:
    folders = [write(tmp_path / "shipped", {PATH: TREE}), write(tmp_path / "own", {"r.yaml": REFINEMENT})]
    return open_knowledge(folders, SPECS, None, trusted=lambda: trusted)


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        ("ping: unknown host www.example.com", False),
        ("our proxy says: cannot resolve http://example.com", True),
    ],
)
def test_a_shipped_fix_to_which_the_message_of_an_own_tree_leads_is_its_own(
    text: str, leads: bool, tmp_path: Path
) -> None:
    kb = knowledge(tmp_path)
    case = Case(Expertise(kb, Matcher.load(Matcher.compile(kb.messages, kb.phrases))))
    case.read(text)
    assert case.matches
    cause = kb.causes[CAUSE]
    assert untrusted_trees(case, cause, cause.fixes[0]) == ((f"{tmp_path}/own/r.yaml",) if leads else ())
    named = tuple(OwnTree(path, digest) for path, digest in kb.own.items())
    assert own_trees(case, cause, cause.fixes[0]) == (named if leads else ())
    trusting = replace(case, expertise=Expertise(knowledge(tmp_path, kb.own.values()), case.expertise.matcher))
    assert untrusted_trees(trusting, cause, cause.fixes[0]) == ()
