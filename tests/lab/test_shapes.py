"""A message that no tree knows: a look at what it is about names the property of the host that explains it."""

from tests.lab import drydock
from tests.lab.conftest import WHOLE
from tests.lab.faults.shapes import UNKNOWN
from tests.lab.hosts.labhost import LabHost


def test_the_property_of_the_host_is_named_for_messages_that_no_tree_knows(host: LabHost) -> None:
    for unknown in UNKNOWN if WHOLE else UNKNOWN[:1]:
        unknown.inject(host)
        named = drydock.diagnose(host, unknown.text)
        assert named.best_cause == (unknown.cause, "confirmed"), (unknown.id, named.content)
        assert unknown.says in str(named.content), unknown.id
