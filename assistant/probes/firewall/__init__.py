"""The packet filter: which back end, whether Docker's chains are in it, and who else writes to it."""

from assistant.probes.firewall.managers import DOCKER_SPECS, MANAGER_SPECS, ask_docker, ask_managers
from assistant.probes.firewall.rules import RULE_SPECS, ask_rules
from assistant.probes.probe import Probe

PROBES = (
    Probe("firewall.rules", RULE_SPECS, ask_rules),
    Probe("firewall.managers", MANAGER_SPECS, ask_managers),
    Probe("firewall.docker", DOCKER_SPECS, ask_docker),
)
