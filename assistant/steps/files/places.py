"""Where steps may change files, and where they may not."""

from __future__ import annotations

import posixpath

from assistant.model.errors import RefusedError
from assistant.model.look import Environ, Environment, Status
from assistant.ports import Act
from assistant.steps.plan.host_now import HostNow
from assistant.text.safe import one_line

EDITED = ("/etc", "/run", "/var/snap/docker")
MOVED = (*EDITED, "/var/lib/docker", "/var/lib/containerd")
_IN_HOME = (
    ".config/docker",
    ".config/systemd/user",
    ".config/environment.d",
    ".docker",
    ".bashrc",
    ".bash_profile",
    ".bash_login",
    ".profile",
    ".zshrc",
    ".zshenv",
    ".zprofile",
)
"""Docker's own settings, and where shells are told about DOCKER_HOST."""
_LINKS = 20
"""As the kernel does, a chain of links is given up after so many."""


def edited_file(path: str, here: HostNow) -> str:
    """The canonical path of a configuration file that may be edited.

    Raises:
        RefusedError: it is elsewhere, a link, a device, or its name holds `..` or control characters.
    """
    real = _allowed(path, here, EDITED)
    status = here.act.stat(real)
    if status is not None and status.kind == "link":
        raise RefusedError(
            f"{real} is a link to {one_line(status.target)}: change it through the service that writes it",
            reference="file-is-a-link",
            context=path,
        )
    if status is not None and status.kind != "file":
        raise RefusedError(f"{real} is a {status.kind}, not a file", reference="not-a-file", context=path)
    return real


def moved_path(path: str, here: HostNow) -> str:
    """The canonical path of what may be moved aside.

    Raises:
        RefusedError: it is elsewhere.
    """
    return _allowed(path, here, (*MOVED, *_text(here.text("disk.data_root"))))


def is_below(path: str, folder: str) -> bool:
    """Whether a canonical path lies below a folder; the folder itself does not."""
    return path.startswith(folder.rstrip("/") + "/")


def _allowed(path: str, here: HostNow, folders: tuple[str, ...]) -> str:
    real = canonical(path, here.act)
    places = (*folders, *_homes(here))
    if any(is_below(real, place) for place in places) or real in (*_homes(here), here.text("config.file")):
        return real
    raise RefusedError(
        f"{real} is not a place where Drydock changes files", reference="place-not-allowed", context=one_line(path)
    )


def canonical(path: str, act: Act) -> str:
    """The path with the links of its folders resolved; what stands at its end is not followed.

    Raises:
        RefusedError: the path is not absolute, or holds `..` or control characters.
    """
    parts = path.split("/")
    if not path.startswith("/") or not path.isprintable() or ".." in parts or not parts[-1] or parts[-1] == ".":
        raise RefusedError(
            "only a plain absolute path can be changed", reference="path-not-plain", context=one_line(path)
        )
    folder, waiting, links = "/", parts[1:-1], 0
    while waiting:
        name = waiting.pop(0)
        entry = posixpath.normpath(posixpath.join(folder, name))
        status = act.stat(entry) if name not in ("", ".", "..") else None
        if _is_link(status):
            links += 1
            _give_up(links, path)
            folder = "/" if status is not None and status.target.startswith("/") else folder
            waiting = (status.target.split("/") if status is not None else []) + waiting
        else:
            folder = entry
    return posixpath.join(folder, parts[-1])


def _is_link(status: Status | None) -> bool:
    return status is not None and status.kind == "link"


def _give_up(links: int, path: str) -> None:
    if links > _LINKS:
        raise RefusedError("too many links lead there", reference="path-not-plain", context=one_line(path))


def _homes(here: HostNow) -> tuple[str, ...]:
    """The places in the home of whoever calls, which under sudo is another one than root's."""
    reply = here.look.environ(Environ())
    homes = (reply.variables.get("HOME", "") if isinstance(reply, Environment) else "", here.text("user.home"))
    return tuple(posixpath.join(home, each) for home in homes if home.startswith("/") for each in _IN_HOME)


def _text(value: str) -> tuple[str, ...]:
    return (value,) if value.startswith("/") and value != "/" else ()
