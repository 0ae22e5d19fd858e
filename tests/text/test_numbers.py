"""Sizes and probabilities in words."""

import pytest

from assistant.text.numbers import percent, size


@pytest.mark.parametrize(
    ("count", "text"),
    [(0, "0 B"), (999, "999 B"), (1000, "1 kB"), (999_950, "1 MB"), (2.5e9, "2.5 GB"), (3e15, "3000 TB")],
)
def test_size_in_the_largest_unit(count: float, text: str) -> None:
    assert size(count) == text


@pytest.mark.parametrize(
    ("probability", "text"),
    [
        (0, "under 1%"),
        (0.004, "under 1%"),
        (0.01, "1%"),
        (0.5, "50%"),
        (0.99, "99%"),
        (0.996, "over 99%"),
        (1, "over 99%"),
    ],
)
def test_nothing_is_quite_certain(probability: float, text: str) -> None:
    assert percent(probability) == text
