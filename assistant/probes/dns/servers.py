"""Whether name servers answer at all."""

from __future__ import annotations

from assistant.model.fact import Answer, Known, Unknown
from assistant.model.look import Look
from assistant.probes.answers import all_alike
from assistant.probes.dns.resolvers import read_resolv_conf
from assistant.probes.dns.sign_of_life import answers
from assistant.probes.probe import Probe
from assistant.probes.specs import truth
from assistant.probes.together import together

SPECS = (truth("dns.any_server_answers", "whether one of the host's DNS servers answers"),)


def ask(look: Look, _of: str | None) -> dict[str, Answer]:
    """Ask each name server of /etc/resolv.conf for the addresses of `localhost`, over UDP, at the same time.

        # nslookup localhost 10.77.0.1
        Server:   10.77.0.1
        ** server can't find localhost: NXDOMAIN

    Any answer counts, NXDOMAIN too. Seen with dnsmasq 2.90. https://www.rfc-editor.org/rfc/rfc6761#section-6.3
    """
    found = read_resolv_conf(look)
    if isinstance(found, Unknown):
        return all_alike(SPECS, found)
    answered = together(lambda server: answers(look, server), found.asked)
    if Known(True) in answered:
        return {"dns.any_server_answers": Known(True)}
    return {"dns.any_server_answers": next((each for each in answered if isinstance(each, Unknown)), Known(False))}


PROBE = Probe("dns.servers", SPECS, ask)
