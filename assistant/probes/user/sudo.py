"""Whether the user may become root."""

from __future__ import annotations

from assistant.model.effort import Effort, Pace
from assistant.model.fact import Answer, Known, Unknown
from assistant.model.look import Environ, Environment, Look, Ran
from assistant.probes.answers import garbled
from assistant.probes.probe import Probe
from assistant.probes.specs import text
from assistant.probes.user.identity import invoking_identity
from assistant.probes.whole import run_whole

LEVELS = ("passwordless", "password", "no")
_REFUSALS = ("may not run sudo", "not in the sudoers", "is not allowed", "no new privileges", "must be owned by uid 0")

# The last one is that of sudo-rs.
_PROMPTS = ("password is required", "terminal is required", "authentication is required", "nteractive authentication")

SPECS = (text("user.sudo", "whether the user may become root through sudo", values=LEVELS),)


def ask(look: Look, _of: str | None) -> dict[str, Answer]:
    """`sudo -n true`, which asks for nothing and ends at once where a password would be needed.

    Sample, sudo 1.9.13: `sudo: a password is required`, exit code 1.
    Source: https://www.sudo.ws/docs/man/sudo.man/
    """
    return {"user.sudo": _answer(look)}


def _answer(look: Look) -> Answer:
    identity = invoking_identity(look)
    environment = look.environ(Environ())
    called_through_sudo = isinstance(environment, Environment) and bool(environment.variables.get("SUDO_USER"))
    if called_through_sudo or (not isinstance(identity, Unknown) and identity.uid == 0):
        return Known("passwordless")
    reply = run_whole(look, ("sudo", "-n", "true"))
    return parse_sudo(reply) if isinstance(reply, Ran) else reply


def parse_sudo(reply: Ran) -> Answer:
    """What the end of `sudo -n true` says; one who is not on sudo's list is asked for a password first as well."""
    if reply.code == 0:
        return Known("passwordless")
    if any(said in reply.err for said in _REFUSALS):
        return Known("no")
    return Known("password") if any(said in reply.err for said in _PROMPTS) else garbled("sudo")


def effort(_of: str | None) -> Effort:
    """sudo writes each try into the system's log, and may report one who is not on its list by mail."""
    does = "sudo -n true is tried, which leaves a line in the log and may send root a mail."
    return Effort(Pace.INTRUSIVE, does, 3.0)


PROBE = Probe("user.sudo", SPECS, ask, effort=effort)
