"""What pasted output of systemctl and journalctl shows."""

from __future__ import annotations

import pytest

from assistant.model.block import Block, BlockKind
from tests.probes.pasted.shown import NOT_SHOWN, shown, shown_in, told

FAILED = """\
root@web:~# systemctl status docker
× docker.service - Docker Application Container Engine
     Loaded: loaded (/lib/systemd/system/docker.service; enabled; preset: enabled)
    Drop-In: /etc/systemd/system/docker.service.d
             └─http-proxy.conf, override.conf
     Active: failed (Result: exit-code) since Fri 2026-11-20 13:03:46 UTC; 12s ago
TriggeredBy: × docker.socket
       Docs: https://docs.docker.com
    Process: 4711 ExecStart=/usr/bin/dockerd -H fd:// (code=exited, status=1/FAILURE)
   Main PID: 4711 (code=exited, status=1/FAILURE)
        CPU: 83ms

Nov 20 13:03:44 web dockerd[4711]: failed to start daemon: Unable to get the TempDir under /data: no such device
Nov 20 13:03:44 web systemd[1]: docker.service: Main process exited, code=exited, status=1/FAILURE
Nov 20 13:03:44 web systemd[1]: docker.service: Failed with result 'exit-code'.
Nov 20 13:03:46 web systemd[1]: docker.service: Start request repeated too quickly.
Nov 20 13:03:46 web systemd[1]: Failed to start docker.service - Docker Application Container Engine.
"""


def test_a_failed_unit_shows_its_state_its_files_and_how_it_ended() -> None:
    facts = (
        "service.load_state",
        "service.active_state",
        "service.result",
        "service.exit_status",
        "service.enabled",
        "service.drop_ins",
        "service.since",
        "service.start_limit_hit",
    )
    folder = "/etc/systemd/system/docker.service.d"
    assert shown(FAILED, *(f"{fact} of docker.service" for fact in facts)) == (
        "loaded",
        "failed",
        "exit-code",
        1,
        "enabled",
        [f"{folder}/http-proxy.conf", f"{folder}/override.conf"],
        "2026-11-20T13:03:46Z",
        True,
    )


def test_the_last_lines_of_a_status_are_its_log() -> None:
    lines = shown(FAILED, "service.fatal_lines of docker.service")[0]
    assert lines[0].startswith("failed to start daemon:")
    assert len(lines) == 5


def test_what_a_status_does_not_print_is_not_known() -> None:
    facts = ("service.needs_reload", "service.requires", "service.socket_group", "service.tasks_max")
    assert shown(FAILED, *(f"{fact} of docker.service" for fact in facts)) == (NOT_SHOWN,) * 4


def test_a_status_and_a_settings_file_together_show_what_is_set_twice() -> None:
    file = Block(BlockKind.FILE, 20, 21, '{"hosts": ["tcp://0.0.0.0:2375"]}', path="/etc/docker/daemon.json")
    status = Block(BlockKind.COMMAND, 1, 9, FAILED.partition("\n")[2], command=("systemctl", "status", "docker"))
    facts = ("config.conflicts", "service.exec_start of docker.service")
    assert shown_in((status, file), *facts) == (["hosts"], ["/usr/bin/dockerd -H fd://"])
    assert shown(FAILED, "proxy.service_https", "service.active_state of containerd.service") == (NOT_SHOWN,) * 2


def test_the_units_of_a_status_are_told() -> None:
    assert "service.active_state of docker.service" in told(FAILED)


RUNNING = """\
$ sudo systemctl status docker.service --no-pager -l
● docker.service - Docker Application Container Engine
   Loaded: loaded (/usr/lib/systemd/system/docker.service; disabled; vendor preset: disabled)
   Active: active (running) since Tue 2026-11-17 08:00:12 UTC; 3 days ago
     Docs: https://docs.docker.com
 Main PID: 1200 (dockerd)
    Tasks: 487 (limit: 512)
   CGroup: /system.slice/docker.service
           └─1200 /usr/bin/dockerd -H fd:// --containerd=/run/containerd/containerd.sock
"""


def test_a_running_unit_shows_its_process_and_tasks() -> None:
    facts = ("service.active_state", "service.enabled", "service.main_pid", "service.tasks_used_pct")
    assert shown(RUNNING, *(f"{fact} of docker.service" for fact in facts)) == ("active", "disabled", 1200, 95)
    assert shown(RUNNING, "service.drop_ins of docker.service", "service.manager") == (None, "systemd")


ONE_WORD = {
    "$ systemctl is-active docker\ninactive\n": ("service.active_state", "inactive"),
    "$ systemctl is-enabled docker.service\ndisabled\n": ("service.enabled", "disabled"),
    "# systemctl status docker\nUnit docker.service could not be found.\n": ("service.load_state", "not-found"),
    "# systemctl list-units --failed\n  UNIT           LOAD   ACTIVE SUB    DESCRIPTION\n"
    "● docker.service loaded failed failed Docker Application Container Engine\n": ("service.active_state", "failed"),
    "# systemctl status docker\n○ docker.service\n     Loaded: masked (Reason: Unit docker.service is masked.)\n"
    "     Active: inactive (dead)\n": ("service.load_state", "masked"),
    "# systemctl status docker\n● docker.service - Docker\n   Loaded: loaded (/x/docker.service; enabled)\n"
    "   Active: activating (auto-restart) (Result: signal) since Fri 2026-11-20 13:03:46 UTC; 1s ago\n"
    " Main PID: 77 (code=killed, signal=KILL)\n": ("service.exit_status", 9),
}


@pytest.mark.parametrize(("text", "expected"), ONE_WORD.items(), ids=[text[:40] for text in ONE_WORD])
def test_short_answers_of_systemctl_show_what_they_say(text: str, expected: tuple[str, object]) -> None:
    assert shown(text, f"{expected[0]} of docker.service") == (expected[1],)


CAT = """\
# /lib/systemd/system/docker.service
[Service]
ExecStart=/usr/bin/dockerd -H fd:// --containerd=/run/containerd/containerd.sock
# /etc/systemd/system/docker.service.d/override.conf
[Service]
Environment="HTTPS_PROXY=https://proxy.example:3128"
ExecStart=
ExecStart=/usr/bin/dockerd --data-root /data
"""


def test_a_units_files_show_its_options_and_its_proxy() -> None:
    facts = ("config.flag of data-root", "config.flag_source of data-root", "proxy.service_https")
    source = "/etc/systemd/system/docker.service.d/override.conf"
    assert shown_in((Block(BlockKind.COMMAND, 1, 9, CAT, command=("systemctl", "cat", "docker")),), *facts) == (
        "/data",
        source,
        "https://proxy.example:3128",
    )


def test_a_system_without_systemd_shows_no_unit() -> None:
    text = "# systemctl status docker\nSystem has not been booted with systemd as init system (PID 1). Can't operate.\n"
    assert shown(text, "service.active_state of docker.service", "service.manager") == (NOT_SHOWN,) * 2


JOURNALS = {
    "of the unit": "$ journalctl -xeu docker\n",
    "of all": "$ journalctl -xe\n",
    "filtered": "$ sudo journalctl -u docker.service --no-pager | tail -n 3\n",
    "in Chinese": "$ journalctl -u docker\n",
}
JOURNAL = """\
-- Logs begin at Mon 2026-11-16 --
Nov 20 13:03:43 web systemd[1]: Starting Docker Application Container Engine...
Nov 20 13:03:44 web dockerd[99]: time="2026-11-20T13:03:44Z" level=info msg="Starting up"
Nov 20 13:03:44 web dockerd[99]: failed to start daemon: error initializing graphdriver: driver not supported
-- Subject: Unit docker.service has failed
"""


@pytest.mark.parametrize("head", JOURNALS.values(), ids=JOURNALS.keys())
def test_a_journal_shows_the_fatal_lines_of_a_unit(head: str) -> None:
    text = head + (JOURNAL.replace("Nov 20", "11月 20") if head is JOURNALS["in Chinese"] else JOURNAL)
    lines = ["failed to start daemon: error initializing graphdriver: driver not supported"]
    assert shown(text, "service.fatal_lines of docker.service") == (lines,)


def test_an_excerpt_of_a_log_never_shows_that_nothing_happened() -> None:
    text = '$ journalctl -u docker\nNov 20 13:03:44 web dockerd[99]: time="2026-11-20T13:03:44Z" level=info msg="up"\n'
    facts = ("service.fatal_lines of docker.service", "service.start_limit_hit of docker.service")
    assert shown(text, *facts) == (NOT_SHOWN,) * 2
