"""What a probe dials because of what it is asked about is dialled as a text's, and asked about beyond the site."""

from __future__ import annotations

from os.path import normpath
from typing import Any

import pytest

from assistant.model.dialling import asks_others
from assistant.model.fact import FactKey, Known, Reason, Unknown
from assistant.model.look import Content, Dial, Dialled, Dns, Engine, Look, Read, Response, Run
from assistant.model.relay import Relay
from assistant.probes.catalogue import PROBES
from assistant.probes.dns.server import PROBE as DNS_SERVER
from assistant.probes.probe import Probe
from assistant.probes.registry.through_daemon import PROBE as THROUGH_DAEMON
from tests.probes.replay import ReplayLook

NOT_HELD = {"state": "unknown", "reason": "not-recorded", "detail": "", "remedy": ""}
INFO = '{"ServerVersion":"24.0.7","RegistryConfig":{"InsecureRegistryCIDRs":["10.0.0.0/8"],"IndexConfigs":{}}}'


KNOWN_BY_NAME = ("df", "systemctl", "journalctl", "getent", "ip", "modinfo", "du", "id")
"""Programs that tell what a path, unit, user or interface is like; none prints a file."""


class Spy(Relay):
    """A host that knows nothing, with an engine; keeps what it and the engine are asked to dial."""

    def __init__(self, reply: Any = None) -> None:
        super().__init__(ReplayLook([], otherwise=NOT_HELD))
        self.reply = reply or Dialled("10.0.0.5")
        self.dialled: list[Dial] = []
        self.by_engine: list[str] = []
        self.looked_up: list[str] = []
        self.read_paths: list[str] = []
        self.ran: list[tuple[str, ...]] = []

    def read(self, ask: Read) -> Any:
        self.read_paths.append(ask.path)
        if ask.path == "/etc/resolv.conf":
            return Content("nameserver 10.0.0.1\n")
        return super().read(ask)

    def run(self, ask: Run) -> Any:
        self.ran.append(ask.argv)
        return super().run(ask)

    def dns(self, ask: Dns) -> Any:
        self.looked_up.append(ask.name)
        return super().dns(ask)

    def dial(self, ask: Dial) -> Any:
        self.dialled.append(ask)
        return self.reply

    def engine(self, ask: Engine) -> Any:
        self.by_engine += [ask.path] if "/distribution/" in ask.path else []
        return Response(200, INFO)


@pytest.mark.parametrize("probe", [each for each in PROBES if each.of is not None], ids=lambda probe: str(probe.name))
@pytest.mark.parametrize("of", ["registry.lab:5000", "203.0.113.9", "localhost:80"])
def test_what_a_text_names_is_dialled_as_such(probe: Probe, of: str) -> None:
    spy = Spy()
    probe.ask(spy, of)
    assert {each.named_by for each in spy.dialled} <= {"text"}
    assert probe.effort(of).beyond_site or not spy.dialled


@pytest.mark.parametrize("probe", [each for each in PROBES if each.of is not None], ids=lambda probe: str(probe.name))
def test_what_goes_to_a_place_that_it_is_asked_about_is_known_by_its_family(probe: Probe) -> None:
    spy = Spy()
    probe.ask(spy, "registry.lab:5000")
    probe.ask(spy, "10.0.0.53")
    if spy.dialled or spy.by_engine or spy.looked_up:
        assert all(asks_others(FactKey(spec.name, "registry.lab")) for spec in probe.specs)


@pytest.mark.parametrize("probe", [each for each in PROBES if each.of is not None], ids=lambda probe: str(probe.name))
@pytest.mark.parametrize("of", ["/etc/shadow", "../../../../etc/shadow", "x/../../../etc/shadow", "etc/shadow"])
def test_no_fact_has_the_file_read_that_a_tree_or_a_text_names(probe: Probe, of: str) -> None:
    spy = Spy()
    probe.ask(spy, of)
    assert "/etc/shadow" not in map(normpath, spy.read_paths)
    assert [argv for argv in spy.ran if "shadow" in " ".join(argv) and argv[0] not in KNOWN_BY_NAME] == []


@pytest.mark.parametrize("reason", [Reason.NOT_ASKED, Reason.REFUSED])
def test_dockerd_is_not_sent_where_this_host_does_not_go_unasked(reason: Reason) -> None:
    barred = Unknown(reason, "others see it")
    spy = Spy(barred)
    assert set(THROUGH_DAEMON.ask(spy, "registry.lab:5000").values()) == {barred}
    assert spy.by_engine == []


@pytest.mark.parametrize("of", ["2130706433:5000", "0x7f.1", "127.1", "0177.0.0.1:80"])
@pytest.mark.parametrize(
    "probe", [p for p in PROBES if p.of in ("registry", "host", "server")], ids=lambda p: str(p.name)
)
def test_an_address_that_programs_read_differently_is_no_place(probe: Probe, of: str) -> None:
    spy = Spy()
    answers = probe.ask(spy, of)
    assert not any(isinstance(answer, Known) for answer in answers.values())
    assert (spy.dialled, spy.by_engine) == ([], [])


def _asks(look: Look, server: str) -> Any:
    return DNS_SERVER.ask(look, server)["dns.server_answers"]


@pytest.mark.parametrize("server", ["169.254.169.253", "255.255.255.255", "224.0.0.251", "0.0.0.0"])
def test_a_link_or_many_machines_at_once_are_no_dns_server_unless_the_host_uses_it(server: str) -> None:
    read = {"type": "read", "path": "/etc/resolv.conf"}
    ask = {"type": "dns", "name": "localhost", "server": server}
    answer = {"type": "dns-answer", "rcode": "NOERROR", "addresses": []}
    for used, expected in (("10.0.0.1", False), (server, True)):
        look = ReplayLook([[read, {"type": "content", "text": f"nameserver {used}\n"}], [ask, answer]], NOT_HELD)
        assert (_asks(look, server) == Known(True)) is expected
