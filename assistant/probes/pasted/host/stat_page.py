"""The page that `stat` prints of a path, and what a row of `ls -l` says in its letters."""

from __future__ import annotations

import re
from posixpath import normpath
from typing import Literal

from assistant.model.look import NO_NUMBER, Status

Kind = Literal["file", "directory", "link", "socket", "block", "char", "fifo"]
KIND_OF_LETTER: dict[str, Kind] = {
    "-": "file",
    "d": "directory",
    "l": "link",
    "s": "socket",
    "b": "block",
    "c": "char",
    "p": "fifo",
}
_FILE = re.compile(r"^\s*File: [‘'\"]?(/.*?)[’'\"]?(?: -> [‘'\"]?(.*?)[’'\"]?)?\s*$")
_ACCESS = re.compile(
    r"Access: \((\d{3,4})/([-dlsbcp])[-rwxsStT]{9}\)\s+Uid: \(\s*(\d+)/\s*([^)]*?)\s*\)\s+"
    r"Gid: \(\s*(\d+)/\s*([^)]*?)\s*\)"
)
_SIZE = re.compile(r"\bSize: (\d+)")


def parse_page(text: str) -> dict[str, Status]:
    """What stands at each path of which stat printed a page."""
    found: dict[str, Status] = {}
    path, target, size = "", "", 0
    for line in text.splitlines():
        named, sized, access = _FILE.match(line), _SIZE.search(line), _ACCESS.search(line)
        path, target = (named[1], named[2] or "") if named else (path, target)
        size = int(sized[1]) if sized else size
        if access and path:
            kind, mode = KIND_OF_LETTER[access[2]], int(access[1], 8)
            found[normpath(path)] = Status(
                kind, mode, int(access[3]), int(access[5]), access[4], access[6], size, target=target
            )
    return found


def mode_of(letters: str) -> int:
    """The permission bits of `rwxr-sr-t`."""
    mode = 0
    for at, letter in enumerate(letters):
        if letter not in "-ST":
            mode |= 0o400 >> at
        if letter in "sStT":
            mode |= 0o4000 >> (at // 3)
    return mode


def status_of(kind: Kind, mode: int, owner: str, group: str, size: int, target: str) -> Status:
    """What a row says: an owner has a name or a number there, and root both."""
    uid, gid = _number(owner), _number(group)
    return Status(kind, mode, uid, gid, _name(owner), _name(group), size, target=target)


def _number(who: str) -> int:
    return 0 if who == "root" else int(who) if who.isascii() and who.isdecimal() and len(who) < 11 else NO_NUMBER


def _name(who: str) -> str:
    return "root" if who == "0" else "" if who.isascii() and who.isdecimal() else who
