"""What iptables-save prints, and what of Docker's is in it."""

from __future__ import annotations

import re

import msgspec

# Since Docker 28 DOCKER-FORWARD takes the place of the isolation chains in FORWARD.
_ISOLATION = ("DOCKER-ISOLATION-STAGE-1", "DOCKER-FORWARD")
_NEEDED = (("filter", "DOCKER"), ("filter", "DOCKER-USER"), ("nat", "DOCKER"))


class Rules(msgspec.Struct, frozen=True):
    """What iptables-save printed.

    Attributes:
        policies: of each chain by (table, chain); `-` for a chain that is not built in.
        rules: each rule with its table.
        incompatible: tables that it could not print.
        complete: nothing was cut off.
        whole_tables: the tables that stand there as a whole; None for all that there are.
    """

    policies: dict[tuple[str, str], str]
    rules: tuple[tuple[str, str], ...]
    incompatible: tuple[str, ...]
    complete: bool
    whole_tables: frozenset[str] | None = None

    def shows(self, *tables: str) -> bool:
        """Whether these tables stand there as a whole, so that what is not in them is not there."""
        return self.whole_tables is None or self.whole_tables.issuperset(tables)

    @property
    def is_empty(self) -> bool:
        """Whether nobody has put anything in."""
        own = [policy for policy in self.policies.values() if policy not in ("ACCEPT",)]
        return not own and not self.rules


IN_PART = "only these tables are shown as a whole:"
"""Stands on standard error, with the tables behind it, where not all that iptables-save prints is there."""


def tables_of(said: str) -> frozenset[str] | None:
    """The tables that are there as a whole, by what stands on standard error."""
    return frozenset(said.removeprefix(IN_PART).split()) if said.startswith(IN_PART) else None


def is_saved(text: str) -> bool:
    """Whether a text can be from iptables-save: nothing, comments, or tables."""
    first = next((line for line in text.splitlines() if line.strip() and not line.startswith("#")), "*")
    return first.startswith("*")


def parse_rules(text: str, said: str = "") -> Rules:
    """Read iptables-save, with what it said on standard error."""
    policies: dict[tuple[str, str], str] = {}
    rules: list[tuple[str, str]] = []
    table, is_open = "", False
    for line in text.splitlines():
        if line.startswith("*"):
            table, is_open = line[1:].strip(), True
        elif line.strip() == "COMMIT":
            is_open = False
        elif line.startswith(":") and len(line.split()) > 1:
            chain, policy = line[1:].split()[:2]
            policies[table, chain] = policy
        elif line.startswith("-A "):
            rules.append((table, line))
    incompatible = tuple(re.findall(r"(?m)^# Table `([^'\n]{1,64})' is incompatible", text))
    return Rules(policies, tuple(rules), incompatible, complete=not is_open, whole_tables=tables_of(said))


def missing_chains(rules: Rules) -> tuple[str, ...]:
    """The chains that every Docker since 17.06 makes, and that are not there."""
    needed = [(table, chain) for table, chain in _NEEDED if rules.shows(table)]
    missing = [f"{table}/{chain}" for table, chain in needed if (table, chain) not in rules.policies]
    if rules.shows("filter") and not any(("filter", chain) in rules.policies for chain in _ISOLATION):
        missing.append(f"filter/{_ISOLATION[0]}")
    return tuple(missing)


def has_jumps(rules: Rules) -> bool:
    """Whether packets reach Docker's chains at all."""
    forward = [rule for table, rule in rules.rules if table == "filter" and rule.startswith("-A FORWARD ")]
    arriving = [rule for table, rule in rules.rules if table == "nat" and rule.startswith("-A PREROUTING ")]
    into_forward = any(re.search(r"-[jg] DOCKER(-USER|-FORWARD)\b", rule) for rule in forward)
    return into_forward and any(re.search(r"-[jg] DOCKER$", rule.rstrip()) for rule in arriving)


def is_masquerade(table: str, rule: str) -> bool:
    """Whether a rule gives packets that leave a bridge the host's address."""
    return table == "nat" and rule.startswith("-A POSTROUTING ") and "! -o " in rule and "-j MASQUERADE" in rule
