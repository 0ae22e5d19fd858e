"""Actions are filled strictly to be done, leniently to be shown."""

from __future__ import annotations

from assistant.model.actions.ask_human import AskHuman
from assistant.model.actions.edit_json import EditJson
from assistant.model.actions.edit_line import EditLine
from assistant.model.actions.remove_objects import RemoveObjects
from assistant.model.actions.run import RunCommand
from assistant.model.actions.service import Service
from assistant.model.actions.wait_for import WaitFor
from assistant.model.fact import Fact, FactKey, Known, Value
from assistant.reasoning.filled_action import fill_action, show_action
from assistant.reasoning.values import Missing, Values


def facts(**values: Value) -> dict[FactKey, Fact]:
    keys = {name: FactKey(name.replace("__", ".")) for name in values}
    return {keys[name]: Fact(keys[name], Known(value)) for name, value in values.items()}


def test_command_is_filled_element_by_element() -> None:
    action = RunCommand(("docker", "pull", "{image}"), undo=("docker", "rmi", "{image}"))
    assert fill_action(action, Values({"image": "a; rm -rf / $(reboot)"})) == RunCommand(
        ("docker", "pull", "a; rm -rf / $(reboot)"), undo=("docker", "rmi", "a; rm -rf / $(reboot)")
    )


def test_value_cannot_become_an_option() -> None:
    action = RunCommand(("docker", "rm", "{container}"))
    assert isinstance(fill_action(action, Values({"container": "--force"})), Missing)
    own_option = RunCommand(("docker", "ps", "--filter=name={container}"))
    assert isinstance(fill_action(own_option, Values({"container": "-x"})), RunCommand)


def test_value_with_control_characters_is_not_put_into_a_file() -> None:
    action = EditLine("/etc/hosts", "10.0.0.1", append="10.0.0.1 {host}")
    assert isinstance(fill_action(action, Values({"host": "a\n0.0.0.0 evil"})), Missing)


def test_program_is_never_taken_from_outside() -> None:
    assert isinstance(fill_action(RunCommand(("{program}", "-v")), Values({"program": "reboot"})), Missing)


def test_list_that_stands_alone_becomes_several_names() -> None:
    action = RemoveObjects("container", ("{disk.stopped_containers}",))
    assert fill_action(action, Values({}, facts(disk__stopped_containers=("a", "b")))) == RemoveObjects(
        "container", ("a", "b")
    )


def test_empty_list_is_missing_so_that_nothing_means_everything() -> None:
    action = RemoveObjects("container", ("{disk.stopped_containers}",))
    assert isinstance(fill_action(action, Values({}, facts(disk__stopped_containers=()))), Missing)


def test_json_values_keep_their_types() -> None:
    action = EditJson("{config.file}", set={"mtu": "{interface.mtu}", "dns": "{dns.nameservers}", "n": [1, "{host}"]})
    values = Values({"host": "h"}, facts(config__file="/d.json", interface__mtu=1400, dns__nameservers=("9.9.9.9",)))
    assert fill_action(action, values) == EditJson("/d.json", set={"mtu": 1400, "dns": ["9.9.9.9"], "n": [1, "h"]})


def test_operand_of_a_wait_keeps_its_type() -> None:
    assert fill_action(WaitFor("daemon.reachable", True), Values()) == WaitFor("daemon.reachable", True)


def test_text_for_the_human_is_one_line_a_value_with_units() -> None:
    action = AskHuman("Free {disk.logs_bytes} of logs of {container}")
    filled = fill_action(action, Values({"container": "a\x1bb"}, facts(disk__logs_bytes=2_000_000)))
    assert filled == AskHuman("Free 2 MB of logs of a�b")


def test_action_with_a_missing_value_is_missing() -> None:
    assert isinstance(fill_action(Service("restart", ("{unit}",)), Values()), Missing)


def test_shown_action_keeps_what_is_missing_as_written() -> None:
    shown = show_action(
        RunCommand(("docker", "exec", "{container}", "{image.shells:{image}}")), Values({"container": "w"})
    )
    assert shown == RunCommand(("docker", "exec", "w", "{image.shells:{image}}"))
