import pytest

from assistant.model.match import MatchKind
from assistant.model.tree import Message
from tests.matching.sample import build, exact, only, recognise, symptoms


def test_a_match_knows_its_line_and_the_text_it_comes_from() -> None:
    found = exact("$ docker pull x\n\nError: http: server gave HTTP response\nto HTTPS client\n", "registry/http")
    assert (found.line, found.text) == (3, "http: server gave HTTP response to HTTPS client")


def test_the_quoted_text_is_one_line_without_control_characters() -> None:
    found = exact("http: server gave\x07 HTTP \x1b[31mresponse\x1b[0m\r\n  to\u202e HTTPS client", "registry/http")
    assert found.text == "http: server gave HTTP response to HTTPS client"


def test_a_long_quoted_text_is_cut() -> None:
    assert len(exact("ping: unknown host a" + ".very-long-name" * 100, "dns/unknown-host").text) <= 300


@pytest.mark.parametrize(
    ("text", "symptom", "captures"),
    [
        ("ping: unknown host www.Example.com", "dns/unknown-host", {"host": "www.Example.com"}),
        ("ping: unknown host www.example.com.", "dns/unknown-host", {"host": "www.example.com"}),
        ('ping: unknown host "www.example.com", sorry', "dns/unknown-host", {"host": "www.example.com"}),
        ("(ping: unknown host www.example.com)", "dns/unknown-host", {"host": "www.example.com"}),
        ("ping: unknown host\nroot@web1:~#", "dns/unknown-host", {}),
        ("manifest for library/nginx:1.99 not found", "registry/manifest", {"image": "library/nginx:1.99"}),
        (
            "bind source path does not exist: /srv/my-app/data.",
            "storage/missing",
            {"path": "/srv/my-app/data"},
        ),
        ("bind source path does not exist: '/srv/my data'", "storage/missing", {"path": "/srv/my data"}),
        (
            "write /var/lib/docker/tmp/GetImageBlob 42: no space left on device",
            "storage/full",
            {"path": "/var/lib/docker/tmp/GetImageBlob 42"},
        ),
        (
            'The container name "/web-1" is already in use by container "9f8e7d6c5b4a". You have to remove',
            "container/name",
            {"container": "web-1", "other": "9f8e7d6c5b4a"},
        ),
        ('exec: "/bin/bash": executable file not found in $PATH', "container/shell", {"program": "/bin/bash"}),
        (
            "Cannot connect to the Docker daemon at tcp://[fe80::1]:2375. Is the docker daemon running?",
            "daemon/cannot-connect",
            {"endpoint": "tcp://[fe80::1]:2375"},
        ),
        (
            "Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?",
            "daemon/cannot-connect",
            {"endpoint": "unix:///var/run/docker.sock"},
        ),
        ("unknown flag: --graph\nSee 'dockerd --help'.", "daemon/config", {"flag": "graph"}),
        ("template parsing error: {{.State}} of web", "client/go-template", {"object": "web"}),
    ],
)
def test_captures_have_the_spelling_of_the_text(text: str, symptom: str, captures: dict[str, str]) -> None:
    assert exact(text, symptom).captures == captures


def test_a_hole_ends_where_the_blank_is_not_where_the_letters_are() -> None:
    text = "dial tcp: lookup london.conoco.com on 10.0.0.2:53: no such host"
    assert exact(text, "dns/lookup").captures["host"] == "london.conoco.com"


def test_a_value_wrapped_at_the_terminals_width_is_joined() -> None:
    text = ("x" * 43 + " ping: unknown host registry.internal.example.com")[:80]
    found = exact(text + "\nple.com\n", "dns/unknown-host")
    assert found.captures == {"host": text.split()[-1] + "ple.com"}
    assert found.doubtful == ("host",)
    assert exact("ping: unknown host example.com\n", "dns/unknown-host").doubtful == ()


def test_the_line_after_a_value_is_not_part_of_it() -> None:
    assert exact("ping: unknown host example\nroot@web1\n", "dns/unknown-host").captures == {"host": "example"}


def test_a_leading_hole_is_taken_backwards() -> None:
    texts = build(("a/b", "{image}: image not known in the store"))
    found = texts.match("Error: foo/bar:1.2: image not known in the store").matches
    assert found[0].captures == {"image": "foo/bar:1.2"}


@pytest.mark.parametrize("value", ["; rm -rf /", "$(reboot)", "a|b", "--privileged", "a b"])
def test_a_value_that_does_not_fit_its_type_is_not_used(value: str) -> None:
    found = recognise(f'manifest for "{value}" not found').matches
    assert all(match.captures == {} and match.score < 1 for match in found)


def test_a_short_word_that_runs_into_the_value_is_another_word() -> None:
    texts = build(("a/b", 'role "{user}" does not exist here'))
    assert texts.match("role alice does not exist here").matches
    assert not texts.match("RoleBinding does not exist here").matches


def test_a_message_never_spans_sentences_through_a_typed_hole() -> None:
    assert symptoms("manifest for the port of Hamburg. The ship was not found") == set()


def test_a_text_hole_does_not_reach_into_another_log_record() -> None:
    texts = build(("a/b", "the following directive {what:text} is wrong"))
    stamp = "Nov 20 12:00:00 web1 dockerd[812]: "
    assert not texts.match(f"{stamp}the following directive came\n{stamp}container web is wrong").matches
    assert texts.match("the following directive log\ndriver is wrong").matches


def test_a_message_does_not_span_empty_lines() -> None:
    assert symptoms("http: server gave HTTP\n\n\n\n\n\nresponse to HTTPS client") == set()


@pytest.mark.parametrize("text", ["no such files here", "a casino such file", "my-no such file", "no such file_name"])
def test_a_message_is_no_part_of_a_longer_word(text: str) -> None:
    assert "storage/missing" not in symptoms(text)


def test_punctuation_may_touch_a_message() -> None:
    assert "storage/missing" in symptoms("open x:no such file, sorry")


def test_a_number_that_goes_on_is_another_number() -> None:
    assert symptoms("exited with code 1370") == set()
    assert symptoms("exited with code 137") == {"container/exit"}


def test_the_longer_message_of_a_symptom_wins_on_the_same_text() -> None:
    found = only(
        "permission denied while trying to connect to the Docker daemon socket at unix:///run/docker.sock: Get x",
        "client/permission",
    )
    assert found.captures == {"socket": "/run/docker.sock"}


def test_the_shorter_message_is_found_where_the_longer_is_not() -> None:
    assert exact("permission denied while trying to connect to x", "client/permission").captures == {}


def test_messages_of_several_symptoms_are_all_reported() -> None:
    texts = build(
        ("a/one", "no such container here"), ("a/two", "no such container here"), ("a/three", "such container")
    )
    assert {match.symptom for match in texts.match("no such container here").matches} == {"a/one", "a/two", "a/three"}


def test_each_distinct_match_is_reported_once_with_its_first_line() -> None:
    text = "x\n" + "ping: unknown host a.example\nping: unknown host b.example\n" * 500
    found = [(match.line, match.captures["host"]) for match in recognise(text).matches]
    assert found == [(2, "a.example"), (3, "b.example")]


def test_what_a_message_says_of_its_causes_comes_with_the_match() -> None:
    message = Message("docker.service entered failed state", points_to=("daemon/x",), echo=True)
    found = build(("a/b", message)).match("docker.service entered failed state").matches[0]
    assert (found.points_to, found.echo, found.kind) == (("daemon/x",), True, MatchKind.EXACT)


def test_phrases_are_reported_apart_from_messages() -> None:
    recognised = recognise("kernel: Memory cgroup out of\nmemory: Killed process 1 (java)\nstatus=216/GROUP")
    assert recognised.phrases == {"Memory cgroup out of memory", "216/GROUP"}
    assert recognised.matches == ()


def test_a_text_may_be_a_phrase_and_a_message() -> None:
    recognised = recognise("exited with code 137")
    assert recognised.phrases == {"exited with code 137"}
    assert recognised.matches[0].symptom == "container/exit"


def test_the_origin_is_passed_on() -> None:
    texts = build(("a/b", "no such container here"))
    assert texts.match("no such container here", origin="journal of docker.service").matches[0].origin != "paste"
