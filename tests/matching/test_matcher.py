import pytest

from assistant.matching.matcher import Matcher
from assistant.model.tree import Message
from tests.matching.sample import MESSAGES, build


def test_the_compiled_form_is_the_same_every_time() -> None:
    pairs = [(symptom, Message(text)) for symptom, text in MESSAGES]
    assert Matcher.compile(pairs, ("a phrase of evidence",)) == Matcher.compile(pairs, ("a phrase of evidence",))


def test_no_messages_match_nothing() -> None:
    assert build().match("ping: unknown host x").matches == ()


@pytest.mark.parametrize("blob", [b"", b"\0", b"drydock", b"\x95\xa1x\xc4\x00\x90\x93\x90\x90\x90\xc0"])
def test_a_damaged_form_is_refused(blob: bytes) -> None:
    with pytest.raises(ValueError, match="not a compiled matcher"):
        Matcher.load(blob)


def test_a_damaged_database_is_refused() -> None:
    blob = bytearray(Matcher.compile([("a/b", Message("no such container here"))], ()))
    at = blob.index(b"\xdb\xdb\xdb\xdb") if b"\xdb\xdb\xdb\xdb" in blob else blob.index(b"drydock.matcher") + 24
    blob[at : at + 4] = b"xxxx"
    with pytest.raises(ValueError, match="not a compiled matcher"):
        Matcher.load(bytes(blob))


def test_a_message_that_cannot_be_parsed_is_named() -> None:
    with pytest.raises(ValueError, match=r"message 'no such thing as \{this\}'"):
        build(("a/b", "no such thing as {this}"))


def test_a_message_that_begins_and_ends_with_a_hole_is_found() -> None:
    found = build(("a/b", "{image}: the image is not on {host}")).match("x: foo: the image is not on web1").matches[0]
    assert found.captures == {"image": "foo", "host": "web1"}


def test_a_capture_named_twice_keeps_the_first_value() -> None:
    found = build(("a/b", "rename {path} into {path} has failed")).match("rename /a into /b has failed").matches[0]
    assert found.captures == {"path": "/a"}
