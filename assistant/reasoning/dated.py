"""Texts that are older than the last start of Docker, or from another host: what they say may not hold here now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta

from assistant.model.fact import Fact, FactKey, Known
from assistant.model.match import Match, MatchKind

STARTED = FactKey("service.since", "docker.service")
STATE = FactKey("service.active_state", "docker.service")
HOSTNAME = FactKey("kernel.hostname")
NEEDED = (STARTED, STATE, HOSTNAME)

_PASTE = "paste"
_CLOCKS_DIFFER = timedelta(minutes=2)
_ANY_ZONE = timedelta(hours=14)
"""What a local time can be away from UTC."""


def older(matches: Iterable[Match], facts: Mapping[FactKey, Fact]) -> tuple[Match, ...]:
    """What the user showed and was written before Docker was last started; nothing where Docker does not run."""
    since = _moment(_text(STARTED, facts))
    if since is None or _text(STATE, facts) != "active":
        return ()
    return tuple(each for each in matches if each.origin == _PASTE and _is_before(each.at, since))


def foreign(matches: Iterable[Match], facts: Mapping[FactKey, Fact]) -> tuple[Match, ...]:
    """What the user showed and another machine wrote, going by its name."""
    here = _text(HOSTNAME, facts)
    if not here:
        return ()
    return tuple(each for each in matches if each.origin == _PASTE and each.host and _short(each.host) != _short(here))


def is_elsewhere(matches: Iterable[Match], facts: Mapping[FactKey, Fact]) -> bool:
    """Whether every machine that the user's text names is another one than this."""
    known = [each for each in matches if each.origin == _PASTE]
    apart = foreign(known, facts)
    return bool(apart) and len(apart) == sum(bool(each.host) for each in known)


def out_of_place(matches: Iterable[Match], facts: Mapping[FactKey, Fact]) -> frozenset[str]:
    """The symptoms that the user showed in such lines alone: their text proves nothing about this host now."""
    known = [each for each in matches if each.origin == _PASTE and each.kind is not MatchKind.WORDS]
    apart = {id(each) for each in (*older(known, facts), *foreign(known, facts))}
    rest = {each.symptom for each in known if id(each) not in apart}
    return frozenset(each.symptom for each in known) - rest


def remarks_on_origin(matches: Iterable[Match], facts: Mapping[FactKey, Fact]) -> tuple[str, ...]:
    """What to know of a text of which every dated line is old, or every line with a host is another's."""
    known = [each for each in matches if each.origin == _PASTE]
    dated = [each for each in known if each.at]
    told = []
    apart = foreign(known, facts)
    if is_elsewhere(known, facts):
        told.append(
            f"The text is from the host {apart[0].host}, and this is {_text(HOSTNAME, facts)}: what I found here may "
            "not explain it. Run Drydock there, or take a snapshot there (drydock snapshot)."
        )
    old = older(known, facts)
    if old and len(old) == len(dated):
        last = max(old, key=lambda each: each.at[-14:]).at.replace("T", " ")
        since = _text(STARTED, facts).replace("T", " ")
        told.append(
            f"The text is from {last}, and Docker was started after that, at {since}: what it says may no longer be "
            "true. Try again what failed."
        )
    return tuple(told)


def _text(key: FactKey, facts: Mapping[FactKey, Fact]) -> str:
    answer = facts[key].answer if key in facts else None
    return answer.value if isinstance(answer, Known) and isinstance(answer.value, str) else ""


def _is_before(at: str, since: datetime) -> bool:
    """Whether a line is surely older; one without a zone can be of any, and one without a year is of the nearest."""
    if not at:
        return False
    yearless = at[2:3] == "-"
    moment = _nearest(at, since) if yearless else _moment(at)
    if moment is None:
        return False
    zoned = at.endswith("Z") or at[-6:-5] in ("+", "-")
    return moment + (_CLOCKS_DIFFER if zoned else _ANY_ZONE) < since


def _nearest(at: str, since: datetime) -> datetime | None:
    """A time without a year, in the year in which it is nearest to another time."""
    tried = (_moment(f"{since.year + more}-{at}") for more in (-1, 0, 1))
    return min((each for each in tried if each), key=lambda each: abs(each - since), default=None)


def _moment(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _short(host: str) -> str:
    return host.partition(".")[0].casefold()
