"""What Drydock cannot see it does not call healthy: on a real host whose containerd, or dockerd, was frozen."""

import pytest

from tests.lab import drydock
from tests.lab.hosts.labhost import LabHost


@pytest.mark.parametrize("unit", ["containerd", "docker"])
def test_a_host_with_a_frozen_daemon_is_not_healthy(host: LabHost, unit: str) -> None:
    before = drydock.doctor(host)
    assert before.code == 0, before.text
    host.check("sh", "-c", f"kill -STOP $(systemctl show -p MainPID --value {unit})")
    frozen = drydock.doctor(host)
    assert frozen.code == 5, frozen.text
    assert "No known fault found on this host" not in frozen.out
    assert "daemon" in frozen.out


def test_a_user_who_may_not_look_is_told_so(host: LabHost) -> None:
    host.check("useradd", "--create-home", "guest")
    told = drydock.doctor(host, "guest")
    assert told.code == 5, told.text
    assert "No known fault found on this host" not in told.out
