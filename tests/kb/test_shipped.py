"""The shipped trees as a whole: repairs rest on facts of the host, and what loses something comes last."""

from __future__ import annotations

import pytest

from assistant.kb.knowledge import KnowledgeBase
from assistant.model.actions.edit_json import EditJson
from assistant.model.actions.edit_line import EditLine
from assistant.model.risk import Risk
from assistant.model.tree import Cause, Condition, Effect, Evidence, Fix, Operator, Subject
from assistant.wiring import Wiring

_ORDER = (Risk.REVERSIBLE, Risk.DISRUPTIVE, Risk.DESTRUCTIVE)


@pytest.fixture(scope="module")
def shipped() -> KnowledgeBase:
    return Wiring().knowledge


def _changing(cause: Cause) -> list[Fix]:
    return [fix for fix in cause.fixes if fix.risk is not Risk.READ_ONLY]


def _is_of_the_text(evidence: Evidence) -> bool:
    return all(condition.subject is not Subject.FACT for condition in evidence.when)


def test_no_text_alone_confirms_a_cause_whose_fix_changes_the_host(shipped: KnowledgeBase) -> None:
    found = [
        f"{cause.id}: {evidence.says}"
        for cause in shipped.causes.values()
        for evidence in cause.evidence
        if _changing(cause) and evidence.effect is Effect.CONFIRMS and _is_of_the_text(evidence)
    ]
    assert found == []


def test_that_a_thing_of_the_text_is_not_there_confirms_no_repair_by_itself(shipped: KnowledgeBase) -> None:
    """It is not on any host that never had it: the host's own settings must be able to tell that it wants the thing."""
    found = [
        f"{cause.id}: {evidence.says}"
        for cause in shipped.causes.values()
        for evidence in cause.evidence
        if any(not fix.by_word for fix in _changing(cause)) and _is_absence_of_the_text_s(evidence)
        if not any(map(_is_excluded_by_settings, cause.evidence))
    ]
    assert found == []


def _is_absence_of_the_text_s(evidence: Evidence) -> bool:
    facts = [each for each in evidence.when if each.subject is Subject.FACT]
    absent = all(each.operator is Operator.IS and each.operand in (False, "absent") for each in facts)
    return evidence.effect is Effect.CONFIRMS and bool(facts) and absent and any("{" in str(e.of) for e in facts)


def _is_excluded_by_settings(evidence: Evidence) -> bool:
    return evidence.effect is Effect.EXCLUDES and any(each.name.startswith("config.") for each in evidence.when)


def test_what_destroys_is_never_offered_before_a_repair_that_can_be_undone(shipped: KnowledgeBase) -> None:
    found = []
    for cause in shipped.causes.values():
        risks = [_ORDER.index(fix.risk) for fix in _changing(cause)]
        if Risk.DESTRUCTIVE in [fix.risk for fix in _changing(cause)] and risks != sorted(risks):
            found.append(cause.id)
    assert found == []


def test_a_registry_is_trusted_without_tls_only_where_it_is_private_and_really_a_registry(
    shipped: KnowledgeBase,
) -> None:
    wanted = {"registry.is_private", "registry.serves_plain_http"}
    fixes = [fix for cause in shipped.causes.values() for fix in cause.fixes if _trusts_a_registry(fix)]
    assert fixes
    assert [fix.title for fix in fixes if not wanted <= set(map(_name_if_true, fix.only_if))] == []


def _trusts_a_registry(fix: Fix) -> bool:
    edits = (step.action for step in fix.steps if isinstance(step.action, EditJson))
    return any("insecure-registries" in {**edit.append, **edit.set} for edit in edits)


def _name_if_true(condition: Condition) -> str:
    return condition.name if condition.operator is Operator.IS and condition.operand is True else ""


def test_a_public_registry_is_known_by_its_whole_name(shipped: KnowledgeBase) -> None:
    """A name that merely holds `docker.` can be a site's own: public registries are told by their whole names."""
    found = [
        f"{cause.id}: {condition.name} {condition.operator} {condition.operand}"
        for cause in shipped.causes.values()
        for evidence in cause.evidence
        for condition in evidence.when
        if condition.subject is Subject.CAPTURE
        and condition.name in ("host", "registry")
        and condition.operator in (Operator.CONTAINS, Operator.LACKS)
        and "docker" in str(condition.operand)
    ]
    assert found == []


DECIDES_THE_DATA = ("data-root", "storage-driver", "storage-opts", "userns-remap")
"""Options by which Docker finds its images, containers and volumes: with another value it starts empty."""


def test_an_option_that_decides_where_the_data_is_goes_only_by_name(shipped: KnowledgeBase) -> None:
    """Of what is given twice, a fix that takes out one of the two, whichever it is, leaves these alone."""
    found = []
    for cause in shipped.causes.values():
        for fix in _changing(cause):
            takes_any = any((step.each or "").startswith("config.conflict") for step in fix.steps)
            spared = {each.operand for each in fix.only_if if (each.name, each.operator) == _SPARES}
            if takes_any and not spared.issuperset(DECIDES_THE_DATA):
                found.append(f"{cause.id}/{fix.id}")
    assert found == []


_SPARES = ("config.conflicts", Operator.LACKS)


def test_a_daemon_that_did_not_start_is_started_and_one_that_runs_goes_on(shipped: KnowledgeBase) -> None:
    causes = (each for each in shipped.causes.values() if each.home == "daemon/does-not-start-bad-configuration")
    stopping = [
        f"{cause.id}/{fix.id}"
        for cause in causes
        for fix in _changing(cause)
        for step in fix.steps
        if step.action.yaml_key in ("restart_service", "stop_service")
    ]
    assert stopping == []


def test_no_two_users_are_given_the_same_range_of_ids(shipped: KnowledgeBase) -> None:
    ranges = [
        step.action.append or ""
        for cause in shipped.causes.values()
        for fix in cause.fixes
        for step in fix.steps
        if isinstance(step.action, EditLine) and step.action.file in ("/etc/subuid", "/etc/subgid")
    ]
    assert ranges
    assert [each for each in ranges if not each.endswith(":{user.free_subids}")] == []


def test_a_process_is_ended_only_where_it_is_known_to_be_in_the_way(shipped: KnowledgeBase) -> None:
    """SIGCONT and SIGUSR1 end nothing; any other signal goes to the process that holds what the service needs."""
    killed = [
        (f"{cause.id}/{fix.id}", step.action.command_line)
        for cause in shipped.causes.values()
        for fix in _changing(cause)
        for step in fix.steps
        if step.action.command_line[:1] == ("kill",)
    ]
    assert killed
    harmless = ("-CONT", "-USR1")
    assert [name for name, argv in killed if argv[1] not in (*harmless, "{rival.pid}")] == []
