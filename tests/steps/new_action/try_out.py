"""A new kind of action on its whole way, in a process of its own: read, checked, filled, shown, done, taken back."""

import sys
from pathlib import Path

import msgspec

from assistant.kb.schema import json_schema
from assistant.model.action import Action
from assistant.model.actions import AnyAction
from assistant.model.errors import KnowledgeError
from assistant.reasoning.filled_action import fill_action, show_action
from assistant.reasoning.values import Values
from assistant.repair.resume import account_of
from assistant.repair.undo import undo
from assistant.repair.walk import Walk
from assistant.steps import risk_of
from tests.kb.vocabulary import load_tree, with_step
from tests.repair.fakes import FakeHost, FakeJournal, FakePerson, context_of

folder = Path(sys.argv[1])
values = Values({"host": "web"}, {})


def read(written: str) -> Action:
    """The action of a tree's step, as the cached index gives it back."""
    knowledge = load_tree(folder, with_step(f"{{set_hostname: {written}, why: x}}", undo="automatic"))
    action = knowledge.causes["network/docker0-without-ipv4"].fixes[0].steps[0].action
    again: Action = msgspec.json.decode(msgspec.json.encode(action), type=AnyAction)
    assert again == action
    return again


def faults(written: str) -> str:
    """What lint says of a step."""
    try:
        read(written)
    except KnowledgeError as error:
        return " ".join(fault.what for fault in error.faults)
    return ""


assert "no host is called localhost" in faults("localhost")
assert "not an absolute path" in faults("{name: x, file: hostname}")
assert "unknown capture" in faults("'{nothing}'")
assert "set_hostname" in json_schema()["$defs"]["step"]["properties"]

action = fill_action(read("'{host}'"), values)
assert isinstance(action, Action)
assert show_action(action, values).command_line == ("hostname", "web")

knowledge = load_tree(folder, with_step("{set_hostname: '{host}', why: its name is wrong}", undo="automatic"))
cause = knowledge.causes["network/docker0-without-ipv4"]
assert risk_of(cause.fixes[0].steps[0]).value == "reversible"

host, person, journal = FakeHost({"/etc/hostname": "old"}), FakePerson(), FakeJournal()
host.fact("interface.ipv4", None, "docker0")


def call_it_web() -> None:
    host.files["/etc/hostname"] = b"web"
    host.fact("interface.ipv4", "172.17.0.1", "docker0")


host.effects["hostname", "web"] = call_it_web
context = context_of(host, person, journal)
outcome = Walk(cause, cause.fixes[0], context, {"host": "web"}, {}).run()
assert (outcome.status, host.ran) == ("fixed", [("hostname", "web")]), outcome
assert (person.previews[0].command, person.previews[0].undo) == (("hostname", "web"), "old again")
assert [step.state.value for step in undo(account_of(journal.kept).steps, context)] == ["undone"]
assert host.ran[-1] == ("hostname", "old")
