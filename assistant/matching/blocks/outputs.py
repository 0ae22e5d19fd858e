"""Who speaks in output that no prompt and no log prefix explains: by the words that a program begins its lines with."""

from __future__ import annotations

from assistant.model.speaker import Speaker

_BEGINNINGS = (
    ("Error response from daemon", Speaker.DOCKER_CLI),
    ("docker: ", Speaker.DOCKER_CLI),
    ("Unable to find image", Speaker.DOCKER_CLI),
    ("Cannot connect to the Docker daemon", Speaker.DOCKER_CLI),
    ("error during connect", Speaker.DOCKER_CLI),
    ("Job for ", Speaker.SYSTEMD),
    ("Failed to start ", Speaker.SYSTEMD),
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
_LOG_VERBS = frozenset({"logs", "attach"})


def speaker_by_text(line: str) -> Speaker | None:
    """The program that a line's first words name; None when they name none."""
    for beginning, speaker in _BY_SIGN.get(line[0], ()):
        if line.startswith(beginning):
            return speaker
    return Speaker.DOCKER_CLI if ": " in line and any(sign in line for sign in _PULLS) else None


def is_trace(line: str) -> bool:
    """Whether a stack trace begins with the line."""
    return line.startswith(_TRACES)


def container_output(argv: tuple[str, ...]) -> str:
    """The container or service whose own output a command shows: `docker logs X`, `kubectl logs X`, `docker run IMAGE`.

    Empty when it shows none; of several services, or none that is named, `containers`.
    """
    name = argv[0].rpartition("/")[2] if argv else ""
    if name not in ("docker", "docker-compose", "podman", "nerdctl", "kubectl", "oc", "crictl"):
        return ""
    words = [word for word in argv[1:] if not word.startswith("-")]
    verbs = [word for word in words[:2] if word in _LOG_VERBS]
    if not verbs:
        return ""
    behind = words[words.index(verbs[0]) + 1 :]
    named = [word for word in behind if not word.isdigit()]
    return named[0] if len(named) == 1 else "containers"
