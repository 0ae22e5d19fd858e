"""Actions: the typed things that a step can do. Texts in them are templates, filled before the preview."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from assistant.model.fact import Value


class RunCommand(msgspec.Struct, frozen=True, tag="run"):
    """Run a command; each element of the argv may hold one capture or fact.

    Attributes:
        undo: the argv that takes it back, empty when there is none.
        root: needs root's rights.
    """

    argv: tuple[str, ...]
    undo: tuple[str, ...] = ()
    root: bool = True
    timeout_s: float = 120.0


class Service(msgspec.Struct, frozen=True, tag="service"):
    """Act on a service of systemd (or of SysV init, where that runs the host)."""

    verb: Literal["start", "stop", "restart", "reload", "enable", "disable", "reset-failed", "daemon-reload"]
    units: tuple[str, ...] = ()


class EditJson(msgspec.Struct, frozen=True, tag="edit_json"):
    """Change top-level keys of a JSON file, keeping the others and their order; the file is made when absent.

    Attributes:
        set: keys to give a value, any JSON.
        remove: keys to take out.
        rename: old key to new key, the value kept.
        append: values to add to a list, when not in it.
        discard: values to take out of a list.
    """

    file: str
    set: dict[str, Any] = {}
    remove: tuple[str, ...] = ()
    rename: dict[str, str] = {}
    append: dict[str, tuple[str, ...]] = {}
    discard: dict[str, tuple[str, ...]] = {}


class RepairJson(msgspec.Struct, frozen=True, tag="repair_json"):
    """Mend the syntax of a JSON file, only by changes that keep every key and value; refused where none is safe."""

    file: str


class CorrectTypes(msgspec.Struct, frozen=True, tag="correct_types"):
    """Give each value in daemon.json the type that dockerd wants; refused where a value can be read in several ways."""

    file: str


class EditLine(msgspec.Struct, frozen=True, tag="edit_line"):
    """Change the lines of a text file that begin with `starts_with` (white space before it ignored).

    Exactly one of `replace` (the whole line), `delete` and `append` (add this line at the end when no line begins so).
    """

    file: str
    starts_with: str
    replace: str | None = None
    append: str | None = None
    delete: bool = False


class RemoveFlag(msgspec.Struct, frozen=True, tag="remove_flag"):
    """Take one option of dockerd out of the file that gives it: a unit (through a drop-in that repeats ExecStart
    without it), /etc/default/docker or /etc/sysconfig/docker."""

    flag: str


class WriteFile(msgspec.Struct, frozen=True, tag="write_file"):
    """Write a file whole (a drop-in, a module list); an existing one is backed up."""

    file: str
    content: str
    mode: int = 0o644


class MoveAside(msgspec.Struct, frozen=True, tag="move_aside"):
    """Rename a file or directory out of the way; the undo renames it back."""

    path: str


class CreateGroup(msgspec.Struct, frozen=True, tag="create_group"):
    """Create a system group."""

    group: str


class AddUserToGroup(msgspec.Struct, frozen=True, tag="add_user_to_group"):
    """Add a user to a group, keeping the others."""

    user: str
    group: str


class SetSysctl(msgspec.Struct, frozen=True, tag="set_sysctl"):
    """Set a kernel parameter now, and for good in a file of Drydock's own under /etc/sysctl.d."""

    key: str
    value: str


class LoadModule(msgspec.Struct, frozen=True, tag="load_module"):
    """Load a kernel module now, and at every boot through /etc/modules-load.d."""

    module: str


class MakeDeviceNode(msgspec.Struct, frozen=True, tag="make_device_node"):
    """Make a device node."""

    path: str
    kind: Literal["block", "char"]
    major: int
    minor: str
    """a number or a template"""
    group: str = "disk"
    mode: int = 0o660


class RemoveObjects(msgspec.Struct, frozen=True, tag="remove_objects"):
    """Remove named things, or one of the kinds that hold nothing but leftovers, through the Docker API. Never volumes.

    `names` is empty for build-cache and dangling-images.
    """

    kind: Literal["build-cache", "dangling-images", "container", "image", "network", "container-log"]
    names: tuple[str, ...] = ()


class AskHuman(msgspec.Struct, frozen=True, tag="ask_human"):
    """Ask the human to do something that only a human can do, and to say when it is done."""

    text: str


class WaitFor(msgspec.Struct, frozen=True, tag="wait_for"):
    """Wait until a fact has a value (`is`), at most `timeout_s` seconds."""

    fact: str
    operand: Value
    of: str | None = None
    timeout_s: float = 30.0


Action = (
    RunCommand
    | Service
    | EditJson
    | RepairJson
    | CorrectTypes
    | EditLine
    | RemoveFlag
    | WriteFile
    | MoveAside
    | CreateGroup
    | AddUserToGroup
    | SetSysctl
    | LoadModule
    | MakeDeviceNode
    | RemoveObjects
    | AskHuman
    | WaitFor
)
