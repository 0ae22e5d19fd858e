"""What is English stays as it is: all that the trees know of programs' words."""

from __future__ import annotations

from assistant.wiring import Wiring
from tests.matching.languages.sample import reader


def test_no_example_and_no_message_of_the_trees_is_read_as_another_language() -> None:
    kb = Wiring().knowledge
    texts = [message.text for _, message in kb.messages] + list(kb.phrases)
    texts += [example.text for symptom in kb.symptoms.values() for example in symptom.examples]
    changed = [text for text in texts if reader().text(text) != text]
    assert not changed
    assert len(texts) > 3000
