"""A text as a person reads it, with the way back to where each character stands in the text as it was given.

Colours and characters without width are out; what a carrier has escaped, wrapped or written in wide letters is plain.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from assistant.model.pattern import Pattern
from assistant.text.redaction.name_kind import is_secret
from assistant.text.redaction.spans import Span

_INVISIBLE = (
    r"\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff"
    r"\U000e0001-\U000e007f"
)
_ODD = Pattern(
    rf"[\x1b\x9b\\#^&{_INVISIBLE}](?:"
    r"(?<=\x1b)(?:\[[0-?]{0,64}[ -/]{0,8}[@-~]|\][^\x07\x1b\n]{0,512}(?:\x07|\x1b\\)|[()][0-9A-Za-z]|[@-Z^_=>])?"
    r"|(?<=\x9b)[0-?]{0,64}[@-~]"
    r"|(?<=\\)\\{0,14}(?:(?:e|x1[bB]|033|u001[bB])\[[0-9;:?]{0,32}[A-Za-z]|u[0-9a-fA-F]{4}"
    r"|\r?\n(?:[\w.-]{1,64} {1,40}\| ?|[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d \S{1,64} \S{1,64}: |\S{1,256}:\d{1,7}:"
    r"| {0,8}\d{1,6}(?:\t|  )|[>+] )?[ \t]{0,256}|[nrt/])"
    r"|(?<=#)(?:033\[[0-9;:?]{0,32}[A-Za-z]|012|011)"
    r"|(?<=\^)\[\[[0-9;:?]{0,32}[A-Za-z]"
    r"|(?<=&)(?:quot|apos|amp|lt|gt|#\d{2,3}|#x[0-9a-fA-F]{2});"
    rf"|(?<=[{_INVISIBLE}]))"
)
"""Escape sequences (also as `\\e[`, `#033[`, `^[[`), JSON's escapes, wrapped lines, entities, invisible letters."""
_ODD_SIGNS = ("\x1b", "\\", "#01", "#03", "^[", "&")
_BEFORE = (
    r"(?P<name>[\w.-]{1,64}) {1,40}\| ?|[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d \S{1,64} [\w./()-]{1,64}(?:\[\d{1,8}\])?: "
    r"|(?:[\w./-]{0,128}/[\w.-]{1,128}|[\w-]{1,64}\.(?:conf|ya?ml|env|ini|json|txt|log|sh|cfg|toml|xml)):\d{1,7}:"
    r"| {0,8}\d{1,6}(?:\t|  )|[>+] ?(?=[\w \t-])|- ?(?=[\w\t]+[:=])"
)
"""What programs put before each line: compose its name, syslog the time and speaker, grep the file, cat -n a number."""
_PREFIX = Pattern(rf"\n(?:{_BEFORE})")
_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_SAME: dict[int, int | str] = {
    **_WIDE,
    **dict.fromkeys((0x00A0, 0x2003, 0x2007, 0x202F, 0x3000), " "),
    **dict.fromkeys(map(ord, "“”„‟«»「」『』"), '"'),
    **dict.fromkeys(map(ord, "‘’‚‛"), "'"),
    **dict.fromkeys(map(ord, "│┃"), "|"),
    **dict.fromkeys(map(ord, "。、"), ","),
}
"""Letters of another width, quotes, blanks and lines of tables: one for one."""
_CONTINUED = (3, 6, 12)
"""So many backslashes stand before the n where JSON, once, twice or three times, quotes a backslash and a line end."""
_ENTITIES = {"quot": '"', "apos": "'", "amp": "&", "lt": "<", "gt": ">"}
_ESCAPED_LINE = {"n": "\n", "r": "", "t": "\t"}


_SHORT = 4000
_OPEN_END = Pattern(r"\n(?:(?<=[|>:=\\+ \t-]\n)|(?<=[|>:=\\+ \t-]\r\n))")
_SEVERAL = Pattern(r"[|>:=\\][-+]?[ \t]{0,8}\r?\n")
"""Where a value may stand on the lines below, and the ends of lines at which alone that is looked for."""


class View:
    """The plain text, and the way back.

    Args:
        text: the text as it was given.
    """

    def __init__(self, text: str) -> None:
        self._viewed: list[int] = []
        self._origins: list[tuple[int, int]] = []
        plain = text
        if not text.isascii() or any(sign in text for sign in _ODD_SIGNS):
            plain = self._plain(text)
        if not plain.isascii():
            plain = plain.translate(_SAME)
        if len(plain) < _SHORT or any(_SEVERAL.search(plain, end - 12, end) for end in _open_ends(plain)):
            plain = _PREFIX.sub(_blanked, "\n" + plain)[1:]
        self.text = plain

    def origins(self, spans: Iterable[Span]) -> Iterator[Span]:
        """The same stretches in the text as it was given."""
        if not self._viewed:
            yield from spans
            return
        for begin, end in spans:
            at = bisect_right(self._viewed, begin) - 1
            last = bisect_right(self._viewed, end - 1) - 1
            yield self._begin(at, begin), self._end(last, end)

    def _begin(self, piece: int, at: int) -> int:
        begin, end = self._origins[piece]
        return min(begin + at - self._viewed[piece], end)

    def _end(self, piece: int, at: int) -> int:
        begin, end = self._origins[piece]
        copied = self._viewed[piece + 1] - self._viewed[piece] == end - begin if self._more(piece) else True
        return begin + at - self._viewed[piece] if copied else end

    def _more(self, piece: int) -> bool:
        return piece + 1 < len(self._viewed)

    def _plain(self, text: str) -> str:
        pieces: list[str] = []
        done = length = 0
        quotes = _Quotes(text)
        for found in _ODD.finditer(text):
            shown = _shown(found.group(), quotes, found.start())
            if shown is None:
                continue
            for piece, begin, end in ((text[done : found.start()], done, found.start()), (shown, *found.span())):
                if piece:
                    pieces.append(piece)
                    self._viewed.append(length)
                    self._origins.append((begin, end))
                    length += len(piece)
            done = found.end()
        if not done:
            return text
        pieces.append(text[done:])
        self._viewed.append(length)
        self._origins.append((done, len(text)))
        return "".join(pieces)


def _open_ends(text: str) -> Iterator[int]:
    return (max(found.end(), 12) for found in _OPEN_END.finditer(text))


class _Quotes:
    """Whether a place lies in a quoted text: a quote stands before it in its line. Asked from left to right."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._line_end = -1
        self._quote = -1

    def before(self, at: int) -> bool:
        if at > self._line_end:
            line = self._text.rfind("\n", max(self._line_end, 0), at) + 1
            end = self._text.find("\n", at)
            self._line_end = end if end >= 0 else len(self._text)
            places = [self._text.find(quote, line, self._line_end) for quote in "\"'"]
            self._quote = min([place for place in places if place >= 0], default=self._line_end + 1)
        return self._quote < at


def _shown(odd: str, quotes: _Quotes, at: int) -> str | None:
    """What stands for an odd piece; None leaves it as it is."""
    if odd[0] == "&":
        return _of_entity(odd[1:-1])
    if odd == "#012":
        return "\n"
    if odd == "#011":
        return "\t"
    if odd[0] != "\\":
        return ""
    return _unescaped(odd, quotes, at)


def _of_entity(name: str) -> str | None:
    if name[0] != "#":
        return _ENTITIES[name]
    return _of_code(int(name[2:], 16) if name[1] == "x" else int(name[1:]), "")


def _unescaped(odd: str, quotes: _Quotes, at: int) -> str | None:
    bare = odd.lstrip("\\")
    if bare[0] in "\r\nex0" or "[" in bare:
        return ""
    if bare[0] == "u":
        return _of_code(int(bare[1:], 16), odd[: len(odd) - len(bare)])
    if bare == "/":
        return "/" if len(odd) % 2 == 0 or quotes.before(at) else None
    if not quotes.before(at):
        return None
    return "" if bare == "n" and len(odd) - 1 in _CONTINUED else _ESCAPED_LINE[bare]


def _of_code(code: int, slashes: str) -> str | None:
    if chr(code) in "\"'":
        return slashes + chr(code)
    return chr(code) if code >= 0x20 and not 0xD800 <= code < 0xE000 else None


def _blanked(found: re.Match[str]) -> str:
    return found.group() if found["name"] and is_secret(found["name"]) else "\n" + " " * (len(found.group()) - 1)
