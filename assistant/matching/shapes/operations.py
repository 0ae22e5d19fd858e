"""The words by which programs say what they wanted to do."""

from __future__ import annotations

import re

from assistant.model.shape import Operation

_WORDS = {
    Operation.EXECUTE: "exec execve execvp execute executing run spawn posix_spawn",
    Operation.MOUNT: "mount umount mounting unmount unmounting pivot_root",
    Operation.CREATE: "mkdir mkdirat create creat creating touch mknod symlink mkfifo mkstemp mktemp",
    Operation.REMOVE: "unlink unlinkat remove removing rmdir rm delete deleting",
    Operation.RENAME: "rename renameat renaming mv move moving link linking",
    Operation.CHANGE: "chmod chown lchown fchown fchmod chgrp fchmodat fchownat utimes setxattr lsetxattr ownership",
    Operation.LISTEN: "listen listening bind binding make_sock",
    Operation.CONNECT: "dial dialing connect connecting connection",
    Operation.LOOK: "stat lstat statx statfs access getattr readlink",
    Operation.OPEN: "open openat opening opendir read reading write writing load loading save saving",
}
_MEANT = {word: operation for operation, words in _WORDS.items() for word in words.split()}
_FARTHEST = 160


def last_operation(left: str) -> Operation | None:
    """The last word of a text that says what was to be done."""
    for word in reversed(re.findall(r"(?<![\w/.-])[a-z_]+", left[-_FARTHEST:].lower().replace("fork/exec", "exec"))):
        if word in _MEANT:
            return _MEANT[word]
    return None


def first_operation(right: str) -> Operation | None:
    """What the first word of a text says, if it says what was to be done."""
    found = re.match(r"[\s:,@'\"]*([A-Za-z_]+)", right)
    return _MEANT.get(found[1].lower()) if found else None


def is_operation(word: str) -> bool:
    """Whether a word in lower case says what was to be done."""
    return word in _MEANT
