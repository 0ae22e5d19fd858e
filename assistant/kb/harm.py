"""What no fix may do, however it is written: a safety net under the review of trees, not a replacement of it."""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.kb.commands import OPENING, harm_of_command
from assistant.model import action as model

_PUBLIC = re.compile(r"(registry-1\.|index\.|hub\.)?docker\.(io|com)|(ghcr|quay|gcr|k8s\.gcr)\.io|mcr\.microsoft\.com")


def harm_of(action: model.Action) -> str:
    """Why an action must not stand in any tree, empty when nothing speaks against it."""
    check = _CHECKS.get(type(action))
    return check(action) if check else ""


def _run(action: model.RunCommand) -> str:
    return harm_of_command(action.argv) or harm_of_command(action.undo)


def _write(action: model.WriteFile | model.MakeDeviceNode) -> str:
    if action.mode & 0o002:
        return f"mode {action.mode:04o} would let everybody write"
    return _content(action.content) if isinstance(action, model.WriteFile) else ""


def _line(action: model.EditLine) -> str:
    return _content(action.replace or "") or _content(action.append or "")


def _content(written: str) -> str:
    if found := OPENING.search(written):
        return f"{found.group()} gives the host away"
    if re.search(r"^[ \t]*SELINUX[ \t]*=[ \t]*(disabled|permissive)", written, re.MULTILINE):
        return "the line would switch SELinux off for the whole host"
    return ""


def _json(action: model.EditJson) -> str:
    trusted = [*action.append.get("insecure-registries", ()), *_texts(action.set.get("insecure-registries"))]
    if public := next((each for each in trusted if _PUBLIC.match(each)), ""):
        return f"{public} is a public registry, and must not be trusted without TLS"
    listened = [*action.append.get("hosts", ()), *_texts(action.set.get("hosts"))]
    opening = next((found for each in listened if (found := OPENING.search(each))), None)
    return f"{opening.group()} gives the host away" if opening else ""


def _texts(value: object) -> list[str]:
    if isinstance(value, list | tuple):
        return [str(each) for each in value]
    return [value] if isinstance(value, str) else []


def _move(action: model.MoveAside) -> str:
    whole = re.match(r"/+(var(/+lib)?|etc|usr|boot|home|root|dev|proc|sys|run)?/*\Z", action.path)
    return f"{action.path} as a whole cannot be moved out of the way" if whole else ""


_CHECKS: dict[type, Callable[..., str]] = {
    model.RunCommand: _run,
    model.WriteFile: _write,
    model.MakeDeviceNode: _write,
    model.EditLine: _line,
    model.EditJson: _json,
    model.MoveAside: _move,
}
