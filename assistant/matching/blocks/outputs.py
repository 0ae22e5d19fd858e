"""Who speaks in output that no prompt and no log prefix explains: by the words that a program begins its lines with."""

from __future__ import annotations

from assistant.model.pattern import Pattern
from assistant.model.speaker import Speaker

_BEGINNINGS = (
    ("Error response from daemon", Speaker.DOCKER_CLI),
    ("docker: ", Speaker.DOCKER_CLI),
    ("error response from daemon", Speaker.DOCKER_CLI),
    ("Unable to find image", Speaker.DOCKER_CLI),
    ("Cannot connect to the Docker daemon", Speaker.DOCKER_CLI),
    ("error during connect", Speaker.DOCKER_CLI),
    ("Job for ", Speaker.SYSTEMD),
    ("Failed to start docker", Speaker.SYSTEMD),
    ("Failed to start Docker", Speaker.SYSTEMD),
    ("Failed to start containerd", Speaker.SYSTEMD),
    ("Failed to start kubelet", Speaker.SYSTEMD),
    ("E: ", Speaker.APT),
    ("W: ", Speaker.APT),
    ("Err:", Speaker.APT),
    ("dpkg: ", Speaker.APT),
    ("Sub-process /usr/bin/dpkg", Speaker.APT),
    ("bash: ", Speaker.SHELL),
    ("-bash: ", Speaker.SHELL),
    ("zsh: ", Speaker.SHELL),
    ("sudo: ", Speaker.SHELL),
    ("modprobe: ", Speaker.KERNEL),
    ("iptables v", Speaker.IPTABLES),
    ("iptables: ", Speaker.IPTABLES),
    ("error: snap ", Speaker.SNAP),
    ("npm ERR!", Speaker.APPLICATION),
    ("npm error", Speaker.APPLICATION),
    ("docker.errors.", Speaker.DOCKER_SDK),
    ("com.github.dockerjava", Speaker.DOCKER_SDK),
    ("standard_init_linux.go", Speaker.RUNC),
    ("container_linux.go", Speaker.RUNC),
    ("OCI runtime", Speaker.RUNC),
    ("runc ", Speaker.RUNC),
    ("exec /", Speaker.RUNC),
    ("exec ./", Speaker.RUNC),
)
_BY_SIGN = {
    sign: tuple(each for each in _BEGINNINGS if each[0][0] == sign) for sign in {text[0] for text, _ in _BEGINNINGS}
}
_PULLS = ("Pulling from ", ": Pull complete", ": Already exists", ": Download complete", "Digest: sha256:", "Status: ",
          ": Pulling fs layer", ": Verifying Checksum", ": Waiting", ": Downloading", ": Extracting")  # fmt: skip
_TRACES = (
    "Traceback (most recent call last)",
    "goroutine ",
    "panic: ",
    "Exception in thread",
    "Caused by: ",
    "node:internal/",
    "fatal error: ",
)
_DETACHED = Pattern(r"-[a-zA-Z]*d[a-zA-Z]*$|--detach(?:=true)?$")
_ID = Pattern(r"[0-9a-f]{12}(?:[0-9a-f]{52})?")
_ATTACHED = Pattern(r"-[a-zA-Z]*a[a-zA-Z]*$|--attach$")
_LOG_VERBS = frozenset({"logs", "attach"})
_SHOW_CONTAINERS = frozenset({"docker", "docker-compose", "podman", "nerdctl", "kubectl", "oc", "crictl"})
_OF_A_CONTAINER = Pattern(r"-json\.log$|^/var/log/(?:containers|pods)/|/docker/containers/|^CONTAINER_(?:NAME|ID|TAG)=")
"""Files and fields of the journal that hold what containers have printed."""


def speaker_by_text(line: str) -> Speaker | None:
    """The program that a line's first words name; None when they name none."""
    for beginning, speaker in _BY_SIGN.get(line[0], ()):
        if line.startswith(beginning):
            return speaker
    return Speaker.DOCKER_CLI if ": " in line and any(sign in line for sign in _PULLS) else None


def is_of_engine(line: str) -> bool:
    """Whether the engine or its runtime says it, wherever it is printed: an answer of theirs, or why nothing starts."""
    return "rror response from daemon" in line or (line[:1] in _BY_SIGN and speaker_by_text(line) is Speaker.RUNC)


def is_trace(line: str) -> bool:
    """Whether a stack trace begins with the line."""
    return line.startswith(_TRACES)


def container_output(argv: tuple[str, ...]) -> str:
    """The container or service whose own output a command shows: `docker logs X`, `kubectl logs X`, `docker run IMAGE`.

    Empty when it shows none; of several services, or none that is named, `containers`.
    """
    programs = [at for at, word in enumerate(argv) if word.rpartition("/")[2].removesuffix(".exe") in _SHOW_CONTAINERS]
    if not programs:
        return "containers" if any(_OF_A_CONTAINER.search(word) for word in argv[1:]) else ""
    words = list(argv[programs[0] + 1 :])
    verb = next((word for word in words if word in _LOG_VERBS or word in ("run", "start")), "")
    if verb == "run":
        return "" if any(_DETACHED.match(word) for word in words) else _named(argv)
    if verb == "start" and not any(_ATTACHED.match(word) for word in words):
        return ""
    behind = [word for word in words[words.index(verb) + 1 :] if not word.isdigit()] if verb else []
    named = [word for word in behind if not word.startswith("-")]
    return (named[0] if len(named) == 1 else "containers") if verb else ""


def _named(argv: tuple[str, ...]) -> str:
    """The name that `run` gives to its container."""
    for at, word in enumerate(argv):
        if word.startswith("--name"):
            return word.partition("=")[2] or (argv[at + 1] if at + 1 < len(argv) else "containers")
    return "containers"


def is_of_client(line: str) -> bool:
    """Whether the docker command says it before a container does: an id, a warning, a hint."""
    return (
        line.startswith(("WARNING: ", "See 'docker", "Run 'docker", "latest: ", "Using default tag"))
        or _ID.fullmatch(line) is not None
    )
