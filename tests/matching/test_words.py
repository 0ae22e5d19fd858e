import pytest

from assistant.matching.words import suggest
from assistant.model.match import MatchKind

SYMPTOMS = (
    ("network/resolve", "A container cannot resolve names", ("cannot resolve", "no dns", "name resolution")),
    ("daemon/start", "Docker does not start", ("daemon does not start", "docker is down")),
    ("storage/full", "The disk is full", ("no space left", "disk full")),
    ("registry/pull", "An image cannot be pulled", ("cannot pull", "pull fails", "download of an image fails")),
    ("container/killed", "A container was killed", ("out of memory", "container dies", "exit code 137")),
    ("network/port", "A port is in use", ("port already taken", "port is occupied")),
)


@pytest.mark.parametrize(
    ("text", "symptom"),
    [
        ("my containers can't resolve anything since the update", "network/resolve"),
        ("Hi, since yesterday docker doesn't start any more, please help!", "daemon/start"),
        ("dockerd won't boot", "daemon/start"),
        ("we have no more disk space on the server", "storage/full"),
        ("pulling images failed with an error", "registry/pull"),
        ("my app dies because it has no RAM / OOM", "container/killed"),
        ("another program occupies the port", "network/port"),
        ("dns", "network/resolve"),
    ],
)
def test_a_persons_own_words_find_the_symptom(text: str, symptom: str) -> None:
    found = suggest(text, SYMPTOMS)
    assert found[0].symptom == symptom
    assert found[0].kind is MatchKind.WORDS


@pytest.mark.parametrize(
    "text",
    [
        "",
        "!!!",
        "the weather is nice and I like cake",
        "java.lang.NullPointerException at com.example.Main.main(Main.java:3)",
        "not",
        "docker",
        "привет",
        "word " * 500,
        "docker does not start\n" * 9,
    ],
)
def test_nothing_is_suggested_where_nothing_fits(text: str) -> None:
    assert suggest(text, SYMPTOMS) == ()


def test_a_suggestion_is_never_as_sure_as_a_message() -> None:
    assert all(match.score <= 0.6 and match.captures == {} for match in suggest("docker does not start", SYMPTOMS))


def test_the_best_suggestion_comes_first() -> None:
    scores = [match.score for match in suggest("cannot pull the image, cannot resolve the name", SYMPTOMS)]
    assert scores == sorted(scores, reverse=True)


def test_without_symptoms_there_is_nothing_to_suggest() -> None:
    assert suggest("docker does not start", ()) == ()
