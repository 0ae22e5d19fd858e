"""Whether a registry is a site's own, by its name and the address behind it."""

from __future__ import annotations

import pytest

from assistant.model.fact import Known
from assistant.probes.address import Place
from assistant.probes.registry.kind import judge_place


@pytest.mark.parametrize(
    ("host", "peer", "is_private"),
    [
        ("r.example", "10.0.0.5", True),
        ("r.example", "fd00::5000", True),
        ("10.0.0.5", "", True),
        ("r.example", "2606:4700::1", False),
        ("r.example", "::ffff:8.8.8.8", False),
        ("r.example", "127.0.0.1", False),
        ("r.example", "fe80::1%eth0", False),
        ("169.254.169.254", "", False),
        ("Quay.IO.", "10.0.0.5", False),
        ("registry.k8s.io", "10.0.0.5", False),
    ],
)
def test_a_registry_is_a_sites_own_at_a_private_address_and_under_no_public_name(
    host: str, peer: str, is_private: bool
) -> None:
    assert judge_place(Place(host), peer) == Known(is_private)
