"""Folders on a mount whose server is gone: each is asked once, by a process that can be left behind, and left alone.

A call into such a mount can sleep until the server is back, and a process with a thread in it cannot even end. So the
first call is made by a child: whatever becomes of that, this process never sleeps.
"""

from __future__ import annotations

import errno
import os
import select
import signal
import sys
import threading
import time
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress

from assistant.owned import touch
from assistant.owned.mounts import can_hang, mounted, mounted_now
from assistant.owned.touch import answer

PATIENCE_S = 2.0
"""For all places together."""
FRESH_S = 1.0
"""An answer counts for so long."""
_MOST_PLACES = 200
_VARIABLES = (
    "HOME",
    "XDG_CONFIG_HOME",
    "XDG_DATA_HOME",
    "XDG_CACHE_HOME",
    "XDG_RUNTIME_DIR",
    "DOCKER_CONFIG",
    "TMPDIR",
    "DRYDOCK_CONFIG",
    "DRYDOCK_KNOWLEDGE",
)

_asked: set[str] = set()
_silent: set[str] = set()
_answered: dict[str, float] = {}
"""When a place has last answered, by the monotonic clock."""


class SilentError(TimeoutError):
    """A file lies in a place that does not answer, so it was not touched."""

    def __init__(self, path: str, place: str) -> None:
        super().__init__(errno.ETIMEDOUT, f"{place} does not answer", path)


def ask_own_places(variables: Mapping[str, str]) -> None:
    """See which of the folders that an environment names answer, before any is touched; at most PATIENCE_S.

    Args:
        variables: the environment of this process.
    """
    named = [variables.get(name, "") for name in _VARIABLES]
    ask_places([os.path.expanduser("~"), *named, *variables.get("PATH", "").split(os.pathsep)])


def ask_places(paths: Iterable[str]) -> None:
    """See which places answer; at most PATIENCE_S for all that were not asked before.

    Nothing is asked where only file systems of this kernel are mounted: a child for that is a tenth of a start.
    """
    wanted = dict.fromkeys(os.path.abspath(path) for path in paths if path)
    places = [each for each in wanted if not _place_of(each, _asked)][:_MOST_PLACES]
    if not places or not _can_ask() or not can_hang(mounted()):
        return
    _asked.update(places)
    left = _unanswered([places], PATIENCE_S / 2)
    if left:  # one of them has kept the others waiting
        left = _unanswered([[each] for each in left], PATIENCE_S / 2)
    _silent.update(left)
    _answered.update(dict.fromkeys(set(places) - set(left), time.monotonic()))


def still_answers(path: str | os.PathLike[str]) -> None:
    """Ask a place once more, unless it has answered a moment ago: a mount can die while the program runs.

    Raises:
        SilentError: it does not answer, within PATIENCE_S; it is left alone from now on.
    """
    refuse_silent(path)
    place = os.path.abspath(path)
    if time.monotonic() - _answered.get(place, 0.0) < FRESH_S or not _can_ask() or not can_hang(mounted_now()):
        return
    if _unanswered([[place]], PATIENCE_S):
        _silent.add(place)
        raise SilentError(os.fspath(path), place)
    _answered[place] = time.monotonic()


def silent_place(path: str | os.PathLike[str]) -> str:
    """The place that a path lies in and that does not answer; empty where there is none."""
    if not _silent:
        return ""
    return _place_of(os.path.abspath(path), _silent)


def is_any_silent() -> bool:
    """Whether a place has been found that does not answer."""
    return bool(_silent)


def refuse_silent(path: str | os.PathLike[str]) -> None:
    """Leave a path alone that lies in a place that does not answer.

    Raises:
        SilentError: it does.
    """
    if place := silent_place(path):
        raise SilentError(os.fspath(path), place)


def _place_of(whole: str, places: set[str]) -> str:
    return next(
        (each for each in sorted(places) if whole == each or (each != "/" and whole.startswith(each + "/"))), ""
    )


def _unanswered(groups: Sequence[list[str]], patience_s: float) -> list[str]:
    """The places that have not answered in time, each group asked by a child of its own."""
    ends = time.monotonic() + patience_s
    children = [child for group in groups if (child := _child(group)) is not None]
    left: list[str] = []
    for process, answers, group in children:
        heard = _heard(answers, len(group), ends)
        left += [place for number, place in enumerate(group) if number not in heard]
        _let_go(process, ended=len(heard) == len(group))
    return left


def _can_ask() -> bool:
    """Whether a child can be had: a copy of this process, or, where that has threads, a Python of its own."""
    is_python = os.path.basename(sys.executable or "").startswith(("python", "pypy"))  # in a server it can be that
    return is_python if threading.active_count() > 1 or not hasattr(os, "fork") else True


def _child(places: list[str]) -> tuple[int, int, list[str]] | None:
    """Start a child that writes the number of each place that has answered."""
    answers, told = os.pipe()
    try:
        # A copy is the quickest, and not to be had safely of a program that has threads.
        is_alone = threading.active_count() == 1 and hasattr(os, "fork")
        process = _copy(places, told) if is_alone else _python(places, told)
    except OSError:  # no room for a process: nobody can say that they do not answer
        os.close(answers)
        return None
    finally:
        os.close(told)
    return process, answers, places


def _copy(places: list[str], told: int) -> int:
    process = os.fork()
    if process == 0:
        try:
            # It may outlive this process: whoever reads our output must not wait for it.
            os.closerange(0, told)
            os.closerange(told + 1, told + 64)
            answer(places, told)
        finally:
            os._exit(0)
    return process


def _python(places: list[str], told: int) -> int:
    nothing = [(os.POSIX_SPAWN_OPEN, each, os.devnull, os.O_RDWR, 0) for each in (0, 2)]
    argv = [sys.executable, "-I", "-S", touch.__file__, *places]
    return os.posix_spawn(argv[0], argv, {}, file_actions=[*nothing, (os.POSIX_SPAWN_DUP2, told, 1)])


def _heard(answers: int, most: int, ends: float) -> set[int]:
    heard: set[int] = set()
    try:
        while len(heard) < most and select.select([answers], [], [], max(0.0, ends - time.monotonic()))[0]:
            data = os.read(answers, most)
            if not data:
                break
            heard.update(data)
    finally:
        os.close(answers)
    return heard


def _let_go(process: int, *, ended: bool) -> None:
    with suppress(OSError):
        if not ended:
            os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0 if ended else os.WNOHANG)
