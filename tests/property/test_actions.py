"""Whatever a text or a fact holds, a step stays what its author wrote."""

from __future__ import annotations

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.model.actions.ask_human import AskHuman
from assistant.model.actions.correct_types import CorrectTypes
from assistant.model.actions.edit_json import EditJson
from assistant.model.actions.edit_line import EditLine
from assistant.model.actions.run import RunCommand
from assistant.model.errors import RefusedError
from assistant.model.risk import Risk
from assistant.model.tree import Step
from assistant.probes.config.checks import is_correctable
from assistant.steps import plan_action
from assistant.steps.edit_json import edited
from assistant.steps.files.flag_text import without_option
from assistant.steps.plan.carry_out import carry_out
from assistant.steps.plan.kind import Plan
from tests.property.strategies import NASTY_TEXT
from tests.repair.fakes import FakeHost, FakePerson, context_of
from tests.repair.test_walk import fix_of, walk

KEYS = st.sampled_from(["debug", "hosts", "a b", 'q"q', "ключ", "\\"])
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=6,
)
OBJECTS = st.dictionaries(KEYS, JSON, max_size=5)
INDENTS = st.sampled_from([None, 0, 1, 2, 4, "\t"])


@given(NASTY_TEXT)
def test_a_capture_is_one_argument_to_the_letter_or_nothing_is_run(capture: str) -> None:
    host = FakeHost()
    step = Step(RunCommand(("docker", "start", "{container}")), "start {container}", Risk.REVERSIBLE)
    walk(fix_of(step, verify=()), context_of(host), container=capture)
    assert host.ran in ([], [("docker", "start", capture)])


@given(NASTY_TEXT, NASTY_TEXT)
def test_what_a_person_is_shown_never_acts_on_the_terminal(capture: str, found: str) -> None:
    host, person = FakeHost({"/etc/x": f"b={found}\n"}), FakePerson()
    steps = (
        Step(
            EditLine("/etc/x", "b=", replace="b={container}"), "because of {container}", breaks="it breaks {container}"
        ),
        Step(AskHuman("Look at {container}."), "look"),
    )
    outcome = walk(fix_of(*steps, verify=()), context_of(host, person), container=capture)
    texts = [*person.told, *person.asked, outcome.why]
    for preview in person.previews:
        texts += [preview.title, preview.why, preview.diff, preview.undo, preview.runs_as, *preview.breaks]
    for step in outcome.steps:
        texts += [step.title, step.detail]
    acting = [
        char for char in "".join(texts) if unicodedata.category(char) in ("Cc", "Cf", "Zl", "Zp") and char != "\n"
    ]
    assert acting == []


def merged(held: object, value: object) -> object:
    """One member of a map is changed, not the map."""
    if not (isinstance(held, dict) and held and isinstance(value, dict)):
        return value
    return {**held, **{name: merged(held.get(name), inner) for name, inner in value.items()}}


@given(OBJECTS, INDENTS, KEYS, JSON)
def test_setting_a_key_changes_that_key_alone(
    before: dict[str, object], indent: object, key: str, value: object
) -> None:
    text = json.dumps(before, indent=indent, ensure_ascii=False)
    after = json.loads(edited(text, EditJson("", set={key: value})))
    assert json.dumps(after) == json.dumps({**before, key: merged(before.get(key), value)})


@given(OBJECTS, INDENTS, KEYS)
def test_removing_a_key_leaves_the_others_in_their_order(before: dict[str, object], indent: object, key: str) -> None:
    text = json.dumps(before, indent=indent, ensure_ascii=False)
    after = json.loads(edited(text, EditJson("", remove=(key,))))
    assert json.dumps(after) == json.dumps({name: value for name, value in before.items() if name != key})


@given(OBJECTS, INDENTS, KEYS, st.lists(st.text(max_size=4), max_size=2))
def test_taking_members_out_of_a_map_leaves_all_else(
    before: dict[str, object], indent: object, key: str, names: list[str]
) -> None:
    text = json.dumps(before, indent=indent, ensure_ascii=False)
    after = json.loads(edited(text, EditJson("", remove_in={key: tuple(names)})))
    held = before.get(key)
    wanted = {name: value for name, value in held.items() if name not in names} if isinstance(held, dict) else held
    gone = isinstance(held, dict) and held and not wanted
    assert json.dumps(after) == json.dumps(
        {name: wanted if name == key else value for name, value in before.items() if not (gone and name == key)}
    )


OPTIONS = st.sampled_from(["debug", "mtu", "dns", "labels", "log-opts", "features", "bip", "default-network-opts", "x"])


@given(st.dictionaries(OPTIONS, JSON | st.sampled_from(["true", "7", "a"]), max_size=4), INDENTS)
def test_corrected_types_are_right_and_keep_every_key_or_are_refused(before: dict[str, object], indent: object) -> None:
    host = FakeHost({"/etc/docker/daemon.json": json.dumps(before, indent=indent, ensure_ascii=False)})
    try:
        plan = plan_action(CorrectTypes("/etc/docker/daemon.json"), host.host_now())
    except RefusedError:
        assert is_correctable(before) is False
        return
    assert isinstance(plan, Plan) is (is_correctable(before) is True)
    if isinstance(plan, Plan):
        carry_out(plan.parts, host.act)
    after = json.loads(host.text("/etc/docker/daemon.json"))
    assert list(after) == list(before)
    assert is_correctable(after) is None


@given(st.text(max_size=40).filter(str.strip) | JSON.filter(lambda value: not isinstance(value, dict)).map(json.dumps))
def test_an_edit_of_what_is_no_object_is_refused(text: str) -> None:
    with pytest.raises(RefusedError):
        edited(text, EditJson("", set={"a": 1}))


@given(st.text(max_size=60), st.sampled_from(["host", "dns", "debug"]))
def test_an_option_once_taken_out_is_out(command: str, option: str) -> None:
    once = without_option(command, option)
    assert len(once) <= len(command)
    assert without_option(f"dockerd --{option}=x", option) == "dockerd"
