"""Taking one option of dockerd out of the files that give it."""

from __future__ import annotations

import pytest

from assistant.model.actions.remove_flag import RemoveFlag
from assistant.model.aspects.option_names import SHORT
from assistant.model.errors import RefusedError
from assistant.model.look import Ran
from assistant.probes.config.options import BY_FLAG, BY_KEY, takes_no_value
from assistant.probes.service.unit_file import parse_unit_file
from assistant.steps import plan_action
from assistant.steps.files.flag_text import option_of, without_option, without_option_in_assignments
from assistant.steps.plan.kind import Nothing, Plan
from assistant.steps.plan.parts import Command
from assistant.steps.remove_flag import DROP_IN
from tests.repair.fakes import FakeHost
from tests.steps.doing import do, take_back

CAT = ("systemctl", "cat", "--no-pager", "docker.service")
UNIT = """# /lib/systemd/system/docker.service
[Unit]
Description=Docker Application Container Engine
[Service]
EnvironmentFile=-/etc/default/docker
ExecStart=/usr/sbin/dockerd -H fd:// \\
    --log-driver=journald $DOCKER_OPTS
ExecReload=/bin/kill -s HUP $MAINPID
"""


def host_with(unit: str, files: dict[str, str] | None = None) -> FakeHost:
    """A systemd host with a unit."""
    host = FakeHost(files).fact("service.manager", "systemd")
    host.replies[CAT] = Ran(0, unit)
    return host


@pytest.mark.parametrize(
    ("command", "option", "after"),
    [
        ("dockerd --log-driver=json-file -D", "log-driver", "dockerd -D"),
        ("dockerd --log-driver json-file -D", "log-driver", "dockerd -D"),
        ('dockerd --log-opt "a=b c" --debug', "log-opt", "dockerd --debug"),
        ("dockerd -H fd:// -H=tcp://0:1 -Hunix:// --host x", "host", "dockerd"),
        ("dockerd --selinux-enabled $OPTIONS", "selinux-enabled", "dockerd $OPTIONS"),
        ("dockerd --selinux-enabled=false $OPTIONS", "selinux-enabled", "dockerd $OPTIONS"),
        ("dockerd --log-driver-x=1 --log-driver", "log-driver", "dockerd --log-driver-x=1"),
        ("dockerd -D --debug", "debug", "dockerd"),
        ("dockerd --dns 8.8.8.8 --dns 1.1.1.1 --mtu 1400", "dns", "dockerd --mtu 1400"),
        ("dockerd '--data-root=/my data'  --icc", "data-root", "dockerd --icc"),
        ("dockerd --icc", "log-driver", "dockerd --icc"),
    ],
)
def test_one_option_goes_and_the_rest_stays(command: str, option: str, after: str) -> None:
    assert without_option(command, option) == after


def test_a_key_of_the_file_names_the_option_too() -> None:
    assert option_of("hosts") == "host"
    assert option_of("--insecure-registries") == "insecure-registry"
    assert option_of("log-driver") == "log-driver"


def test_only_values_are_touched_in_a_file_of_assignments() -> None:
    text = (
        '# DOCKER_OPTS="--dns 8.8.8.8"\nDOCKER_OPTS="--dns 8.8.8.8 --log-driver=journald"\n'
        "export OPTIONS='--selinux-enabled --dns 1.1.1.1'\nHTTP_PROXY=http://x\n"
    )
    after = without_option_in_assignments(text, "dns")
    assert after == (
        '# DOCKER_OPTS="--dns 8.8.8.8"\nDOCKER_OPTS="--log-driver=journald"\n'
        "export OPTIONS='--selinux-enabled'\nHTTP_PROXY=http://x\n"
    )


def test_an_empty_exec_start_takes_back_those_before_it() -> None:
    text = parse_unit_file(
        f"{UNIT}# /etc/systemd/system/docker.service.d/o.conf\n[Service]\nExecStart=\nExecStart=/x -D\n"
    )
    assert text.commands == ("/x -D",)
    assert text.environment_files == ("/etc/default/docker",)


def test_an_option_of_the_unit_goes_through_a_drop_in_that_repeats_the_command() -> None:
    host = host_with(UNIT)
    plan = do(RemoveFlag("log-driver"), host)
    assert "ExecStart=\nExecStart=/usr/sbin/dockerd -H fd:// $DOCKER_OPTS\n" in host.text(DROP_IN)
    assert plan.parts[-1] == Command(("systemctl", "daemon-reload"))
    take_back(plan, host)
    assert host.files == {}


def test_an_option_of_the_defaults_file_is_taken_out_there() -> None:
    host = host_with(UNIT, {"/etc/default/docker": 'DOCKER_OPTS="--dns 8.8.8.8 --icc=false"\n'})
    do(RemoveFlag("dns"), host)
    assert host.text("/etc/default/docker") == 'DOCKER_OPTS="--icc=false"\n'
    assert DROP_IN not in host.files


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("OPTIONS=--icc=false --mtu 1400 --label a=b\n", "OPTIONS=--icc=false --label a=b\n"),
        ("OPTIONS=--mtu=1400\nA=1\n", "OPTIONS=\nA=1\n"),
        ("OPTIONS=\"--label 'a b' --mtu=1400\"\n", "OPTIONS=\"--label 'a b'\"\n"),
    ],
)
def test_a_file_of_options_is_edited_by_its_own_quoting(before: str, after: str) -> None:
    host = host_with(UNIT, {"/etc/default/docker": before})
    do(RemoveFlag("mtu"), host)
    assert host.text("/etc/default/docker") == after


def test_an_option_that_nobody_gives_needs_nothing() -> None:
    assert isinstance(plan_action(RemoveFlag("mtu"), host_with(UNIT).host_now()), Nothing)


def test_an_option_in_an_environment_line_is_said_and_left() -> None:
    host = host_with(f'{UNIT}Environment="DOCKER_OPTS=--mtu=1400"\n')
    with pytest.raises(RefusedError, match="Environment="):
        plan_action(RemoveFlag("mtu"), host.host_now())


def test_without_systemd_the_files_of_the_init_scripts_are_edited() -> None:
    host = FakeHost({"/etc/default/docker": "DOCKER_OPTS='--mtu=1400'\n"}).fact("service.manager", "sysv")
    plan = plan_action(RemoveFlag("mtu"), host.host_now())
    assert isinstance(plan, Plan)
    assert not any(isinstance(part, Command) for part in plan.parts)


@pytest.mark.parametrize("flag", ["", "x y", "a;b", "--"])
def test_what_is_not_an_option_is_refused(flag: str) -> None:
    with pytest.raises(RefusedError):
        plan_action(RemoveFlag(flag), host_with(UNIT).host_now())


def _ways_to_give(option: str) -> list[str]:
    """An option as a command line may give it: with and without an equals sign, alone where it may stand alone."""
    letters = [letter for letter, name in SHORT.items() if name == option]
    if takes_no_value(option):
        return [f"--{option}", f"--{option}=false", *(f"-{letter}" for letter in letters)]
    short = [way for letter in letters for way in (f"-{letter} x", f"-{letter}x", f"-{letter}=x")]
    return [f"--{option} x", f"--{option}=x", f"--{option} '/my x'", f"--{option} $X", *short]


OPTIONS = sorted({*BY_FLAG, *SHORT.values(), "config-file", "help", "validate"})


@pytest.mark.parametrize("option", OPTIONS)
def test_every_other_option_and_what_stands_behind_it_survives(option: str) -> None:
    same = {option, "graph"} if option == "data-root" else {option}
    others = [way for other in OPTIONS if other not in same for way in _ways_to_give(other)]
    words = [word for way in _ways_to_give(option) for word in (way, others.pop(), others.pop())]
    given = " ".join(("dockerd", *words, *others, *_ways_to_give(option), "$DOCKER_OPTS"))
    kept = " ".join(
        ("dockerd", *(word for word in words if word not in _ways_to_give(option)), *others, "$DOCKER_OPTS")
    )
    assert without_option(given, option) == kept


@pytest.mark.parametrize("key", sorted(BY_KEY))
def test_every_key_of_the_file_names_its_option(key: str) -> None:
    assert without_option(f"dockerd --{option_of(key)}=x $OPTIONS", option_of(key)) == "dockerd $OPTIONS"
    assert option_of(key) in BY_FLAG


@pytest.mark.parametrize(
    ("command", "option", "after"),
    [
        ("dockerd --no-option-of-any-version $DOCKER_OPTS", "no-option-of-any-version", "dockerd $DOCKER_OPTS"),
        ("dockerd --no-option-of-any-version x -D", "no-option-of-any-version", "dockerd -D"),
        ("dockerd -DH fd:// -l info", "debug", "dockerd -H fd:// -l info"),
        ("dockerd -DH fd:// -l info", "host", "dockerd -D -l info"),
        ("dockerd -DHfd:// -l info", "host", "dockerd -D -l info"),
        ("dockerd -g /data -D", "data-root", "dockerd -D"),
        ("dockerd --label --debug -D", "debug", "dockerd --label --debug"),
    ],
)
def test_clusters_values_and_unknown_options_are_told_apart(command: str, option: str, after: str) -> None:
    assert without_option(command, option) == after
