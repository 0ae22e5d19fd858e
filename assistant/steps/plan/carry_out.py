"""Carries out the parts of a plan, one after the other; the first that fails ends it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from assistant.model.errors import ActionError, ChangedError
from assistant.model.look import Ran
from assistant.ports import Act
from assistant.probes.document import Document, parse_document
from assistant.steps.plan.config_check import check_config
from assistant.steps.plan.parts import (
    BackUp,
    Call,
    CheckConfig,
    CheckShell,
    CheckUnit,
    Command,
    MakeNode,
    Part,
    Remove,
    RemoveFolder,
    Rename,
    Write,
)
from assistant.steps.plan.shell_check import check_shell
from assistant.steps.plan.shown import shown
from assistant.steps.plan.unit_check import check_unit
from assistant.text.parts import tail_of
from assistant.text.safe import plain

KEPT_CHARS = 2_000
"""Of what a command prints, the end is kept: there it says how it went."""


_LEAVE_NOTHING = (BackUp, CheckConfig, CheckShell, CheckUnit)
"""Parts after which the host is as before; a backup of what was then not written is removed."""


def carry_out(parts: tuple[Part, ...], act: Act) -> str:
    """Do what was planned; what it printed or changed, in words.

    Raises:
        ChangedError: a file is not what was looked at, and nothing was done.
        ActionError: a part failed; those before it are done.
    """
    said: list[str] = []
    for at, part in enumerate(parts):
        try:
            said.append(_DOERS[type(part)](part, act))
        except ChangedError as error:
            _drop_backup(parts[at - 1 : at], act)
            if any(not isinstance(done, _LEAVE_NOTHING) for done in parts[:at]):
                raise ActionError(error.what, reference=error.reference, hint="drydock undo") from error
            raise
    return tail_of("\n".join(text for text in said if text), KEPT_CHARS)


def _drop_backup(parts: tuple[Part, ...], act: Act) -> None:
    """A backup of what was then not written is of no use to anybody."""
    for part in parts:
        if isinstance(part, BackUp):
            act.remove_file(part.copy, before=part.before)


def _command(part: Command, act: Act) -> str:
    try:
        ran = act.execute(part.argv, root=part.root, timeout_s=part.timeout_s)
    except ActionError:
        if part.may_fail:
            return ""
        raise
    if ran.code and not part.may_fail:
        raise ActionError(
            f"{shown(part.argv)} ended with exit code {ran.code}",
            reference="command-failed",
            context=_output(ran),
        )
    return _output(ran)


def _output(ran: Ran) -> str:
    return tail_of(plain("\n".join(text.strip() for text in (ran.out, ran.err) if text.strip())), KEPT_CHARS)


def _back_up(part: BackUp, act: Act) -> str:
    act.back_up(part.path, part.copy, before=part.before)
    return f"backup: {part.copy}"


def _write(part: Write, act: Act) -> str:
    act.write_file(part.path, part.data, before=part.before, mode=part.mode, dated=part.dated)
    return f"written: {part.path}"


def _rename(part: Rename, act: Act) -> str:
    act.rename(part.old, part.new)
    return f"{part.old} is now {part.new}"


def _remove(part: Remove, act: Act) -> str:
    act.remove_file(part.path, before=part.before)
    return f"removed: {part.path}"


def _remove_folder(part: RemoveFolder, act: Act) -> str:
    return f"removed: {part.path}" if act.remove_folder(part.path) else f"left, because it is not empty: {part.path}"


def _make_node(part: MakeNode, act: Act) -> str:
    act.make_node(part.path, kind=part.kind, major=part.major, minor=part.minor, mode=part.mode, group=part.group)
    return f"made: {part.path}"


def _call(part: Call, act: Act) -> str:
    status, body = act.engine(
        part.method, part.path, body=part.body, api=part.api, endpoint=part.endpoint, root=part.root
    )
    if status == 404 and part.method == "DELETE":
        return "it was gone already"
    if status == 304:
        return "it was so already"
    if status >= 300:
        raise ActionError(
            f"Docker refused ({part.method} {part.path}, status {status})",
            reference="engine-refused",
            context=plain(_message(body)),
        )
    return _freed(body)


def _message(body: str) -> str:
    return _member(body, "message").text or body


def _freed(body: str) -> str:
    freed = _member(body, "SpaceReclaimed").number
    return f"{freed / 1e6:.0f} MB are free again" if freed is not None else ""


def _member(body: str, name: str) -> Document:
    return (parse_document(body) or Document()).at(name)


_DOERS: dict[type, Callable[[Any, Act], str]] = {
    Command: _command,
    BackUp: _back_up,
    CheckConfig: check_config,
    CheckShell: check_shell,
    CheckUnit: check_unit,
    Write: _write,
    Rename: _rename,
    Remove: _remove,
    RemoveFolder: _remove_folder,
    MakeNode: _make_node,
    Call: _call,
}
