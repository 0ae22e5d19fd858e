"""Where steps may change files, and where they may not."""

from __future__ import annotations

import posixpath
from pathlib import PurePosixPath

from assistant.model.aspects.files import is_refused, wrong_file
from assistant.model.errors import RefusedError
from assistant.model.look import Environ, Environment, Status
from assistant.ports import Act
from assistant.steps.plan.host_now import HostNow
from assistant.text.safe import one_line

EDITED = ("/etc", "/run", "/var/snap/docker")
_OF_USERS = "/run/user"
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
    """The canonical path of a configuration file that may be edited; of a link, the path of what it leads to.

    Raises:
        RefusedError: it is elsewhere, a link that leads elsewhere or to somebody else's file, a device, or its name
            holds `..` or control characters.
    """
    real = _allowed(path, here, EDITED)
    status = here.act.stat(real)
    if status is not None and status.kind == "link":
        real, status = _led_to(real, status, here)
    if status is not None and status.kind != "file":
        raise RefusedError(f"{real} is a {status.kind}, not a file", reference="not-a-file", context=path)
    return real


def _led_to(link: str, found: Status, here: HostNow) -> tuple[str, Status]:
    """What a link leads to, in the end: a file of the same owner where people keep settings. The link itself stays.

    What lies below /run was written by a service, which would write it again.
    """
    at, status = link, found
    for _ in range(_LINKS):
        at = _next(at, status.target, here.act)
        kept = is_below(at, "/etc") or any(is_below(at, home) or at == home for home in _homes(here))
        reached = here.act.stat(at) if kept and not is_refused(at) else None
        if reached is None or reached.uid != found.uid:
            break
        status = reached
        if status.kind != "link":
            return at, status
    raise RefusedError(
        f"{link} is a link to {one_line(found.target)}: change it through the service that writes it",
        reference="file-is-a-link",
        context=f"it leads to {one_line(at)}, which is not there, is somebody else's, or is no place for settings",
    )


def _next(link: str, target: str, act: Act) -> str:
    """Where one link leads; the folder of `link` is canonical, so that leading `..` mean what they say."""
    folder, parts = posixpath.dirname(link), target.split("/")
    while parts[0] == ".." and not target.startswith("/"):
        folder, parts = posixpath.dirname(folder), parts[1:] or [""]
    return canonical(target if target.startswith("/") else posixpath.join(folder, *parts), act)


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
    if said := wrong_file(real):
        raise RefusedError(said, reference="place-not-allowed", context=one_line(path))
    if is_below(real, _OF_USERS) and here.act.identity().startswith("root@"):
        raise RefusedError(
            f"{real} is in a directory of another user, who could lead the change elsewhere",
            reference="place-not-allowed",
            context=one_line(path),
        )
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


def folders_of(path: str) -> list[str]:
    """The folders that a path lies in, the deepest first."""
    return [str(folder) for folder in PurePosixPath(path).parents if str(folder) != "/"]


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
