"""Templates are filled once, with data, and never with a gap."""

from __future__ import annotations

import pytest

from assistant.model.fact import Absent, Fact, FactKey, Known, Reason, Unknown
from assistant.reasoning.template import fill, fill_key, fill_operand, fill_typed, fill_words
from assistant.reasoning.values import Missing, Values
from assistant.text.template import Placeholder, parse, placeholders

SHELLS = FactKey("image.shells", "redis:7")
FREE = FactKey("disk.free_bytes", "/var/lib/docker")
FACTS = {
    key: Fact(key, answer)
    for key, answer in {
        SHELLS: Known(("/bin/sh", "/bin/ash")),
        FREE: Known(1_234_000_000),
        FactKey("daemon.live_restore"): Known(True),
        FactKey("config.file"): Known("/etc/docker/daemon.json"),
        FactKey("daemon.socket"): Absent(),
        FactKey("config.syntax"): Unknown(Reason.DENIED, "no rights"),
        FactKey("config.key", "mtu"): Known(1400),
        FactKey("answer.recently-upgraded"): Known("yes"),
        FactKey("port.holder", "8080"): Known("container {image} %s"),
    }.items()
}
VALUES = Values({"image": "redis:7", "port": "8080", "lib": "lib", "registry": "10.0.0.5:5000"}, FACTS)


@pytest.mark.parametrize(
    ("template", "text"),
    [
        ("no placeholder", "no placeholder"),
        ("pull from {registry}", "pull from 10.0.0.5:5000"),
        ("{image.shells:redis:7}", "/bin/sh, /bin/ash"),
        ("it has {image.shells:{image}}.", "it has /bin/sh, /bin/ash."),
        ("{disk.free_bytes:/var/lib/docker}", "1234000000"),
        ("{answer.recently-upgraded}", "yes"),
        ("docker ps --format {{{{.Names}}}}", "docker ps --format {{.Names}}"),
        ("{{end}} of {image}", "{end} of redis:7"),
        ("{{{image}}}", "{redis:7}"),
        ("{disk.free_bytes:/var/{lib}/docker}", "1234000000"),
        ('{{"mtu": {{"a": 1}}}} %s', '{"mtu": {"a": 1}} %s'),
    ],
)
def test_filled_template(template: str, text: str) -> None:
    assert fill(template, VALUES) == text


@pytest.mark.parametrize(
    ("template", "name"),
    [
        ("see {container}", "container"),
        ("{daemon.socket}", "daemon.socket"),
        ("{config.syntax}", "config.syntax"),
        ("{daemon.version}", "daemon.version"),
        ("{image.shells:{container}}", "container"),
        ("{image.shells:busybox}", "image.shells of busybox"),
        ("{item}", "item"),
        ("{value}", "value"),
    ],
)
def test_missing_value_is_missing_and_not_an_empty_text(template: str, name: str) -> None:
    missing = fill(template, VALUES)
    assert isinstance(missing, Missing)
    assert missing.name == name


def test_values_put_in_are_not_read_again() -> None:
    assert fill("{port.holder:{port}}", VALUES) == "container {image} %s"


@pytest.mark.parametrize(
    "template",
    ["{server:address}", "${DOCKER_OPTS}", "{0.__class__}", "{}", "{a b}", "{image!r}", "{a", "a}", "{ {a} }"],
)
def test_other_braces_are_refused(template: str) -> None:
    with pytest.raises(ValueError, match=r"brace|nothing"):
        parse(template)


def test_sentence_has_units_and_speaks_in_general_of_what_is_unknown() -> None:
    text = "{disk.free_bytes:/var/lib/docker} free, live-restore {daemon.live_restore}, {config.syntax}"
    assert fill_words(text, VALUES) == "1.23 GB free, live-restore yes, the syntax"


def test_sentence_puts_in_no_control_characters() -> None:
    assert fill_words("{name}", Values({"name": "a\x1b[2Jb\nc\u202ed"})) == "a�[2Jb c�d"


def test_operand_that_is_one_placeholder_keeps_its_type() -> None:
    assert fill_operand("{config.key:mtu}", VALUES) == 1400
    assert fill_operand(("{image.shells:{image}}", "/bin/bash"), VALUES) == ("/bin/sh", "/bin/ash", "/bin/bash")
    assert fill_typed("mtu {config.key:mtu}", VALUES) == "mtu 1400"


def test_key_of_a_fact_is_filled() -> None:
    assert fill_key("image.shells", "{image}", VALUES) == SHELLS
    assert isinstance(fill_key("container.state", "{container}", VALUES), Missing)


def test_placeholders_include_those_that_name_the_object() -> None:
    assert placeholders("{image.shells:{image}} {x}") == (
        Placeholder("image.shells", "{image}"),
        Placeholder("image"),
        Placeholder("x"),
    )
    assert parse("a {b} c") == ("a ", Placeholder("b"), " c")
