"""What takes long, or is seen by others, is never looked at unasked."""

from __future__ import annotations

import pytest

from assistant.diagnosis.case import Case
from assistant.diagnosis.consent import Consent
from assistant.diagnosis.patience import BUDGET_S
from assistant.diagnosis.survey import record_everything
from assistant.model.diagnosis import CauseStatus
from assistant.model.effort import Pace, WaitingLook
from assistant.model.fact import Fact, FactKey, Known, Reason, Unknown
from assistant.model.look import Ask, Dial, DialFailed, Dns, Engine, Run
from assistant.probes.address import ip_of
from assistant.probes.catalogue import PROBES
from assistant.wiring import Wiring
from tests.diagnosis.small import DISK_FULL, SmallHost, expertise

SYSTEM_DF = Engine("/system/df", timeout_s=0.0)
VOLUMES = FactKey("disk.volumes_bytes")
SERVER = "dns.server_answers"


def usage(size: int = 5_000_000_000) -> SmallHost:
    """A host whose volumes take so much."""
    volumes = f'{{"LayersSize":0,"Volumes":[{{"Name":"data","UsageData":{{"Size":{size}}}}}]}}'
    return SmallHost(
        more=[[{"type": "engine", "path": "/system/df"}, {"type": "response", "status": 200, "text": volumes}]]
    )


def full_disk(host: SmallHost, consent: Consent | None = None) -> Case:
    case = Case(expertise(), host.round, consent=consent or Consent())
    case.choose(DISK_FULL)
    case.probe()
    return case


def only(case: Case) -> WaitingLook:
    waiting = case.conclude().waiting
    assert len(waiting) == 1
    return waiting[0]


def test_a_slow_look_waits_and_names_the_causes_that_it_would_tell_about() -> None:
    host = usage()
    case = full_disk(host)
    assert SYSTEM_DF not in host.asked
    assert (only(case).id, only(case).pace) == ("disk.usage", Pace.SLOW)
    assert only(case).causes == (f"{DISK_FULL}-cause",)


def test_what_waits_is_unknown_and_says_how_to_have_it() -> None:
    answer = full_disk(usage()).facts[VOLUMES].answer
    assert isinstance(answer, Unknown)
    assert answer.reason is Reason.NOT_ASKED
    assert "30 s" in answer.detail
    assert "--deep" in answer.remedy


def test_after_a_yes_it_runs_and_tells_the_cause() -> None:
    host = usage()
    case = full_disk(host)
    case.settle(only(case), agreed=True)
    case.probe()
    best = case.conclude().best
    assert host.asked[SYSTEM_DF] == 1
    assert best is not None
    assert best.status is CauseStatus.CONFIRMED
    assert case.conclude().waiting == ()


def test_after_a_no_it_does_not_run_and_is_not_asked_for_again() -> None:
    host = usage()
    case = full_disk(host)
    case.settle(only(case), agreed=False)
    case.probe()
    assert SYSTEM_DF not in host.asked
    assert case.conclude().waiting == ()
    assert case.conclude().next.kind != "probe"
    case.forget_host()
    case.probe()
    assert case.conclude().waiting == ()


def test_with_consent_to_all_beforehand_it_runs_at_once() -> None:
    host = usage()
    full_disk(host, Consent(to_all=True))
    assert host.asked[SYSTEM_DF] == 1


def test_a_proof_runs_it_after_a_yes_alone() -> None:
    host = usage()
    case = full_disk(host)
    unasked = case.refresh([VOLUMES])[VOLUMES].answer
    assert isinstance(unasked, Unknown)
    assert (unasked.reason, host.asked[SYSTEM_DF]) == (Reason.NOT_ASKED, 0)
    case.consent.settle(only(case), agreed=True)
    assert isinstance(case.refresh([VOLUMES])[VOLUMES].answer, Known)
    assert host.asked[SYSTEM_DF] == 1


def test_the_last_word_counts() -> None:
    case = full_disk(usage())
    look = only(case)
    for agreed in (True, False, True):
        case.consent.settle(look, agreed)
        assert (case.consent.waiting(VOLUMES) is None) is agreed


def test_a_look_at_everything_without_consent_runs_quick_probes_alone() -> None:
    host = SmallHost("a line that nobody knows")
    case = Case(Wiring().expertise, host.round)
    record_everything(case)
    assert len(host.asked) > 50
    assert [ask for ask in host.asked if _is_costly(ask)] == []
    assert "disk.usage" in {look.id for look in case.consent.open_looks(case.facts).values()}


def _is_costly(ask: Ask) -> bool:
    if isinstance(ask, Dns):
        server = ip_of(ask.server)
        return server is None or server.is_global
    if isinstance(ask, Run):
        return ask.argv[0] in ("du", "sudo", "find")
    return isinstance(ask, Engine) and ask.path.startswith("/system/df")


@pytest.mark.parametrize(("server", "pace"), [("8.8.8.8", Pace.INTRUSIVE), ("2001:4860:4860::8888", Pace.INTRUSIVE)])
def test_a_server_on_the_internet_is_a_third_party(server: str, pace: Pace) -> None:
    assert [(look.id, look.pace) for look in Consent().wanting([FactKey(SERVER, server)], {})] == [
        (f"dns.server of {server}", pace)
    ]


@pytest.mark.parametrize("server", ["127.0.0.53", "10.0.0.1", "192.168.1.1", "fe80::1", "no address", ""])
def test_a_server_of_the_site_is_asked_like_the_host_asks_it(server: str) -> None:
    assert Consent().wanting([FactKey(SERVER, server)], {}) == ()


@pytest.mark.parametrize("probe", PROBES, ids=lambda probe: probe.name)
def test_a_look_that_is_not_quick_says_what_it_does_and_how_long_it_takes_and_a_quick_one_fits_the_round(probe) -> None:
    for of in ("8.8.8.8", None) if probe.of else (None,):
        effort = probe.effort(of)
        if effort.pace is Pace.QUICK:
            assert effort.at_most_s <= BUDGET_S
        else:
            assert effort.does.endswith(".")
            assert 0 < effort.at_most_s <= 60


def _dialled(case: Case, host: SmallHost) -> list[Ask]:
    case.check_up()
    return [each for each in host.asked if isinstance(each, Dial)]


def test_without_a_text_no_registry_sees_a_look_unless_somebody_agrees() -> None:
    host, deep = SmallHost(), SmallHost()
    case = Case(Wiring().expertise, host.round)
    assert _dialled(case, host) == []
    open_ = [fact for fact in case.facts.values() if fact.key.name.startswith("registry.")]
    assert open_
    assert all(isinstance(fact.answer, Unknown) and fact.answer.reason is Reason.NOT_ASKED for fact in open_)
    assert _dialled(Case(Wiring().expertise, deep.round, consent=Consent(to_all=True)), deep) != []


def test_a_text_that_speaks_of_a_registry_has_it_looked_at_even_after_a_look_without() -> None:
    host = SmallHost()
    case = Case(Wiring().expertise, host.round)
    assert _dialled(case, host) == []
    case.read('Get "https://registry-1.docker.io/v2/": net/http: TLS handshake timeout')
    case.probe()
    assert [each for each in host.asked if isinstance(each, Dial)]


class FarRegistry(SmallHost):
    """A host from which the registry of the text is on the internet."""

    def __init__(self) -> None:
        super().__init__()
        self.named_by: list[str] = []

    def dial(self, ask: Dial) -> DialFailed | Unknown:
        """As host/from_text answers."""
        self.named_by.append(ask.named_by)
        if ask.named_by == "text":
            return Unknown(Reason.NOT_ASKED, f"{ask.host} is on the internet")
        return DialFailed("refused")


def test_a_server_that_a_text_names_and_that_others_watch_is_dialled_after_a_persons_yes_alone() -> None:
    host = FarRegistry()
    case = Case(Wiring().expertise, host.round)
    case.read('Get "https://registry.example.net:5000/v2/": net/http: TLS handshake timeout')
    case.probe()
    assert set(host.named_by) == {"text"}
    (look,) = [each for each in case.conclude().waiting if "example.net" in each.id]
    assert look.id == "connection to registry.example.net:5000", "one word is enough for all that is to be known of it"
    host.named_by.clear()
    case.settle(look, agreed=True)
    case.probe()
    assert host.named_by
    assert set(host.named_by) == {"agreed"}
    assert case.facts[FactKey("registry.reachable", "registry.example.net:5000")].answer == Known(False)


def test_a_fix_needs_the_word_for_such_a_server_only_where_it_was_not_looked_at_unasked() -> None:
    key = FactKey("registry.reachable", "registry.example.net:5000")
    near, far = Fact(key, Known(True)), Fact(key, Unknown(Reason.NOT_ASKED, "on the internet"))
    assert Consent().wanting([key], {key: near}) == ()
    assert [look.id for look in Consent().wanting([key], {key: far})] == ["connection to registry.example.net:5000"]
