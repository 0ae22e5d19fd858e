"""Whatever fills a command: what is run has one of the allowed forms, and says what it does."""

from __future__ import annotations

import re

from hypothesis import example, given
from hypothesis import strategies as st

from assistant.model.actions.run import RunCommand
from assistant.model.aspects.commands import affects_of_command
from assistant.model.commands.allowed import form_of
from assistant.model.commands.forms import FORMS
from assistant.model.commands.refused import harm_of_command
from assistant.model.risk import Aspect, Risk
from assistant.reasoning.filled_action import fill_action
from assistant.reasoning.values import Missing, Values
from assistant.wiring import Wiring

VALUES = st.one_of(
    st.text(max_size=40),
    st.sampled_from(
        ["-v", "--volumes", "x;y", "$(x)", "/etc/passwd", "../x", "1", "a b", "x\u202e", "--=", "\x00", ""]
    ),
)


def templates() -> list[RunCommand]:
    kb = Wiring().knowledge
    actions = (step.action for cause in kb.causes.values() for fix in cause.fixes for step in fix.steps)
    return [action for action in actions if isinstance(action, RunCommand)]


@given(st.sampled_from(["container", "network", "path", "user", "group", "image"]), VALUES)
@example("container", "-f")
def test_no_value_makes_another_command_of_one_of_the_knowledge(name: str, value: str) -> None:
    for action in templates():
        filled = fill_action(action, Values({name: value}))
        if isinstance(filled, Missing):
            continue
        assert isinstance(filled, RunCommand)
        assert harm_of_command(filled.argv) == ""
        assert len(filled.argv) == len(action.argv)
        assert not any(
            given.startswith("-") for given, own in zip(filled.argv, action.argv, strict=True) if given != own
        )


@given(st.lists(st.text(min_size=1, max_size=12), min_size=1, max_size=6))
def test_a_command_that_nobody_listed_is_refused(argv: list[str]) -> None:
    assert (form_of(argv) is None) == (harm_of_command(argv) != "")


def examples_of(line: str) -> list[str]:
    """A form with each place filled and each choice taken first."""
    places = {"SUBNET": "10.0.0.0/8", "POLICY": "always", "OWNER": "a:b", "DOCKER_CONFIG": "/root/.docker"}
    places |= {"N": "5", "SIZE": "5g", "PID": "77", "PARAMETER": "net.ipv4.conf.docker0.forwarding=1"}
    plain = [word.split("|")[0] for word in re.sub(r"\[[^]]*\]", "", line.removesuffix("...")).split()]
    lead = [word.rpartition("=") for word in plain]
    return [
        head + equals + places.get(tail, "x" if tail.isupper() and "-" not in tail else tail)
        for head, equals, tail in lead
    ]


def test_every_form_is_read_as_it_is_written_and_what_stops_or_loses_something_says_so() -> None:
    for risk, lines in FORMS.items():
        for line in lines:
            argv = examples_of(line)
            form = form_of(argv)
            assert form is not None, line
            assert form.risk.rank <= risk.rank, line
            aspects = affects_of_command(argv).keys()
            assert risk is not Risk.DISRUPTIVE or Aspect.SERVICE in aspects or Aspect.REACH in aspects, line
            assert risk is not Risk.DESTRUCTIVE or aspects & {Aspect.DATA, Aspect.SERVICE, Aspect.REACH}, line
