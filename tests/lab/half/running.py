"""What runs: it is in the way of nothing, or of something that matters less."""

from tests.lab.faults.shell import shell
from tests.lab.half.case import Half, runs, script, works
from tests.lab.hosts.images import BUSYBOX

CASES = (
    Half(
        "port-of-another-service",
        lambda host: shell(host, f"docker run --rm -p 8090:80 {BUSYBOX} true").text,
        script(
            "systemd-run -q --unit site busybox httpd -f -p 8090 -h /etc;"
            "for i in $(seq 50); do ss -Hltn sport = 8090 | grep -q . && break; sleep 0.1; done"
        ),
        runs("systemctl", "stop", "site"),
        works(f"docker run --rm -p 8090:80 {BUSYBOX} true"),
        [("the site is served", works("systemctl is-active site"))],
    ),
)
