"""A container has one name, whatever the engine was asked."""

from __future__ import annotations

import pytest

from assistant.probes.container.names import name_of
from assistant.probes.document import Document

ID = "fa3ef83acdb1c2d3e4f5"


@pytest.mark.parametrize(
    ("container", "name"),
    [
        ({"Id": ID, "Names": ["/web"]}, "web"),
        ({"Id": ID, "Name": "/web"}, "web"),
        ({"Id": ID, "Names": ["/proxy/backend", "/web"]}, "web"),
        ({"Id": ID, "Names": []}, ID[:12]),
        ({"Id": ID, "Names": ["/proxy/backend"]}, ID[:12]),
        ({"Id": ID, "Names": None, "Name": 7}, ID[:12]),
        ({}, ""),
    ],
)
def test_a_container_is_called_by_its_own_name_else_by_its_short_id(container: object, name: str) -> None:
    assert name_of(Document(container)) == name
