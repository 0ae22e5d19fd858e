"""On a real host, what takes long is looked at only with consent."""

from tests.lab import drydock
from tests.lab.hosts.labhost import LabHost

FULL = "docker: Error response from daemon: write /var/lib/docker/tmp/GetImageBlob1: no space left on device."


def _build_cache(answer: drydock.Answer) -> dict[str, object]:
    return next(fact for fact in answer.content["facts"] if fact["fact"] == "disk.build_cache_bytes")


def test_the_data_root_is_added_up_with_consent_alone(host: LabHost) -> None:
    unasked = drydock.diagnose(host, FULL)
    assert _build_cache(unasked)["reason"] == "not-asked"
    assert [look["id"] for look in unasked.content["waiting"]] == ["disk.usage"]

    agreed = drydock.diagnose(host, FULL, deep=True)
    assert _build_cache(agreed) | {"took_ms": 0} == {
        "fact": "disk.build_cache_bytes",
        "of": None,
        "state": "known",
        "value": 0,
        "took_ms": 0,
        "source": "docker API GET /system/df",
        "origin": "host",
    }
    assert agreed.content["waiting"] == []
