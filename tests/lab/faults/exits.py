"""A container ends with exit code 137: for three reasons that look alike."""

from tests.lab.faults.fault import Fault
from tests.lab.faults.shell import shell
from tests.lab.hosts.images import BUSYBOX
from tests.lab.hosts.labhost import LabHost
from tests.lab.hosts.processes import Outcome

_JOB = "report"
_NEEDS_30_MB = "dd if=/dev/zero of=/dev/null bs=30M count=1"
_WORKER = "worker"
_SHOP = "shop"
_READY_LATE = "sleep 3; touch /tmp/ready; exec sleep 100000"
_CHECKED = (
    f"docker run -d --init --name {_SHOP} --health-cmd 'test -e /tmp/ready' --health-interval 1s --health-retries 1"
)
_WATCHDOG = """#!/bin/sh
docker events --filter event=health_status --format '{{.Status}} {{.ID}}' | while read -r _ status id; do
    [ "$status" = healthy ] || docker kill "$id"
done
"""
_UNTIL_HEALTHY = f"""
state() {{ docker inspect -f '{{{{.State.Status}}}} {{{{.State.Health.Status}}}}' {_SHOP}; }}
for i in $(seq 50); do case $(state) in "running starting") sleep 0.2 ;; *) break ;; esac; done
state; [ "$(state)" = "running healthy" ]
"""


def _limit(limit: str) -> list[str]:
    return ["--memory", limit, "--memory-swap", limit]


def _make_job(host: LabHost) -> None:
    host.check("docker", "create", "--name", _JOB, *_limit("64m"), BUSYBOX, *_NEEDS_30_MB.split())


def _lower_limit(host: LabHost) -> None:
    host.check("docker", "update", *_limit("16m"), _JOB)


def _run_job(host: LabHost) -> Outcome:
    return shell(host, f"docker start -a {_JOB}")


def _job_died(host: LabHost) -> str:
    return shell(host, f"docker start -a {_JOB}; docker ps -a --filter name={_JOB}").text


def _start_worker(host: LabHost) -> None:
    host.check("docker", "run", "-d", "--name", _WORKER, BUSYBOX, "sleep", "100000")


def _kill_worker(host: LabHost) -> None:
    host.check("docker", "kill", _WORKER)


def _worker_died(host: LabHost) -> str:
    return shell(host, f"docker ps -a --filter name={_WORKER}").text


def _use_worker(host: LabHost) -> Outcome:
    return shell(host, f"docker exec {_WORKER} echo at work")


def _start_shop(host: LabHost, *options: str) -> None:
    host.check("sh", "-c", f"{_CHECKED} {' '.join(options)} {BUSYBOX} sh -c '{_READY_LATE}'")


def _watch_over_patient_shop(host: LabHost) -> None:
    """Have a watchdog that kills what is unhealthy, and a check that leaves the shop the time to open."""
    host.write("/usr/local/bin/watchdog", _WATCHDOG)
    host.check("chmod", "+x", "/usr/local/bin/watchdog")
    host.check("systemd-run", "--unit=docker-watchdog", "/usr/local/bin/watchdog")
    _start_patient_shop(host)


def _start_patient_shop(host: LabHost) -> None:
    host.run("docker", "rm", "-f", _SHOP)
    _start_shop(host, "--health-start-period", "30s")


def _start_impatient_shop(host: LabHost) -> None:
    host.check("docker", "rm", "-f", _SHOP)
    _start_shop(host)
    shell(host, f"timeout 20 docker wait {_SHOP}")


def _shop_died(host: LabHost) -> str:
    return shell(host, f"docker ps -a --filter name={_SHOP}").text


def _use_shop(host: LabHost) -> Outcome:
    return shell(host, _UNTIL_HEALTHY)


FAULTS = (
    Fault(
        id="exit-137-memory-limit",
        cause="container/memory-limit-exceeded",
        setup=_make_job,
        inject=_lower_limit,
        symptom=_job_died,
        use=_run_job,
        risk="reversible",
    ),
    Fault(
        id="exit-137-killed",
        cause="container/killed-by-signal",
        setup=_start_worker,
        inject=_kill_worker,
        symptom=_worker_died,
        use=_use_worker,
        risk="reversible",
    ),
    Fault(
        id="exit-137-health-check",
        cause="container/healthcheck-start-period-too-short",
        setup=_watch_over_patient_shop,
        inject=_start_impatient_shop,
        symptom=_shop_died,
        use=_use_shop,
        by_hand=_start_patient_shop,
        risk="disruptive",
    ),
)
