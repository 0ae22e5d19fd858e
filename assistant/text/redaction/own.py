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
    for number, pattern in enumerate(patterns, 1):
        _check(number, pattern, flags)
    database = hyperscan.Database()
    database.compile(expressions=[each.encode() for each in patterns], flags=[flags] * len(patterns))

    def find(text: str) -> Iterator[Span]:
        found: list[Span] = []
        data = text.encode(errors="replace")
        database.scan(data, match_event_handler=lambda _id, begin, end, *_: found.append((begin, end)))
        yield from found if len(data) == len(text) else _in_text(data, found)

    return find


def _in_text(data: bytes, found: list[Span]) -> Iterator[Span]:
    """The stretches of bytes as stretches of characters, in one pass."""
    places: dict[int, int] = {}
    at = count = 0
    for place in sorted({place for span in found for place in span}):
        # Each byte that goes on with a character is none of its own.
        count += sum((byte & 0xC0) != 0x80 for byte in data[at:place])
        places[place] = count
        at = place
    yield from ((places[begin], places[end]) for begin, end in found)


def _check(number: int, pattern: str, flags: int) -> None:
    """Try one pattern by itself, so that the error names the one at fault: by its number, for it may be a secret."""
    import hyperscan

    if not pattern or len(pattern) > LONGEST:
        raise UsageError(
            f"a redaction pattern has 1 to {LONGEST} characters, not {len(pattern)}", reference="redaction-pattern"
        )
    try:
        hyperscan.Database().compile(expressions=[pattern.encode()], flags=[flags])
    except hyperscan.HyperscanError as error:
        raise UsageError(f"redaction pattern {number} cannot be used: {error}", reference="redaction-pattern") from None
