"""The text of a file that shells read: which of its lines stand alone at its top level.

Whatever is not understood here counts as not alone, so that the line is left to a person.
Source: https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html
"""

from __future__ import annotations

import posixpath
import re

_FILES: dict[str, tuple[str, ...]] = {
    "bash": (".bash_aliases", ".bash_login", ".bash_profile", ".bashrc", "bash.bashrc", "bashrc"),
    "zsh": (".zlogin", ".zprofile", ".zshenv", ".zshrc", "zlogin", "zprofile", "zshenv", "zshrc"),
    "sh": (".kshrc", ".profile", "profile"),
}
_OF_NAME = {name: shell for shell, names in _FILES.items() for name in names}
_OF_ENDING = {"bash": "bash", "zsh": "zsh", "sh": "sh"}

_VALUE = r"""(?:[^\s;&|<>()`$"'\\#]|\$\w+|\$\{\w+\}|"(?:[^"\\`$\n]|\$\w+|\$\{\w+\})*"|'[^'\n]*')*"""
_ALONE = re.compile(
    rf"[ \t]*(?:export[ \t]+[A-Za-z_]\w*(?:={_VALUE})?|[A-Za-z_]\w*={_VALUE})[ \t]*;?(?:[ \t]+#.*)?[ \t\r]*"
)
"""One assignment or export, whole: nothing that runs, nothing behind it."""

_TOKEN = re.compile(
    r"""(?P<joined>\\\r?\n)|(?P<quoted>\\.|'[^']*'|"(?:\\.|[^"\\])*")|(?P<open>['"`\\])|(?P<comment>(?<![^\s;&|()])\#[^\n]*)
    |(?P<here>(?<!<)<<-?[ \t]*(?:\\?[\w.-]+|'[^'\n]+'|"[^"\n]+"))|(?P<operator>&&|\|\||;;|[;&|()])|(?P<end>\r?\n)
    |(?P<space>[ \t\r]+)|(?P<word>[^\s\\'"`<;&|()]+)|(?P<other>.)""",
    re.X | re.S,
)
_OPENS = {"if": "fi", "case": "esac", "for": "done", "select": "done", "while": "done", "until": "done", "{": "}"}
_CLOSES = {*_OPENS.values()}
_LEAD = {"then", "else", "elif", "do", "if", "while", "until", "!", "{", "time"}
"""Words behind which a command begins."""


def shell_of(path: str) -> str:
    """The shell that reads a file as commands, empty where none does: /etc/environment is not read by one."""
    name = posixpath.basename(path)
    return _OF_NAME.get(name) or _OF_ENDING.get(name.rpartition(".")[2] if "." in name else "", "")


def is_plain(line: str) -> bool:
    """Whether a line is one assignment or export and nothing else."""
    return _ALONE.fullmatch(line) is not None


def lines_alone(text: str) -> tuple[bool, ...]:
    """For each line whether it is one plain assignment or export at the top level, bound to nothing around it."""
    rows = text.split("\n")
    free = _Reader(text).free_lines()
    return tuple(at in free and is_plain(row) for at, row in enumerate(rows))


class _Reader:
    """Reads a text piece by piece and notes at which lines nothing is open."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._open: list[str] = []
        self._marks: list[tuple[str, bool]] = []
        self._free = {0}
        self._line = 0
        self._begins, self._glued, self._waits, self._broken = True, False, False, False

    def free_lines(self) -> set[int]:
        """The lines at whose beginning nothing is open; none where something is open at the end."""
        at = 0
        while at < len(self._text) and not self._broken:
            found = _TOKEN.match(self._text, at)
            if found is None:
                return set()
            at = self._take(found.lastgroup or "", found[0], found.end())
        return set() if self._broken or self._open or self._marks else self._free

    def _take(self, kind: str, piece: str, after: int) -> int:
        self._line += piece.count("\n")
        if kind == "end":
            return self._end_line(after)
        if kind == "here":
            mark = piece.lstrip("<")
            self._marks.append((mark.removeprefix("-").strip(" \t'\"\\"), mark.startswith("-")))
        elif kind == "operator":
            self._operator(piece)
        elif kind == "word":
            self._word(piece, after)
        self._broken = self._broken or kind == "open"
        if kind in ("word", "quoted", "other", "here"):
            self._begins, self._waits = self._begins and kind == "word" and piece in _LEAD, False
        self._glued = kind in ("word", "quoted", "other", "here")
        return after

    def _end_line(self, at: int) -> int:
        for mark, tabs in self._marks:
            at = self._behind(mark, tabs, at)
        self._marks = []
        self._begins, self._glued = True, False
        if not self._open and not self._waits:
            self._free.add(self._line)
        return at

    def _behind(self, mark: str, tabs: bool, at: int) -> int:
        """Where the lines of a here-document end."""
        while at < len(self._text):
            row, _, _ = self._text[at:].partition("\n")
            at, self._line = at + len(row) + 1, self._line + 1
            if (row.lstrip("\t") if tabs else row).rstrip("\r") == mark:
                return at
        self._broken = True
        return at

    def _operator(self, piece: str) -> None:
        if piece == "(":
            self._open.append(")")
        elif piece == ")" and self._open[-1:] == [")"]:
            self._open.pop()
        elif piece == ")" and self._open[-1:] != ["esac"]:
            self._broken = True
        self._begins = True
        self._waits = piece in ("&&", "||", "|")

    def _word(self, piece: str, after: int) -> None:
        if self._glued or not re.match(r"[\s;&|()<>]|\Z", self._text[after : after + 1]):
            return
        if piece in ("{", "}") or self._begins:
            if piece in _OPENS:
                self._open.append(_OPENS[piece])
            elif piece in _CLOSES:
                self._broken = self._broken or self._open[-1:] != [piece]
                self._open = self._open[:-1]
