"""What a .dockerignore keeps out of the build context."""

from __future__ import annotations

import re
from functools import lru_cache
from posixpath import normpath

from assistant.model.fact import Answer, Known
from assistant.model.look import Content, Look
from assistant.probes.answers import all_alike, not_a
from assistant.probes.probe import Probe
from assistant.probes.specs import truth
from assistant.probes.whole import read_whole

FILE = ".dockerignore"
MOST_PATTERNS = 500
LONGEST = 200

SPECS = (truth("build.ignored", "whether .dockerignore keeps it out of the build context", "path"),)


def ask(look: Look, of: str | None) -> dict[str, Answer]:
    """Read .dockerignore, as `cat .dockerignore` shows it.

    Sample, BuildKit 0.17: `*` on one line and `!src` on the next
    Source: https://docs.docker.com/build/concepts/context/#dockerignore-files
    """
    if not of:
        return all_alike(SPECS, not_a("a path of the build context"))
    reply = read_whole(look, FILE)
    if isinstance(reply, Content):
        return {"build.ignored": Known(is_ignored(of, reply.text))}
    return all_alike(SPECS, reply)


def is_ignored(path: str, patterns: str) -> bool:
    """Whether the last pattern that fits the path, or a folder above it, keeps it out; `!` lets it in again."""
    parts = normpath("/" + path).strip("/").split("/")
    above = ["/".join(parts[:length]) for length in range(1, len(parts) + 1)]
    ignored = False
    for line in patterns.splitlines()[:MOST_PATTERNS]:
        pattern = line.strip()
        if not pattern or pattern.startswith("#") or len(pattern) > LONGEST:
            continue
        lets_in = pattern.startswith("!")
        fits = _compiled(normpath("/" + pattern[lets_in:].strip()).strip("/"))
        if any(fits.fullmatch(each) for each in above):
            ignored = not lets_in
    return ignored


@lru_cache(maxsize=MOST_PATTERNS)
def _compiled(pattern: str) -> re.Pattern[str]:
    """Go's filepath.Match, with `**` for any number of folders."""
    out, at = "", 0
    while at < len(pattern):
        if pattern.startswith("**/", at):
            out, at = out + "(?:.*/)?", at + 3
        elif pattern.startswith("**", at):
            out, at = out + ".*", at + 2
        else:
            out, at = out + {"*": "[^/]*", "?": "[^/]"}.get(pattern[at], re.escape(pattern[at])), at + 1
    return re.compile(out)


PROBE = Probe("project.ignore", SPECS, ask, of="path", pasted_only=True)
