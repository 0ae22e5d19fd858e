"""What is not a fault of the host: a complaint about nothing, and an application that fell over its own feet."""

import sys
from collections.abc import Callable
from dataclasses import dataclass

from tests.lab.faults.shell import shell
from tests.lab.hosts.labhost import LabHost

_SHOP = """\
PRICES = {"bread": 3}


def price(order):
    return sum(PRICES[item] * count for item, count in order["items"])


def handle(request):
    return {"total": price(request["order"])}


def serve(requests):
    for request in requests:
        print(handle(request))


serve([{"order": {"items": [("bread", 2)]}}, {"order": {"items": [("breda", 1)]}}])
"""


@dataclass(frozen=True)
class NoFault:
    """A text that a user may paste although the host has no fault."""

    id: str
    text: Callable[[LabHost], str]


def _healthy(host: LabHost) -> str:
    return shell(
        host, "docker ps; systemctl status docker --no-pager -n 0; docker run --rm busybox:1.35 echo it works"
    ).text


def _stack_trace(host: LabHost) -> str:
    host.check("mkdir", "-p", "/srv/shop")
    host.write("/srv/shop/shop.py", _SHOP)
    return shell(host, f"{sys.executable} /srv/shop/shop.py").text


NO_FAULTS = (NoFault("none-healthy", _healthy), NoFault("none-stack-trace", _stack_trace))
