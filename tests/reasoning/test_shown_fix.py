"""Fixes as they are shown: those that may suit the host, with what is known put in."""

from __future__ import annotations

import msgspec

from assistant.model.actions.remove_objects import RemoveObjects
from assistant.model.actions.run import RunCommand
from assistant.model.diagnosis import Candidate, CauseStatus
from assistant.model.fact import Absent, Reason, Unknown
from assistant.model.risk import Risk
from assistant.model.tree import Fix, Step
from assistant.reasoning.shown_fix import fixes_shown
from tests.reasoning.trees import cause, fact_is, facts, fix


def candidate(*fixes: Fix, **captures: str) -> Candidate:
    return Candidate(cause("a/b", fixes=fixes), CauseStatus.LIKELY, 0.5, (), (), captures, ())


def filled(step: Step, breaks: str = "") -> Fix:
    return msgspec.structs.replace(fix("f", Risk.DISRUPTIVE, steps=(step,)), breaks=breaks)


def test_a_fix_that_the_host_rules_out_is_not_shown() -> None:
    wanted = fact_is("daemon.reachable", True)
    both = candidate(fix("one", only_if=(wanted,)), fix("two"))
    assert [each.id for each in fixes_shown(both, facts(("daemon.reachable", False)))] == ["two"]
    assert [each.id for each in fixes_shown(both, facts(("daemon.reachable", True)))] == ["one", "two"]


def test_what_is_not_known_rules_no_fix_out() -> None:
    conditional = candidate(fix("one", only_if=(fact_is("daemon.reachable", True),)), fix("two"))
    unknown = facts(("daemon.reachable", Unknown(Reason.DENIED)))
    assert [each.id for each in fixes_shown(conditional, unknown)] == ["one", "two"]
    assert [each.id for each in fixes_shown(conditional, {})] == ["one", "two"]


def test_a_fix_for_one_place_is_shown_only_where_something_tells_that_it_is_this_place() -> None:
    desktop = fix("desktop", only_if=(fact_is("place.engine", "desktop"),))
    service = fix("service", only_if=(fact_is("service.manager", "systemd"),))
    fixes = candidate(service, desktop, fix("by-hand"))
    assert [each.id for each in fixes_shown(fixes, {})] == ["service", "by-hand"]
    assert [each.id for each in fixes_shown(fixes, facts(("place.engine", "host")))] == ["service", "by-hand"]


def test_where_a_fix_is_for_this_very_place_those_that_may_not_suit_are_left_out() -> None:
    desktop = fix("desktop", only_if=(fact_is("place.engine", "desktop"),))
    service = fix("service", only_if=(fact_is("service.manager", "systemd"),))
    fixes, here = candidate(service, desktop, fix("by-hand")), ("place.engine", "desktop")
    assert [each.id for each in fixes_shown(fixes, facts(here))] == ["desktop", "by-hand"]
    both = facts(here, ("service.manager", "systemd"))
    assert [each.id for each in fixes_shown(fixes, both)] == ["service", "desktop", "by-hand"]


def test_all_are_shown_where_none_suits() -> None:
    only = candidate(fix("one", only_if=(fact_is("daemon.reachable", True),)))
    assert [each.id for each in fixes_shown(only, facts(("daemon.reachable", False)))] == ["one"]


def test_sentences_are_filled_with_captures_and_facts() -> None:
    step = Step(RunCommand(("docker", "stop", "x")), "It frees port {port}.")
    shown = candidate(filled(step, "The container {port.holder_container:{port}} stops."), port="8080")
    (found,) = fixes_shown(shown, facts(("port.holder_container", "8080", "shop")))
    assert found.steps[0].why == "It frees port 8080."
    assert found.breaks == "The container shop stops."


def test_what_to_do_instead_of_an_undo_is_filled_too() -> None:
    advice = msgspec.structs.replace(fix("f"), undo="docker network connect {network} {container}")
    (found,) = fixes_shown(candidate(advice, network="shop", container="web"), {})
    assert found.undo == "docker network connect shop web"


def test_a_step_for_each_item_names_all_of_them() -> None:
    step = Step(RemoveObjects("container", ("{item}",)), "{item} is stopped.", each="disk.stopped_containers")
    (found,) = fixes_shown(candidate(filled(step)), facts(("disk.stopped_containers", ("job", "export"))))
    assert found.steps[0].why == "job, export is stopped."
    assert found.steps[0].action == step.action


def test_what_is_missing_is_spoken_of_in_general() -> None:
    step = Step(RemoveObjects("container", ("{item}",)), "{item} is stopped.", each="disk.stopped_containers")
    (found,) = fixes_shown(candidate(filled(step)), facts(("disk.stopped_containers", Absent())))
    assert found.steps[0].why == "Each of them is stopped."


def test_a_value_from_outside_is_put_in_once_and_never_read_again() -> None:
    step = Step(RunCommand(("docker", "stop", "x")), "It frees {container}.")
    (found,) = fixes_shown(candidate(filled(step), container="{daemon.pid}"), facts(("daemon.pid", 7)))
    assert found.steps[0].why == "It frees {daemon.pid}."
