"""Sentences about values that nobody knows read as sentences."""

import pytest

from assistant.reasoning.template import fill_words
from assistant.reasoning.values import Values
from assistant.text.template import placeholders
from assistant.wiring import Wiring

NOTHING = Values()


@pytest.mark.parametrize(
    ("sentence", "general"),
    [
        ("{container} is stopped.", "The container is stopped."),
        ("The container {container} stops.", "The container stops."),
        ("It frees port {port}.", "It frees the port."),
        ("Port {port} is taken.", "The port is taken."),
        ("Docker then mounts {path}. Put files into it.", "Docker then mounts the path. Put files into it."),
        ("Afterwards docker rm {container} removes it.", "Afterwards docker rm CONTAINER removes it."),
        ("Containers then ask {dns.best_candidate}.", "Containers then ask a DNS server that answers."),
        ("{disk.build_cache_bytes} of build cache.", "An unknown amount of build cache."),
        ("docker0 has {value}", "docker0 has none"),
        ("the helper docker-credential-{login.store}", "the helper docker-credential-…"),
        ("The container {port.holder_container:{port}} stops", "The container that holds the port stops"),
        ("It ended: {container.exit_meaning:{container}}.", "It ended: the meaning of its exit code."),
    ],
)
def test_what_is_missing_is_spoken_of_in_general(sentence: str, general: str) -> None:
    assert fill_words(sentence, NOTHING) == general


def test_no_shipped_sentence_has_a_gap() -> None:
    for cause in Wiring().knowledge.causes.values():
        sentences = [each.says for each in cause.evidence]
        for fix in cause.fixes:
            steps = [text for step in fix.steps for text in (step.why, step.breaks)]
            sentences += [fix.title, fix.breaks, *steps]
        for sentence in filter(placeholders, sentences):
            filled = fill_words(sentence, NOTHING)
            assert "(unknown)" not in filled
            assert "{" not in filled
            assert "the the" not in filled.lower()
