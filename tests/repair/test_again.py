"""What ran before a repair runs after it, or it is not fixed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import pytest

from assistant.model.actions.run import RunCommand
from assistant.model.actions.service import Service
from assistant.model.actions.write_file import WriteFile
from assistant.model.diagnosis import Outcome, StepState
from assistant.model.look import Response
from assistant.model.risk import Allowance, Aspect, Risk
from assistant.model.running import Running, RunningContainer
from assistant.model.tree import Condition, Operator, Step, Subject
from assistant.repair.context import RepairContext
from assistant.repair.running import down_since, running_now
from assistant.repair.way_back import take_session_back
from assistant.repl.healing import is_all_back
from tests.repair.fakes import FakeAct, FakeHost, FakeJournal, FakePerson, context_of
from tests.repair.test_walk import RESTART, fix_of, walk

HUNG = Condition(Subject.FACT, "daemon.reachable", Operator.IS, True)
PORT_FREE = Condition(Subject.FACT, "port.free", Operator.IS, True, "8080")
RESTARTED = Step(Service("restart", ("docker",)), "dockerd hangs")
STOP = ("docker", "stop", "prod")
STOPPED = Step(RunCommand(STOP, undo=("docker", "start", "prod"), root=False), "it has the port", Risk.DISRUPTIVE)
SERVICE = Allowance(frozenset({Aspect.SERVICE}))


class Docker(FakeAct):
    """An engine with containers in memory: name to restart policy; `up` are those that run."""

    def __init__(self, host: FakeHost, policies: dict[str, str], *, refuses: bool = False) -> None:
        super().__init__(host)
        self.host, self.policies, self.refuses = host, policies, refuses
        self.up: set[str] = set()
        self.broken: set[str] = set()
        host.act = self
        self.run(policies)

    def run(self, names: Iterable[str]) -> None:
        """These run, and no others."""
        self.up = set(names)
        running = [{"Id": f"{name}-id", "Names": [f"/{name}"], "State": "running"} for name in sorted(self.up)]
        self.host.answers("/containers/json", running)
        for name, policy in self.policies.items():
            state = {"State": {"Running": name in self.up}, "Name": f"/{name}"}
            told = state | {"HostConfig": {"RestartPolicy": {"Name": policy}}}
            for each in (name, f"{name}-id"):
                self.host.answers(f"/containers/{each}/json", told)

    def engine(
        self,
        method: str,
        path: str,
        *,
        body: dict[str, Any] | None = None,
        api: str = "",
        endpoint: str,
        root: bool = False,
    ) -> tuple[int, str]:
        if self.refuses or path.split("/")[2].removesuffix("-id") in self.broken:
            return 500, '{"message": "the port is taken"}'
        name = path.split("/")[2].removesuffix("-id")
        self.run(self.up | {name} if path.endswith("/start") else self.up - {name})
        return super().engine(method, path, body=body, api=api, endpoint=endpoint, root=root)


def hung_host(**policies: str) -> tuple[FakeHost, Docker]:
    """A host whose dockerd hangs; a restart helps, and stops all containers but those that start with Docker."""
    host = FakeHost().fact("service.manager", "systemd").fact("daemon.reachable", False)
    for unit in ("docker.service", "containerd.service"):
        host.fact("service.load_state", "loaded", unit).fact("service.active_state", "active", unit)
    docker = Docker(host, policies)

    def restart() -> None:
        host.fact("daemon.reachable", True)
        docker.run(name for name, policy in policies.items() if policy == "always")

    host.effects[RESTART] = restart
    return host, docker


def with_yes(host: FakeHost) -> RepairContext:
    """Nobody is there; what stops services is allowed."""
    return context_of(host, FakePerson(yes=True, is_there=False), allow=SERVICE)


def states(outcome: Outcome) -> list[StepState]:
    return [step.state for step in outcome.steps]


def test_a_container_that_the_fix_has_stopped_is_started_again_with_yes_too() -> None:
    host, docker = hung_host(web="no", db="always")
    outcome = walk(fix_of(RESTARTED, verify=(HUNG,)), with_yes(host))
    assert outcome.status == "fixed"
    assert docker.up == {"web", "db"}
    assert outcome.steps[-1].title == "Start the container web"


def test_one_that_cannot_be_started_holds_none_of_the_others_back() -> None:
    host, docker = hung_host(app="no", broken="no", cache="no")
    docker.broken = {"broken"}
    outcome = walk(fix_of(RESTARTED, verify=(HUNG,)), with_yes(host))
    assert outcome.status == "not-fixed"
    assert docker.up == {"app", "cache"}
    assert "what ran before does not run now: broken" in outcome.why


def test_it_is_offered_like_any_other_step_and_a_no_means_not_fixed() -> None:
    host, _ = hung_host(web="no")
    person = FakePerson(True, False)
    outcome = walk(fix_of(RESTARTED, verify=(HUNG,)), context_of(host, person))
    assert person.previews[1].calls == ("POST /containers/web/start",)
    assert person.previews[1].undo == "docker stop web"
    assert outcome.status == "not-fixed"
    assert "what ran before does not run now: web" in outcome.why


def test_a_container_that_does_not_start_again_means_not_fixed() -> None:
    host, docker = hung_host(web="no")
    docker.refuses = True
    outcome = walk(fix_of(RESTARTED, verify=(HUNG,)), with_yes(host))
    assert outcome.status == "not-fixed"
    assert "the port is taken" in outcome.steps[1].detail
    assert "web" in outcome.why


def test_what_its_restart_policy_brings_back_is_waited_for() -> None:
    host, docker = hung_host(db="always")
    host.effects[RESTART] = lambda: (host.fact("daemon.reachable", True), docker.run(()))[1]
    looks = later(host, lambda: docker.run(["db"]))
    outcome = walk(fix_of(RESTARTED, verify=(HUNG,)), looks)
    assert outcome.status == "fixed"
    assert states(outcome) == [StepState.DONE]


def test_what_a_restart_that_did_not_help_has_stopped_is_started_again() -> None:
    host, docker = hung_host(web="no")
    host.effects[RESTART] = lambda: docker.run(())
    outcome = walk(fix_of(RESTARTED, verify=(HUNG,)), with_yes(host))
    assert outcome.status == "not-fixed"
    assert docker.up == {"web"}


def later(host: FakeHost, event: Callable[[], object]) -> RepairContext:
    """A context in which something happens at the third pause."""
    context, pauses = with_yes(host), iter(range(100))
    pause = context.pause

    def pausing(seconds: float) -> None:
        pause(seconds)
        if next(pauses) == 2:
            event()

    object.__setattr__(context, "pause", pausing)
    return context


def test_a_service_that_ran_before_is_started_again() -> None:
    host, _ = hung_host()

    def restart() -> None:
        host.fact("daemon.reachable", True).fact("service.active_state", "inactive", "containerd.service")

    host.effects[RESTART] = restart
    start = ("systemctl", "start", "containerd.service")
    host.effects[start] = lambda: host.fact("service.active_state", "active", "containerd.service") and None
    assert walk(fix_of(RESTARTED, verify=(HUNG,)), with_yes(host)).status == "fixed"
    assert host.ran[-1] == start


def busy_host() -> tuple[FakeHost, Docker]:
    """A host on which prod has the port."""
    host, docker = hung_host(prod="no")
    host.fact("port.free", False, "8080")
    host.effects[STOP] = lambda: (docker.run(()), host.fact("port.free", True, "8080"))[0]
    host.effects["docker", "start", "prod"] = lambda: (docker.run(["prod"]), host.fact("port.free", False, "8080"))[0]
    return host, docker


def test_what_serves_somebody_is_stopped_by_nobody_who_does_not_see_it_whatever_was_allowed() -> None:
    host, docker = busy_host()
    outcome = walk(fix_of(STOPPED, verify=(PORT_FREE,)), with_yes(host))
    assert outcome.status == "refused"
    assert STOP not in host.ran
    assert docker.up == {"prod"}


def test_stopping_what_ran_is_no_proof_and_is_taken_back() -> None:
    host, docker = busy_host()
    outcome = walk(fix_of(STOPPED, verify=(PORT_FREE,)), context_of(host, FakePerson(True, False)))
    assert outcome.status == "not-fixed"
    assert "this fix has stopped what ran before (prod)" in outcome.why
    assert docker.up == {"prod"}


def test_stopping_what_ran_on_purpose_is_for_the_person_to_judge() -> None:
    host, docker = busy_host()
    outcome = walk(fix_of(STOPPED, verify=(PORT_FREE,)), context_of(host, FakePerson()))
    assert outcome.status == "fixed-by-word"
    assert docker.up == set()


def test_a_fix_that_is_for_stopping_a_container_is_proved_by_its_being_stopped() -> None:
    host, _ = busy_host()
    exited = Condition(Subject.FACT, "container.state", Operator.IS, "exited", "prod")
    host.fact("container.state", "running", "prod")
    host.effects[STOP] = lambda: host.answers("/containers/json", []).fact("container.state", "exited", "prod") and None
    assert walk(fix_of(STOPPED, verify=(exited,)), context_of(host, FakePerson())).status == "fixed"


def container(name: str, owner: str = "") -> RunningContainer:
    return RunningContainer(f"{name}-id", name, owner)


@pytest.mark.parametrize(
    ("before", "now", "down"),
    [
        ((), (), ()),
        ((container("a"),), (container("a"),), ()),
        ((container("a"),), (RunningContainer("other-id", "a"),), ()),
        ((container("a"), container("b")), (container("b"),), ("a",)),
        ((container("web.1.x", "web"),), (container("web.1.y", "web"),), ()),
        (
            (container("web.1.x", "web"), container("web.2.x", "web")),
            (container("web.1.y", "web"),),
            ("web.1.x", "web.2.x"),
        ),
        ((container("a"),), None, None),
        (None, (), None),
    ],
)
def test_what_is_down_is_told_by_id_name_and_owner(
    before: tuple[RunningContainer, ...] | None,
    now: tuple[RunningContainer, ...] | None,
    down: tuple[str, ...] | None,
) -> None:
    found = down_since(Running(before), Running(now))
    assert (None if found is None else tuple(each.name for each in found)) == down


def test_the_containers_of_an_engine_that_hangs_are_seen_by_their_processes() -> None:
    host = FakeHost(
        {
            "/proc/self/comm": "drydock\n",
            "/proc/7/comm": "containerd-shim\n",
            "/proc/7/status": "Name:\tcontainerd-shim\nState:\tS (sleeping)\nNSpid:\t7\n",
            "/proc/7/cmdline": f"/usr/bin/containerd-shim-runc-v2\0-namespace\0moby\0-id\0{'9' * 64}\0",
        }
    )
    host.engine_replies["/containers/json"] = Response(500, "")
    assert running_now(context_of(host)).containers == (RunningContainer("9" * 12),)


def test_what_an_undo_has_stopped_is_started_again_and_the_rest_is_named() -> None:
    host, docker = hung_host(web="no", old="no")
    journal = FakeJournal()
    file = Step(WriteFile("/etc/docker/x", "x"), "one")
    walk(fix_of(file, RESTARTED, verify=(HUNG,)), context_of(host, FakePerson(), journal))
    docker.run(["web"])
    outcomes, differs = take_session_back(journal.events(1), context_of(host, FakePerson(), journal))
    assert ("POST", "/containers/web/stop") not in host.called, "it ran before the fix"
    assert outcomes[-1].title == "Start the container web"
    assert docker.up == {"web"}
    assert differs == "ran before the fix, and does not now: old"


def test_an_undo_that_leaves_what_ran_down_says_so() -> None:
    host, docker = hung_host(web="no")
    journal = FakeJournal()
    file = Step(WriteFile("/etc/docker/x", "x"), "one")
    walk(fix_of(file, RESTARTED, verify=(HUNG,)), context_of(host, FakePerson(), journal))
    docker.refuses = True
    _, differs = take_session_back(journal.events(1), context_of(host, FakePerson(), journal))
    assert differs == "what ran before does not run now: web"


def stopped_host() -> tuple[FakeHost, Docker]:
    """A host whose docker.service is stopped, with a container that starts and stops with it."""
    host = FakeHost().fact("service.manager", "systemd").fact("service.load_state", "loaded", "docker.service")
    docker = Docker(host, {"web": "always"})

    def now(state: str, *up: str) -> Callable[[], None]:
        def change() -> None:
            host.fact("service.active_state", state, "docker.service").fact("daemon.reachable", state == "active")
            docker.run(up)

        return change

    host.effects["systemctl", "start", "docker.service"] = now("active", "web")
    host.effects["systemctl", "stop", "docker.service"] = now("inactive")
    now("inactive")()
    return host, docker


def test_an_undo_of_what_started_docker_does_not_offer_to_start_it_again() -> None:
    host, docker = stopped_host()
    journal, person = FakeJournal(), FakePerson()
    started = Step(Service("start", ("docker",)), "it is stopped")
    assert walk(fix_of(started, verify=(HUNG,)), context_of(host, FakePerson(), journal)).status == "fixed"
    assert docker.up == {"web"}
    outcomes, differs = take_session_back(journal.events(1), context_of(host, person, journal))
    assert ([step.state for step in outcomes], differs) == ([StepState.UNDONE], "")
    assert [preview.title for preview in person.previews] == ["Stop docker.service"]


def test_a_fix_that_was_refused_before_the_one_that_started_docker_does_not_hide_what_ran() -> None:
    host, _ = stopped_host()
    journal = FakeJournal()
    started = Step(Service("start", ("docker",)), "it is stopped")
    nobody = context_of(host, FakePerson(yes=True, is_there=False), journal, Allowance())
    assert walk(fix_of(Step(RunCommand(("x",)), "risky", Risk.DISRUPTIVE), verify=(HUNG,)), nobody).status == "refused"
    walk(fix_of(started, verify=(HUNG,)), context_of(host, FakePerson(), journal))
    outcomes, differs = take_session_back(journal.events(1), context_of(host, FakePerson(), journal))
    assert ([step.state for step in outcomes], differs) == ([StepState.UNDONE], "")


def test_an_undo_that_was_cut_short_leaves_running_what_the_rest_of_the_fix_has_started() -> None:
    host, docker = stopped_host()
    journal = FakeJournal()
    steps = (Step(WriteFile("/etc/docker/x", "x"), "one"), Step(Service("start", ("docker",)), "it is stopped"))
    walk(fix_of(*steps, verify=(HUNG,)), context_of(host, FakePerson(), journal))
    host.files["/etc/docker/x"] = b"somebody's"
    outcomes, differs = take_session_back(journal.events(1), context_of(host, FakePerson(), journal))
    assert [step.state for step in outcomes] == [StepState.UNDONE, StepState.REFUSED, StepState.DONE]
    assert (docker.up, differs) == ({"web"}, "")


def test_what_has_no_way_back_is_said_again_by_the_undo_and_it_is_not_all_back() -> None:
    host, _ = stopped_host()
    journal = FakeJournal()
    steps = (Step(Service("start", ("docker",)), "it is stopped"), Step(RunCommand(("x",)), "one way", Risk.REVERSIBLE))
    walk(fix_of(*steps, verify=(HUNG,)), context_of(host, FakePerson(), journal))
    outcomes, _ = take_session_back(journal.events(1), context_of(host, FakePerson(), journal))
    assert [step.state for step in outcomes] == [StepState.REFUSED, StepState.UNDONE]
    assert outcomes[0].detail == "cannot be undone by Drydock"
    assert not is_all_back(outcomes)
