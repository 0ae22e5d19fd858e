"""What no table knows is never taken for harmless: places, units, keys, modules, devices and parameters alike."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.model.action import Action
from assistant.model.actions.create_group import CreateGroup
from assistant.model.actions.edit_json import EditJson
from assistant.model.actions.edit_line import EditLine
from assistant.model.actions.load_module import LoadModule
from assistant.model.actions.make_device_node import MakeDeviceNode
from assistant.model.actions.move_aside import MoveAside
from assistant.model.actions.run import RunCommand
from assistant.model.actions.service import Service, Verb
from assistant.model.actions.set_environment import SetEnvironment
from assistant.model.actions.set_sysctl import SetSysctl
from assistant.model.actions.write_file import WriteFile
from assistant.model.aspects.daemon_options import affects_of_option
from assistant.model.aspects.units import affects_of_drop_in, wrong_unit
from assistant.model.commands.refused import harm_of_command
from assistant.model.harm import harms_of
from assistant.probes.config.options import BY_KEY

WORDS = st.from_regex(r"[a-z][a-z0-9_]{0,11}", fullmatch=True)
JSON = "/etc/docker/daemon.json"
DROP_IN = "/etc/systemd/system/docker.service.d/x.conf"
RUNS_BY_ITSELF = [
    "/etc/systemd/system-generators/x", "/run/systemd/system-generators/x", "/run/systemd/generator/x.service",
    "/etc/udev/rules.d/x.rules", "/etc/modprobe.d/x.conf", "/etc/tmpfiles.d/x.conf", "/etc/binfmt.d/x.conf",
    "/etc/logrotate.d/x", "/etc/apt/apt.conf.d/x", "/etc/yum.repos.d/x.repo", "/etc/ld.so.conf.d/x.conf",
    "/etc/NetworkManager/dispatcher.d/x", "/etc/network/if-up.d/x", "/etc/init.d/docker", "/etc/rc.local",
    "/etc/dhcp/dhclient-exit-hooks.d/x", "/etc/ppp/ip-up.d/x", "/etc/update-motd.d/x", "/etc/default/grub",
    "/etc/skel/.bashrc", "/etc/kubernetes/manifests/x.yaml", "/run/docker/plugins/x.sock",
    "/root/.docker/cli-plugins/docker-x", "/usr/local/bin/docker", "/etc/security/limits.conf", "/etc/hosts.allow",
    "/etc/pam.d", "/etc/ssh", "/etc/sudoers.d", "/etc/polkit-1", "/root/.rhosts", "/run/nologin", "//etc//shadow",
    "/etc/./shadow", "/etc//sudoers.d/x", "//etc/ssh//sshd_config", "/etc/pam.d/./su",
    "/usr/libexec/docker/cli-plugins/x",
]  # fmt: skip


def passes(action: Action) -> bool:
    """Whether a step could hold it, and `--yes` would cover it."""
    return not action.affects and not any((*harms_of(action), *action.wrongs()))


@given(WORDS, WORDS)
def test_a_place_that_is_not_known_is_never_changed_unasked(folder: str, name: str) -> None:
    path = f"/etc/{folder}/{name}.conf"
    assert not passes(WriteFile(path, "x"))
    assert not passes(EditLine(path, "x", append="x y"))
    assert not passes(MoveAside(path))


@given(WORDS)
def test_a_unit_that_is_not_known_is_never_acted_on_unasked(name: str) -> None:
    verbs: tuple[Verb, ...] = ("start", "enable", "reload", "stop", "restart", "disable")
    assert not any(passes(Service(verb, (f"{name}_x",))) for verb in verbs)


@given(WORDS, WORDS)
def test_a_key_a_module_or_a_parameter_that_is_not_known_is_never_given_unasked(one: str, other: str) -> None:
    assert not passes(EditJson(JSON, set={f"{one}-x": other}))
    assert not passes(LoadModule(f"{one}_x_y"))
    assert not passes(SetSysctl(f"{one}.x_{other}", "1"))


@given(st.sampled_from((1, 7, 8, 253)), st.integers(0, 5), st.sampled_from(("disk", "docker")))
def test_only_a_loop_device_under_its_own_name_is_made_unasked(major: int, minor: int, group: str) -> None:
    node = MakeDeviceNode("/dev/loop3", "block", major, str(minor), group)
    assert passes(node) is ((major, minor, group) == (7, 3, "disk"))
    assert not passes(MakeDeviceNode("/dev/loop3", "char", major, str(minor), group))


@pytest.mark.parametrize("value", ["0262144", "0x40000", "262144 1", "-1", "1e6", "٢٦٢١٤٤"])
def test_a_limit_is_high_only_as_the_kernel_reads_it(value: str) -> None:
    assert not passes(SetSysctl("vm.max_map_count", value))
    assert passes(SetSysctl("vm.max_map_count", "262144"))


@pytest.mark.parametrize("path", ["/etc/gitlab/daemon.json", "/root/.docker/config.json"])
def test_a_file_is_not_harmless_by_a_name_that_others_have_too(path: str) -> None:
    assert not passes(WriteFile(path, "{}"))


@pytest.mark.parametrize("path", RUNS_BY_ITSELF)
def test_what_runs_by_itself_or_lets_people_in_is_changed_by_no_step(path: str) -> None:
    for action in (WriteFile(path, ""), EditLine(path, "x", delete=True), MoveAside(path)):
        assert any("no step changes it" in said for said in action.wrongs()), action


@pytest.mark.parametrize(
    "unit",
    [
        "debug-shell", "debug-shell.service", "poweroff.target", "reboot.target", "rescue.target",
        "emergency.target", "halt.target", "kexec.target", "exit.target", "ctrl-alt-del.target", "systemd-poweroff",
        "systemd-suspend.service", "sleep.target", "umount.target", "tmp.mount", "user@1000", "runlevel6.target",
        "runlevel0", "container-getty@1", "serial-getty@ttyS0.service", "-Hevil", "--host=evil", "/tmp/x.service",
        "../x", "*", "d?cker", "docker.service;id", "docker\u200b", "d\u043ecker",
    ],
)  # fmt: skip
def test_no_step_starts_what_takes_the_whole_host_or_no_unit_at_all(unit: str) -> None:
    assert wrong_unit("start", unit)
    assert any(Service("enable", (unit,)).wrongs())
    assert harm_of_command(("systemctl", "start", unit))


@pytest.mark.parametrize(
    "unit", ["ssh", "sshd.service", "dbus", "NetworkManager", "systemd-logind", "firewalld", "auditd"]
)
@pytest.mark.parametrize("verb", ["stop", "restart", "disable", "mask"])
def test_no_step_stops_what_keeps_the_host_reachable_and_safe(verb: str, unit: str) -> None:
    assert wrong_unit(verb, unit)
    assert harm_of_command(("systemctl", verb, unit))


@pytest.mark.parametrize(
    "line",
    [
        "ExecStart=\nExecStart=/tmp/x", "ExecStartPre=/tmp/x", "  ExecStopPost = +/tmp/x", "EnvironmentFile=/tmp/x",
        "Environment=LD_PRELOAD=/x", "User=nobody", "RootDirectory=/tmp", "MemoryMax=1M", "TasksMax=1", "LimitNOFILE=1",
        "Exec\\\nStart=/x", "OnFailure=evil.service", "Conflicts=sshd.service", "FailureAction=reboot",
        "ConditionPathExists=/nope", "Description=x\\\nExecStart=/x", "made up",
    ],
)  # fmt: skip
def test_a_drop_in_affects_something_by_any_line_that_is_not_known(line: str) -> None:
    assert affects_of_drop_in(DROP_IN, f"[Service]\n{line}\n")
    assert not affects_of_drop_in(DROP_IN, "[Service]\nTasksMax=infinity\nTimeoutStartSec=0\n")
    assert affects_of_drop_in(DROP_IN.replace(".d/x.conf", ""), "[Service]\nTasksMax=infinity\n"), (
        "a unit, not a drop-in"
    )


@pytest.mark.parametrize(
    "name", ["DOCKER_HOST", "GODEBUG", "SSL_CERT_FILE", "DOCKER_TMPDIR", "HOME", "LD_PRELOAD", "PERL5OPT"]
)
def test_a_variable_that_is_no_proxy_is_a_matter_of_security(name: str) -> None:
    action = SetEnvironment("docker.service", "x", {name: "v"})
    assert "security" in action.affects or any(action.wrongs())
    assert list(SetEnvironment("docker.service", "x", {"https_proxy": "v"}).affects) == ["reach"]


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("log-driver", "none"), ("log-driver", "syslog"), ("log-opts", {"syslog-address": "tcp://x:514"}),
        ("log-opts", ["max-size=1m", "gelf-address=udp://x"]), ("exec-opts", ["native.cgroupdriver=x"]),
        ("userland-proxy-path", "/tmp/x"), ("init-path", "/tmp/x"), ("cdi-spec-dirs", ["/tmp"]), ("Runtimes", {}),
        ("builder", {"Entitlements": {"security-insecure": True}}), ("log-opts", {"env": "PASSWORD"}),
        ("api-cors-header", "*"), ("pidfile", "/x"), ("default-ulimits", {"nofile": {"Soft": 1}}),
    ],
)  # fmt: skip
def test_an_option_is_harmless_only_with_values_that_are(key: str, value: object) -> None:
    assert affects_of_option(key, value)
    assert not affects_of_option("log-opts", {"max-size": "10m", "max-file": "3"})
    assert not affects_of_option("log-driver", "json-file")


def test_every_option_that_dockerd_knows_is_in_a_table() -> None:
    unknown = {key for key in BY_KEY if "not known here" in " ".join(affects_of_option(key).values())}
    assert not unknown


@pytest.mark.parametrize("value", [True, None, 0, {"a": {}}, [[]], [{"base": "x"}], "", "x", [1, "x"]], ids=str)
def test_a_value_of_any_type_is_judged_and_never_a_fault(value: object) -> None:
    for key in BY_KEY:
        action = EditJson(JSON, set={key: value})
        assert all(said.strip() for said in action.affects.values())
        assert all(isinstance(said, str) for said in action.wrongs())


@pytest.mark.parametrize(
    "line",
    ["--memory 1m", "--memory=1m", "--memory-swap 1m", "--pids-limit=1", "--restart no", "--restart=on-failure:0"],
)
def test_a_container_is_given_less_by_nobody_unasked(line: str) -> None:
    for words in ("docker update", "docker container update"):
        assert "service" in RunCommand((*words.split(), *line.split(), "web")).affects


def test_a_group_that_rules_of_the_host_may_name_is_not_made_unasked() -> None:
    assert CreateGroup("wheel").affects
    assert not CreateGroup("docker").affects
