"""Lines that a person wrote, told apart from those of programs."""

from __future__ import annotations

from assistant.model.pattern import Pattern

_SELF = (
    "i i'm i've i'd i'll my me we we've our us hi hello hey thanks thank anyone anybody somebody someone yesterday "
    "today ago ich wir mein meine bitte hallo seit je j'ai mon nous bonjour hola mi yo tengo eu meu ola io ho mio ciao"
)
_SPEAKERS_WORDS = frozenset(_SELF.split())
"""Programs do not speak of themselves so, nor of the day before."""
_TELLING = (
    "tried trying after but because why still now then nothing anymore just weird strange suddenly always since until "
    "which what how when worked works working happened changed updated upgraded installed rebooted everything fine "
    "again maybe however same though although while there and"
)
_TELLERS_WORDS = frozenset(_TELLING.split())
_PREFIX = Pattern(
    r"(?:[\w./()-]+(?:\[\d+\])?:(?:\s|$)|[\w.-]+ v\d|\S+ ERR!|\["
    r"|(?i:error|errors|warning|notice|info|fatal|hint|job|usage)\b)"
)
_OF_CODE = "{}[]<>=|\\;$`"
_ENOUGH_WORDS, _ENOUGH_TELLING, _LONG = 4, 3, 8
_ASKING = (
    "我",
    "请",
    "求",
    "大家",
    "？",
    "怎么",
    "为什么",
    "吗",
    "呢",
    "教えて",
    "でしょうか",
    "ました",
    "습니다",
    "나요",
    "меня",
    "почему",
    "помог",
)
_LONG_FOREIGN = 24


def is_prose(line: str) -> bool:
    """Whether a line (without white space around it) reads like a sentence of a person's."""
    if not line.isascii() and _is_foreign(line):
        return True
    words = line.lower().split(None, 40)
    if len(words) < _ENOUGH_WORDS or not line[0].isalpha() or _PREFIX.match(line):
        return False
    plain = [word.strip('.,:;!?()"') for word in words[:40]]
    of_self = sum(word in _SPEAKERS_WORDS for word in plain)
    telling = sum(word in _TELLERS_WORDS for word in plain)
    if not of_self and (telling < _ENOUGH_TELLING or len(words) < _LONG):
        return False
    return sum(line.count(sign) for sign in _OF_CODE) <= of_self + telling


def _is_foreign(line: str) -> bool:
    """Whether much of it is no Latin script, and it is too long, or asks too much, for a program's message."""
    letters = sum(char > "\u0370" and char.isalpha() for char in line[:200])
    if letters < 6 or letters < 0.3 * len(line[:200].replace(" ", "")) or _PREFIX.match(line):
        return False
    return letters >= _LONG_FOREIGN or any(sign in line for sign in _ASKING)
