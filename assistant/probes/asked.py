"""What a probe asked the host, in the words of a person who would ask the same."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable

from assistant.model.exchange import same_question
from assistant.model.fact import Absent, Unknown
from assistant.model.look import Ask, Dial, DialFailed, Dns, Engine, Environ, ListDir, Look, Read, Reply, Run, Stat
from assistant.model.relay import A, R, Relay
from assistant.text.safe import one_line

LONGEST = 100
LONGEST_ONE = 60
MOST = 3

_ON_THE_WAY = re.compile(
    r"the environment|stat .*|(ls )?/(proc|sys)(/.*)?|.*/\.docker/.*|(systemctl show|getent|date) .*|\S+ --version"
)
"""What many probes look up first, to know which file, unit or process they are about: it is not what tells the fact."""


class Asked(Relay):
    """A Look that passes each question of one probe on, and remembers what was asked and whether it told anything."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._told: dict[Ask, bool] = {}

    @property
    def source(self) -> str:
        """The questions as a person would put them, most telling first; empty when the host was asked nothing.

        A probe puts the question that it is there for after those that lead to it, so the last ones come first.
        """
        words = {ask: in_words(ask) for ask in reversed(self._told)}
        ordered = sorted(words, key=lambda ask: (_ON_THE_WAY.fullmatch(words[ask]) is not None, not self._told[ask]))
        return _joined(list(dict.fromkeys(words[ask] for ask in ordered)))

    def _pass(self, ask: A, answer: Callable[[A], R]) -> R:
        question = same_question(ask)
        self._told.setdefault(question, False)
        reply = answer(ask)
        self._told[question] = _tells(reply)
        return reply


def in_words(ask: Ask) -> str:
    """A question to a host as a command line, a file, or a few words; safe to show, at most 60 characters."""
    return one_line(_plain(ask), LONGEST_ONE)


def _plain(ask: Ask) -> str:
    match ask:
        case Run():
            return shlex.join(ask.argv)
        case Read():
            return ask.path
        case ListDir():
            return f"ls {shlex.quote(ask.path)}"
        case Stat():
            return f"stat {shlex.quote(ask.path)}"
        case Engine():
            return f"docker API {ask.method} {ask.path.partition('?')[0]}"
        case Dns():
            return f"nslookup {shlex.quote(ask.name)} {shlex.quote(ask.server)}"
        case Dial():
            return _dialled(ask)
        case Environ():
            return "the environment"


def _dialled(ask: Dial) -> str:
    place = f"{ask.host}:{ask.port}" if ask.port else ask.host
    if ask.speak in ("http", "https"):
        return f"curl {shlex.quote(f'{ask.speak}://{place}{ask.path}')}"
    return f"connecting to {place}"


def _tells(reply: Reply) -> bool:
    return not isinstance(reply, Absent | Unknown | DialFailed)


def _joined(asked: list[str]) -> str:
    """As many as there is room for, and how many more there were."""
    shown = asked[:MOST]
    while len(shown) > 1 and len(_with_rest(shown, len(asked))) > LONGEST:
        shown.pop()
    return _with_rest(shown, len(asked))


def _with_rest(shown: list[str], count: int) -> str:
    more = f" and {count - len(shown)} more" if count > len(shown) else ""
    return f"{', '.join(shown)}{more}"
