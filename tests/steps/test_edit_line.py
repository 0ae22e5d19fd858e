"""Changing lines of a text file."""

from __future__ import annotations

import pytest

from assistant.model.actions.edit_line import EditLine
from assistant.model.errors import ActionError, RefusedError
from assistant.model.look import Ran
from assistant.steps import plan_action
from assistant.steps.plan.kind import Nothing
from tests.repair.fakes import CANDIDATES, FakeHost
from tests.steps.doing import do, take_back


@pytest.mark.parametrize(
    ("before", "action", "after"),
    [
        ("a\nb=1\n", EditLine("/etc/x", "b=", replace="b=2"), "a\nb=2\n"),
        ("a\n  b=1\n", EditLine("/etc/x", "b=", delete=True), "a\n"),
        ("a", EditLine("/etc/x", "b=", append="b=1"), "a\nb=1\n"),
        ("a\r\nb=1\r\n", EditLine("/etc/x", "b=", replace="b=2"), "a\r\nb=2\r\n"),
        (None, EditLine("/etc/x", "b=", append="b=1"), "b=1\n"),
    ],
)
def test_lines_are_replaced_deleted_or_added(before: str | None, action: EditLine, after: str) -> None:
    host = FakeHost({} if before is None else {"/etc/x": before})
    do(action, host)
    assert host.text("/etc/x") == after


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("b=1\n", EditLine("/etc/x", "b=", append="b=2")),
        ("b=1\n", EditLine("/etc/x", "c=", delete=True)),
        ("b=1\n", EditLine("/etc/x", "b=", replace="b=1")),
    ],
)
def test_lines_that_are_as_wanted_need_no_edit(text: str, action: EditLine) -> None:
    assert isinstance(plan_action(action, FakeHost({"/etc/x": text}).host_now()), Nothing)


def test_a_line_cannot_smuggle_in_a_second_one() -> None:
    with pytest.raises(RefusedError, match="one plain line"):
        plan_action(EditLine("/etc/x", "b=", append="b=1\nroot::0:0"), FakeHost({"/etc/x": "a\n"}).host_now())


def test_which_of_several_lines_is_meant_is_not_guessed() -> None:
    host = FakeHost({"/etc/resolv.conf": "nameserver 10.0.0.1\nnameserver 10.0.0.2\n"})
    with pytest.raises(RefusedError, match="2 lines"):
        plan_action(EditLine("/etc/resolv.conf", "nameserver", replace="nameserver 9.9.9.9"), host.host_now())


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("10.0.0.1 reg.example.org\n", "10.0.0.1 reg.example"),
        ("nameservers 10.0.0.1\n", "nameserver"),
        ("export DOCKER_HOST_OLD=1\n", "export DOCKER_HOST"),
        ("tommy:1:1\n", "tom"),
        ("10.0.0.10 a\n", "10.0.0.1"),
    ],
)
def test_words_are_compared_whole(text: str, words: str) -> None:
    host = FakeHost({"/etc/x": text})
    assert isinstance(plan_action(EditLine("/etc/x", words, delete=True), host.host_now()), Nothing)


PROFILE = "/home/tom/.bashrc"
DROP = EditLine(PROFILE, "export DOCKER_HOST", delete=True)


@pytest.mark.parametrize(
    "line", ["export DOCKER_HOST=tcp://10.0.0.1:2375", 'export DOCKER_HOST="$X" # old', "export DOCKER_HOST"]
)
def test_a_line_alone_at_the_top_of_a_shell_file_goes_and_the_shell_is_asked_first(line: str) -> None:
    host = FakeHost({PROFILE: f"if true; then\n  x=1\nfi\n{line}\nalias a=b\n"})
    plan = do(DROP, host)
    assert host.text(PROFILE) == "if true; then\n  x=1\nfi\nalias a=b\n"
    assert host.ran == [("bash", "--norc", "--noprofile", "-n", f"{CANDIDATES}.bashrc")]
    take_back(plan, host)
    assert line in host.text(PROFILE)


@pytest.mark.parametrize(
    "text",
    [
        "if [ -n x ]; then\nexport DOCKER_HOST=a\nfi\n",
        "f() {\n  export DOCKER_HOST=a\n}\n",
        "function f {\nexport DOCKER_HOST=a\n}\n",
        "[ -n x ] &&\nexport DOCKER_HOST=a\necho\n",
        "[ -n x ] && # why\n\nexport DOCKER_HOST=a\n",
        "case $x in\na)\nexport DOCKER_HOST=a\n;;\nesac\n",
        "cat <<EOF\nexport DOCKER_HOST=a\nEOF\n",
        "cat <<-'E F'\nexport DOCKER_HOST=a\nE F\n",
        "echo a \\\nexport DOCKER_HOST=a\n",
        "export DOCKER_HOST=a \\\n  B=c\n",
        "x='\nexport DOCKER_HOST=a\n'\n",
        "(\nexport DOCKER_HOST=a\n)\n",
        "for x in a; do\nexport DOCKER_HOST=a\ndone\n",
        "export DOCKER_HOST=a; docker ps\n",
        "export DOCKER_HOST=a && docker ps\n",
        "export DOCKER_HOST=$(cat x)\n",
        "export DOCKER_HOST=a B=c\n",
        "export DOCKER_HOST=a |\ncat\n",
        "export DOCKER_HOST=a\nif broken\n",
    ],
)
def test_a_line_that_is_part_of_something_larger_is_left_to_a_person(text: str) -> None:
    host = FakeHost({PROFILE: text})
    with pytest.raises(RefusedError, match="part of something larger") as caught:
        plan_action(DROP, host.host_now())
    assert "by hand" in caught.value.hint
    assert host.text(PROFILE) == text


def test_a_file_that_the_shell_would_stumble_over_is_not_written() -> None:
    host = FakeHost({PROFILE: "export DOCKER_HOST=a\necho\n"})
    host.replies["bash", "--norc", "--noprofile", "-n", f"{CANDIDATES}.bashrc"] = Ran(2, "", "line 1: syntax error")
    with pytest.raises(ActionError, match="could not read"):
        do(DROP, host)
    assert host.files == {PROFILE: b"export DOCKER_HOST=a\necho\n"}


def test_only_a_plain_assignment_is_written_to_a_shell_file() -> None:
    host = FakeHost({PROFILE: "a=1\n"})
    with pytest.raises(RefusedError, match="plain assignment"):
        plan_action(EditLine(PROFILE, "export X", append="export X=$(reboot)"), host.host_now())


def test_etc_environment_is_no_shell_file() -> None:
    host = FakeHost({"/etc/environment": "DOCKER_HOST=tcp://x:1\nif=then\n"})
    do(EditLine("/etc/environment", "DOCKER_HOST=", delete=True), host)
    assert host.text("/etc/environment") == "if=then\n"
    assert host.ran == []


def test_a_line_that_goes_on_in_the_next_one_is_left_alone() -> None:
    host = FakeHost({"/etc/x": "a=1 \\\n  2\n"})
    with pytest.raises(RefusedError, match="part of something larger"):
        plan_action(EditLine("/etc/x", "a=", delete=True), host.host_now())
