"""Facts as the conversation writes them: readable, and as `what if` takes them."""

import pytest

from assistant.model.fact import Absent, Answer, FactKey, Known, Reason, Unknown
from assistant.repl.facts import assumed, in_words


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (Known(True), "true"),
        (Known(("a", "b")), "a, b"),
        (Absent(), "none"),
        (Unknown(Reason.DENIED), "unknown (denied)"),
        (Unknown(Reason.DENIED, "no access", "sudo"), "unknown (denied): no access; to find out: sudo"),
    ],
)
def test_an_answer_is_told_on_one_line(answer: Answer, words: str) -> None:
    assert in_words(answer) == words


@pytest.mark.parametrize("value", [True, False, 12, "text"])
def test_a_value_can_be_assumed_as_it_is_told(value: bool | int | str) -> None:
    assert assumed("a.b of c", in_words(Known(value))) == (FactKey("a.b", "c"), Known(value))
