"""Taking one name out of /etc/hosts."""

from __future__ import annotations

import pytest

from assistant.model.actions.remove_host_name import RemoveHostName
from assistant.model.errors import RefusedError
from assistant.steps import plan_action
from assistant.steps.plan.kind import Nothing
from tests.repair.fakes import FakeHost
from tests.steps.doing import do, take_back

HOSTS = "/etc/hosts"
TEXT = "127.0.0.1 localhost\n10.0.0.1\treg.example.org reg.example  other # reg.example\n10.0.0.2 reg.example\n"


def test_only_the_name_in_question_goes_and_undo_brings_it_back() -> None:
    host = FakeHost({HOSTS: TEXT})
    plan = do(RemoveHostName("REG.example."), host)
    assert host.text(HOSTS) == "127.0.0.1 localhost\n10.0.0.1\treg.example.org  other # reg.example\n"
    take_back(plan, host)
    assert host.files == {HOSTS: TEXT.encode()}


@pytest.mark.parametrize("name", ["example", "reg.example.or", "eg.example", "10.example", "docker.io"])
def test_a_part_of_a_name_is_not_the_name(name: str) -> None:
    assert isinstance(plan_action(RemoveHostName(name), FakeHost({HOSTS: TEXT}).host_now()), Nothing)


@pytest.mark.parametrize("name", ["localhost", "ip6-localhost", "lab", "", "a b", "127.0.0.1", "-x", "a\nb"])
def test_what_the_host_needs_or_is_no_name_is_refused(name: str) -> None:
    host = FakeHost({HOSTS: f"{TEXT}127.0.1.1 lab\n"})
    with pytest.raises(RefusedError):
        plan_action(RemoveHostName(name), host.host_now())
