"""The user's own patterns: matched by Hyperscan, which takes linear time whatever the pattern is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from assistant.model.errors import UsageError
from assistant.text.redaction.spans import Span

LONGEST = 500
MOST = 100


def own_patterns(patterns: Sequence[str]) -> Callable[[str], Iterator[Span]]:
    """What finds the stretches that these patterns match.

    Raises:
        UsageError: a pattern cannot be used, and why.
    """
    # Importing it takes time that only those pay for who have patterns of their own.
    import hyperscan

    if len(patterns) > MOST:
        raise UsageError(f"more than {MOST} redaction patterns", reference="redaction-pattern")
    flags = hyperscan.HS_FLAG_SOM_LEFTMOST | hyperscan.HS_FLAG_UTF8 | hyperscan.HS_FLAG_MULTILINE
    for pattern in patterns:
        _check(pattern, flags)
    database = hyperscan.Database()
    database.compile(expressions=[each.encode() for each in patterns], flags=[flags] * len(patterns))

    def find(text: str) -> Iterator[Span]:
        found: list[Span] = []
        data = text.encode(errors="replace")
        database.scan(data, match_event_handler=lambda _id, begin, end, *_: found.append((begin, end)))
        for begin, end in found:
            yield len(data[:begin].decode(errors="replace")), len(data[:end].decode(errors="replace"))

    return find


def _check(pattern: str, flags: int) -> None:
    """Try one pattern by itself, so that the error names the one that is at fault."""
    import hyperscan

    if not pattern or len(pattern) > LONGEST:
        raise UsageError(
            f"a redaction pattern has 1 to {LONGEST} characters, not {len(pattern)}", reference="redaction-pattern"
        )
    try:
        hyperscan.Database().compile(expressions=[pattern.encode()], flags=[flags])
    except hyperscan.HyperscanError as error:
        raise UsageError(
            f"the redaction pattern {pattern!r} cannot be used: {error}", reference="redaction-pattern"
        ) from None
