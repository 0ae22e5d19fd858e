"""Many words are found in one pass, and both ways to find them say the same."""

import random
from concurrent.futures import ThreadPoolExecutor

import pytest

from assistant.text.redaction.places import Search

WORDS = ("@", "pw", "pass", "password", "word=", "word", "aab", "ab", "//")
TEXTS = {
    "nothing": (b"", []),
    "the longer of two that begin together, and what overlaps it": (
        b"x PASSWORD=1",
        [(2, 10, "password"), (6, 11, "word=")],
    ),
    "one that is as short as a letter": (b"a@b//", [(1, 2, "@"), (3, 5, "//")]),
    "one at the very end": (b"my pw", [(3, 5, "pw")]),
    "one that stands in itself": (b"aaab", [(1, 4, "aab"), (2, 4, "ab")]),
}


@pytest.mark.parametrize("case", TEXTS)
def test_all_places_are_found_either_way(case):
    data, places = TEXTS[case]
    assert list(Search(WORDS).simply(data)) == places
    assert list(Search(WORDS).fast(data)) == places


def test_both_ways_find_the_same_in_any_text():
    chance = random.Random(7)
    search = Search(WORDS)
    for _ in range(200):
        data = "".join(chance.choice([*WORDS, "A", "p", "w", "=", "\n"]) for _ in range(40)).encode()
        assert list(search.simply(data)) == list(search.fast(data)), data


def test_several_threads_look_at_the_same_time():
    search = Search(WORDS)
    texts = [b"x PASSWORD=1 \n" * (200 + number) for number in range(16)]
    alone = [list(Search(WORDS).simply(data)) for data in texts]
    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(lambda data: list(search.fast(data)), texts * 4)) == alone * 4
