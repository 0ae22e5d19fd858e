"""What an action affects by itself, told from what it names."""

from __future__ import annotations

import pytest

from assistant.model.action import Action
from assistant.model.actions.add_user_to_group import AddUserToGroup
from assistant.model.actions.edit_json import EditJson
from assistant.model.actions.edit_line import EditLine
from assistant.model.actions.move_aside import MoveAside
from assistant.model.actions.remove_flag import RemoveFlag
from assistant.model.actions.remove_objects import RemoveObjects
from assistant.model.actions.run import RunCommand
from assistant.model.actions.service import Service
from assistant.model.actions.set_sysctl import SetSysctl
from assistant.model.actions.write_file import WriteFile
from assistant.model.aspects.daemon_options import affects_of_option, affects_of_taking_out
from assistant.model.aspects.option_names import SHORT
from assistant.model.commands.allowed import form_of
from assistant.model.risk import Aspect
from assistant.probes.config.options import BY_FLAG, BY_KEY

JSON = "/etc/docker/daemon.json"


def run(line: str) -> RunCommand:
    return RunCommand(tuple(line.split()))


@pytest.mark.parametrize(
    ("action", "aspects"),
    [
        *((AddUserToGroup("tom", group), "security") for group in ("docker", "sudo", "wheel", "disk", "lxd", "video")),
        *((RemoveFlag(flag), "data") for flag in ("data-root", "graph", "g", "storage-driver", "s", "storage-opt")),
        *((RemoveFlag(flag), "security reach") for flag in ("host", "H", "iptables")),
        *((RemoveFlag(flag), "security") for flag in ("selinux-enabled", "seccomp-profile", "authorization-plugin")),
        *((RemoveFlag(flag), "reach") for flag in ("bip", "dns", "fixed-cidr", "default-address-pool", "mtu")),
        *((RemoveFlag(flag), "service") for flag in ("exec-root", "containerd", "live-restore")),
        *((RemoveFlag(flag), "") for flag in ("debug", "log-driver", "max-concurrent-downloads")),
        (EditJson(JSON, set={"userns-remap": "default"}), "data security"),
        (EditJson(JSON, append={"insecure-registries": ("r:5000",)}), "security"),
        (EditJson(JSON, set={"live-restore": True}), ""),
        (EditJson("/root/.docker/config.json", remove=("credsStore",)), "security"),
        (EditJson("/root/.docker/config.json", remove=("currentContext",)), "data"),
        *((SetSysctl(key, "1"), "security") for key in (
            "kernel.unprivileged_userns_clone", "net.ipv4.ip_unprivileged_port_start", "kernel.yama.ptrace_scope",
            "user/max_user_namespaces", "fs.protected_symlinks",
        )),
        *((SetSysctl(key, "1"), "reach") for key in (
            "net.ipv4.ip_forward", "net/ipv4/ip_forward", "net.bridge.bridge-nf-call-iptables",
            "net.ipv4.conf.eth0.1.forwarding",
        )),
        *((SetSysctl(key, "524288"), "") for key in ("vm.max_map_count", "fs.inotify.max_user_watches")),
        *((SetSysctl(key, "1"), "service") for key in ("vm.max_map_count", "fs.file-max", "kernel.pid_max")),
        *((SetSysctl(key, "1"), "security") for key in ("vm.panic_on_oom", "kernel.panic", "made.up")),
        *((WriteFile(path, ""), "security") for path in (
            "/etc/docker/certs.d/r/ca.crt", "/usr/local/share/ca-certificates/x.crt", "/etc/subuid", "/etc/subgid",
        )),
        *((EditLine(path, "x", delete=True), "reach") for path in ("/etc/hosts", "/etc/resolv.conf")),
        (EditLine("/etc/fstab", "x", delete=True), "data"),
        (EditLine("/root/.bashrc", "export DOCKER_HOST", delete=True), "data"),
        (EditLine("/root/.bashrc", "export DOCKER_TLS_VERIFY", delete=True), "security"),
        (MoveAside("/var/lib/docker/network/files/local-kv.db"), "data"),
        (MoveAside("/var/run/docker.pid"), ""),
        (MoveAside("/etc/resolv.conf"), "reach"),
        (RemoveObjects("network", ("x",)), "reach"),
        (RemoveObjects("container", ("x",)), "data"),
        *((Service(verb, ("x",)), "service") for verb in ("stop", "restart", "disable")),
        *((Service(verb, ("x",)), "security") for verb in ("start", "enable", "reload")),
        *((Service(verb, ("docker.service", "containerd")), "") for verb in ("start", "enable", "reload")),
        (Service("reset-failed", ("x",)), ""),
        *((run(line), "security") for line in (
            "docker pull x", "systemctl start telnet.socket", "service x start", "loginctl enable-linger tom",
            "systemctl unmask docker.service", "/usr/bin/systemctl unmask docker",
            "chown -R --from=root tom: /home/tom/.docker", "nvidia-ctk runtime configure --runtime=docker",
        )),
        *((run(line), "service") for line in (
            "systemctl stop nginx", "systemctl disable nginx", "docker stop web", "docker container restart -t 5 web",
            "kill 12", "kill -KILL 12", "kill -USR1 12", "kill -HUP 12", "docker update --memory 1m web",
            "docker update --restart no web", "timedatectl set-ntp false", "chronyc makestep",
            "service docker restart", "swapoff -a",
        )),
        *((run(line), "data") for line in (
            "docker context use default", "docker tag a b", "docker rmi nginx:1.27", "journalctl --vacuum-size=1G",
        )),
        *((run(line), "reach") for line in (
            "docker network rm x", "docker rename a b", "ip link set docker0 up", "rm /etc/resolv.conf",
            "ln -s /run/systemd/resolve/stub-resolv.conf /etc/resolv.conf",
            "sysctl -w net.ipv4.conf.docker0.forwarding=1",
        )),
        *((run(line), "security reach") for line in (
            "update-alternatives --set iptables /usr/sbin/iptables-legacy",
        )),
        *((run(line), "") for line in (
            "docker start web", "kill -CONT 12", "systemctl start docker", "service docker start",
            "timedatectl set-ntp true", "sleep 6",
        )),
    ],
    ids=str,
)  # fmt: skip
def test_what_an_action_affects_by_itself(action: Action, aspects: str) -> None:
    assert " ".join(action.affects) == aspects
    assert not isinstance(action, RunCommand) or form_of(action.argv) is not None


def test_a_flag_affects_what_its_key_does() -> None:
    for flag, option in BY_FLAG.items():
        assert affects_of_taking_out(flag) == affects_of_taking_out(option.key), flag
        assert list(affects_of_option(flag)) == list(affects_of_option(option.key)), flag
    for letter, flag in SHORT.items():
        assert affects_of_taking_out(letter) == affects_of_taking_out(flag), letter


def test_a_former_name_affects_what_its_new_one_does() -> None:
    for key, option in BY_KEY.items():
        if option.instead and affects_of_option(option.instead):
            assert affects_of_option(key), key


def test_several_units_stop_in_one_sentence() -> None:
    both = Service("restart", ("docker.socket", "docker.service")).affects[Aspect.SERVICE]
    assert both == "docker.socket and docker.service stop for a moment, and what depends on them."


def test_only_who_can_become_root_by_a_group_is_said_to() -> None:
    said = {group: AddUserToGroup("tom", group).affects[Aspect.SECURITY] for group in ("docker", "adm", "video")}
    assert [group for group, sentence in said.items() if "root" in sentence] == ["docker"]


@pytest.mark.parametrize(
    "path",
    [
        "/etc/sudoers", "/etc/sudoers.d/x", "/etc/cron.d/x", "/etc/crontab", "/etc/ssh/sshd_config", "/etc/pam.d/su",
        "/root/.ssh/authorized_keys", "/etc/shadow", "/etc/ld.so.preload", "/etc/nologin", "/var/spool/cron/root",
    ],
)  # fmt: skip
def test_what_lets_people_in_stands_in_no_tree(path: str) -> None:
    actions = (WriteFile(path, ""), EditLine(path, "x", delete=True), MoveAside(path))
    assert all(any("no step changes it" in said for said in action.wrongs()) for action in actions)


def test_every_sentence_is_whole_and_filled() -> None:
    filled = [
        AddUserToGroup("tom", "docker"), EditJson(JSON, set=dict.fromkeys(BY_KEY, "x")), run("systemctl stop x"),
        EditJson(JSON, remove=tuple(BY_KEY)), SetSysctl("net.ipv4.ip_forward", "1"), run("docker service rollback x"),
    ]  # fmt: skip
    for action in filled:
        for said in action.affects.values():
            assert said.endswith(".")
            assert "{" not in said
