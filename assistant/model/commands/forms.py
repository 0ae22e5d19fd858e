"""The forms of commands that a step may run, by what they risk at least.

A word in capitals is a place for a value (see slots), `a|b` a choice, `[--option PLACE]` an option that may stand
anywhere, and `...` lets the place before it be repeated. Nothing else fits: no other option, no other program.
"""

from __future__ import annotations

from assistant.model.risk import Risk

FORMS: dict[Risk, tuple[str, ...]] = {
    Risk.READ_ONLY: (
        "true",
        "sync",
        "sleep N",
        "docker version|info|ps|images",
        "docker inspect|port|top NAME...",
        "docker [container] logs [--tail N] NAME",
        "systemctl status|show|cat|is-active|is-enabled UNIT...",
    ),
    Risk.REVERSIBLE: (
        "docker [container] start NAME...",
        "docker [container] unpause NAME...",
        "docker [container] rename NAME NAME",
        "docker [container] update [--restart POLICY] [--memory SIZE] [--memory-swap SIZE] [--pids-limit N] NAME...",
        "docker context use NAME",
        "docker network create [--driver NAME] [--subnet SUBNET] [--attachable] [--internal] NAME",
        "docker network connect NAME NAME",
        "docker volume create NAME",
        "docker [image] pull|tag IMAGE...",
        "docker node update [--availability active] NAME",
        "systemctl start|reload|enable|reset-failed|unmask UNIT...",
        "systemctl daemon-reload",
        "service NAME start|reload",
        "kill -CONT|-HUP|-USR1 PID",
        "chown -R --from=root OWNER DOCKER_CONFIG",
        "chgrp GROUP /run/docker.sock|/var/run/docker.sock",
        "ln -s /run/systemd/resolve/stub-resolv.conf|/run/systemd/resolve/resolv.conf /etc/resolv.conf",
        "rm /etc/resolv.conf",
        "update-alternatives --set iptables /usr/sbin/iptables-legacy|/usr/sbin/iptables-nft",
        "update-alternatives --set ip6tables /usr/sbin/ip6tables-legacy|/usr/sbin/ip6tables-nft",
        "nvidia-ctk runtime configure --runtime=docker",
        "timedatectl set-ntp true|false",
        "chronyc makestep",
        "swapoff|swapon -a",
        "ip link set INTERFACE up",
        "sysctl -w PARAMETER",
        "loginctl enable-linger USER",
        "journalctl --rotate",
    ),
    Risk.DISRUPTIVE: (
        "docker [container] stop|restart|pause [-t N] NAME...",
        "docker [container] kill NAME...",
        "docker network disconnect NAME NAME",
        "docker node update [--availability drain|pause] NAME",
        "docker service scale|rollback NAME",
        "docker service update [--force] NAME",
        "systemctl stop|restart|try-restart|disable|mask UNIT...",
        "service NAME stop|restart",
        "kill [-TERM] PID",
        "ip link set INTERFACE down",
        "ip link delete INTERFACE",
        "apt-get install -y [--no-install-recommends] PACKAGE...",
        "dnf|yum install -y PACKAGE...",
    ),
    Risk.DESTRUCTIVE: (
        "docker network rm NAME...",
        "docker rmi IMAGE...",
        "docker image rm IMAGE...",
        "kill -KILL PID",
        "journalctl --vacuum-size=SIZE",
    ),
}
