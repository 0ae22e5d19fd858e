"""The source of a fact is what a person would type or read to see the same."""

from __future__ import annotations

import pytest

from assistant.diagnosis.case import Case
from assistant.model.fact import Fact, FactKey
from assistant.model.look import Ask, Dial, Dns, Engine, Environ, ListDir, Read, Run, Stat
from assistant.probes.asked import LONGEST, Asked, in_words
from assistant.probes.asking import ask_probe
from assistant.probes.by_name import probe_of
from assistant.probes.catalogue import PROBES
from assistant.probes.probe import Probe
from assistant.say.explain import how
from tests.diagnosis.small import BAD_JSON, BAD_JSON_LINE, SmallHost, expertise
from tests.probes.replay import ReplayLook

NOT_HELD = {"state": "unknown", "reason": "not-recorded"}


@pytest.mark.parametrize(
    ("ask", "words"),
    [
        (Run(("systemctl", "show", "docker.service")), "systemctl show docker.service"),
        (Run(("df", "/a b")), "df '/a b'"),
        (Read("/etc/docker/daemon.json"), "/etc/docker/daemon.json"),
        (ListDir("/etc"), "ls /etc"),
        (Stat("/run/docker.sock"), "stat /run/docker.sock"),
        (Engine("/containers/json?all=1&filters=%7B%7D"), "docker API GET /containers/json"),
        (Dial("registry.lab", 5000, "https", "/v2/"), "curl https://registry.lab:5000/v2/"),
        (Dial("registry.lab", 5000), "connecting to registry.lab:5000"),
        (Dial("/run/docker.sock", 0), "connecting to /run/docker.sock"),
        (Dns("registry.lab", "10.0.0.1"), "nslookup registry.lab 10.0.0.1"),
        (Environ(), "the environment"),
    ],
)
def test_a_question_is_put_as_a_person_would_put_it(ask: Ask, words: str) -> None:
    assert in_words(ask) == words


def test_what_a_name_holds_cannot_reach_the_terminal() -> None:
    assert "\x1b" not in in_words(Read("/x\x1b[31m\n/y"))
    assert "\n" not in in_words(Read("/x\x1b[31m\n/y"))


def fact_of(look: ReplayLook, key: FactKey) -> Fact:
    probe = probe_of(key.name)
    assert probe is not None
    return ask_probe(look, probe, key.of)[key]


def test_the_source_of_a_fact_is_the_file_that_tells_it() -> None:
    content = {"type": "content", "text": "1\n"}
    look = ReplayLook([[{"type": "read", "path": "/proc/sys/vm/swappiness", "limit_bytes": 4096}, content]])
    assert fact_of(look, FactKey("kernel.sysctl", "vm.swappiness")).source == "/proc/sys/vm/swappiness"


def test_the_source_of_a_fact_is_the_command_that_tells_it_and_not_what_was_looked_up_on_the_way() -> None:
    source = fact_of(SmallHost(BAD_JSON_LINE), FactKey("service.active_state", "docker.service")).source
    assert source.startswith("systemctl show docker.service")
    assert " more" in source


WAYS: dict[type, str] = {
    Run: "run", Engine: "engine", Dial: "dial", Read: "read", Stat: "stat", ListDir: "list", Environ: "environ"
}  # fmt: skip
JOURNAL = ("journalctl", "-u", "docker.service")
SHOW = ("systemctl", "show", "docker.service", "-p", "ExecStart")
PING = Engine("/_ping")


@pytest.mark.parametrize(
    ("asked", "source"),
    [
        ([Stat("/run/systemd/system"), Run(SHOW), Run(JOURNAL)], "journalctl -u docker.service"),
        ([Environ(), Run(SHOW), Read("/proc/7/cmdline"), Read("/etc/docker/daemon.json")], "/etc/docker/daemon.json"),
        ([Run(("getent", "passwd", "0")), Environ(), Read("/root/.docker/config.json")], "/root/.docker/config.json"),
        ([Environ(), Read("/root/.docker/config.json"), PING, Read("/proc/7/stat")], "docker API GET /_ping"),
        ([Engine("/info"), Run(("df", "-P", "/x")), Read("/proc/self/mountinfo")], "df -P /x"),
        ([PING, Read("/proc/7/stat"), ListDir("/proc")], "docker API GET /_ping"),
        ([Read("/etc/docker/daemon.json"), Run(("dockerd", "--version"))], "/etc/docker/daemon.json"),
        ([Stat("/run/systemd/system"), Run(SHOW)], "systemctl show docker.service -p ExecStart"),
        ([Dial("r.lab", 443, "https", "/v2/"), Run(("date", "-u"))], "curl https://r.lab:443/v2/"),
    ],
)
def test_the_source_begins_with_what_the_probe_asked_for_in_the_end(asked: list[Ask], source: str) -> None:
    kept = Asked(ReplayLook([], NOT_HELD))
    for ask in asked:
        getattr(kept, WAYS[type(ask)])(ask)
    assert kept.source.split(", ")[0].partition(" and ")[0] == source


def test_what_told_nothing_comes_last() -> None:
    def look_for(look, of):
        look.read(Read("/first"))
        look.read(Read("/second"))
        return {}

    asked = Asked(ReplayLook([[{"type": "read", "path": "/second"}, {"type": "content", "text": ""}]], NOT_HELD))
    look_for(asked, None)
    assert asked.source == "/second, /first"


def test_where_nothing_was_asked_there_is_no_source() -> None:
    assert fact_of(ReplayLook([]), FactKey("kernel.sysctl", "../../etc/shadow")).source == ""


@pytest.mark.parametrize("probe", PROBES, ids=lambda probe: probe.name)
def test_a_source_is_short(probe: Probe) -> None:
    facts = ask_probe(ReplayLook([], NOT_HELD), probe, "something" if probe.of else None)
    assert [fact.source for fact in facts.values() if len(fact.source) > LONGEST] == []


def test_how_names_the_file() -> None:
    content = {"type": "content", "text": "1\n", "cut": False}
    host = SmallHost(more=[[{"type": "read", "path": "/proc/sys/vm/swappiness", "limit_bytes": 4096}, content]])
    case = Case(expertise(), host.round)
    case.read(BAD_JSON_LINE)
    case.probe()
    told = " ".join(" ".join(how(case.conclude(), f"{BAD_JSON}-cause")).split())
    assert "(from /proc/sys/vm/swappiness)" in told
