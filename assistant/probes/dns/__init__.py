"""Names: which servers the host asks, whether they answer, and whether a host's name resolves."""

from assistant.probes.dns.candidates import CANDIDATE_SPECS, ask_candidates
from assistant.probes.dns.hosts_file import HOSTS_SPECS, ask_hosts_file
from assistant.probes.dns.name import NAME_SPECS, ask_name
from assistant.probes.dns.resolvers import RESOLVER_SPECS, ask_resolvers
from assistant.probes.dns.servers import SERVER_SPECS, SERVERS_SPECS, ask_server, ask_servers
from assistant.probes.probe import Probe

PROBES = (
    Probe("dns.resolvers", RESOLVER_SPECS, ask_resolvers),
    Probe("dns.servers", SERVERS_SPECS, ask_servers, timeout_s=4.0),
    Probe("dns.server", SERVER_SPECS, ask_server, "server", timeout_s=4.0),
    Probe("dns.candidates", CANDIDATE_SPECS, ask_candidates, timeout_s=4.0),
    Probe("dns.name", NAME_SPECS, ask_name, "host", timeout_s=4.0),
    Probe("dns.hosts-file", HOSTS_SPECS, ask_hosts_file, "host", timeout_s=4.0),
)
