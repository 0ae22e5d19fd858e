"""What the user of a lab host had before the fault, and must still have after the fix."""

from tests.lab.hosts.images import BUSYBOX, import_busybox
from tests.lab.hosts.labhost import LabHost

RUNNING = "web"
STOPPED = "job"
VOLUME = "letters"
_LETTER = "dear reader"
_RESULT = "forty-two"


def unpack(host: LabHost) -> None:
    """Give the host an image, a volume with a file, a container that is done and one that runs."""
    import_busybox(host)
    write = f"echo {_LETTER} >/letters/1; echo {_RESULT} >/result"
    host.check("docker", "run", "--name", STOPPED, "-v", f"{VOLUME}:/letters", BUSYBOX, "sh", "-c", write)
    host.check("docker", "run", "-d", "--init", "--restart", "always", "--name", RUNNING, BUSYBOX, "sleep", "100000")


def what_is_missing(host: LabHost) -> list[str]:
    """Return in words what is no longer there or no longer what it was; empty is good."""
    checks = {
        "the image": (["docker", "image", "inspect", "-f", "found", BUSYBOX], "found\n"),
        "the volume's file": (["docker", "run", "--rm", "-v", f"{VOLUME}:/v", BUSYBOX, "cat", "/v/1"], f"{_LETTER}\n"),
        "the stopped container": (["docker", "inspect", "-f", "{{.State.Status}}", STOPPED], "exited\n"),
        "its file": (["sh", "-c", f"docker cp {STOPPED}:/result - | tar -xO"], f"{_RESULT}\n"),
        "the running container": (["sh", "-c", _WAIT_UNTIL_RUNNING], "running\n"),
    }
    outcomes = {what: (host.run(*argv), expected) for what, (argv, expected) in checks.items()}
    return [f"{what}: {got.text.strip()}" for what, (got, expected) in outcomes.items() if got.out != expected]


def running_since(host: LabHost) -> str:
    """Return when the running container was started; empty where no daemon says so."""
    return host.run("docker", "inspect", "-f", "{{.State.StartedAt}}", RUNNING, timeout_s=5).out


# After a restart of Docker the restart policy takes its time.
_WAIT_UNTIL_RUNNING = f"""
status() {{ docker inspect -f '{{{{.State.Status}}}}' {RUNNING}; }}
for i in $(seq 50); do [ "$(status)" = running ] && break; sleep 0.1; done
status
"""
