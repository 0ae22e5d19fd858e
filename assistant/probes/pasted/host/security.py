"""`getenforce`, `sestatus`, `ufw status`, `firewall-cmd --state`: what guards the host."""

from __future__ import annotations

import re

from assistant.model.block import Block
from assistant.model.fact import FactKey
from assistant.model.look import Ask, Content, Ran, Read, Reply, Run
from assistant.probes.pasted.asked import asked_of
from assistant.probes.pasted.reading import Shown

_MODE = re.compile(r"^(Enforcing|Permissive|Disabled)\s*$", re.MULTILINE)
_STATUS = re.compile(r"^SELinux status:\s+(enabled|disabled)", re.MULTILINE)
_CURRENT = re.compile(r"^Current mode:\s+(\w+)", re.MULTILINE)
_CONFIGURED = re.compile(r"^Mode from config file:\s+(\w+)", re.MULTILINE)
_UFW = re.compile(r"^Status: (active|inactive)", re.MULTILINE)
_FIREWALLD = re.compile(r"^(running|not running)\s*$", re.MULTILINE)


def read(block: Block) -> Shown | None:
    """Read the mode that one of these programs prints."""
    program = asked_of(block).program
    found = _mode(block.text) if program in ("getenforce", "sestatus", "") else {}
    ufw, firewalld = _UFW.search(block.text), _FIREWALLD.search(block.text)
    if ufw and program in ("ufw", ""):
        found["/etc/ufw/ufw.conf"] = f"ENABLED={'yes' if ufw[1] == 'active' else 'no'}\n"
    if firewalld and program == "firewall-cmd":
        found["systemctl is-active firewalld"] = "active\n" if firewalld[1] == "running" else "inactive\n"
    if not found:
        return None

    def answer(ask: Ask) -> Reply | None:
        if isinstance(ask, Read) and ask.path in found:
            return Content(found[ask.path])
        said = found.get(" ".join(ask.argv)) if isinstance(ask, Run) else None
        return Ran(0, said) if said else None

    return Shown(block, answer, tuple(FactKey(name) for name in ("selinux.mode", "firewall.ufw", "firewall.firewalld")))


def _mode(text: str) -> dict[str, str]:
    """The mode now, and with sestatus the one after the next boot."""
    mode, status = _MODE.search(text) or _CURRENT.search(text), _STATUS.search(text)
    said = mode[1] if mode else "Disabled" if status and status[1] == "disabled" else ""
    found = {"getenforce": f"{said.capitalize()}\n"} if said else {}
    configured = _CONFIGURED.search(text)
    return found | ({"/etc/selinux/config": f"SELINUX={configured[1]}\n"} if configured else {})
