"""What the one door takes out, and what it leaves."""

import pytest

from assistant.model.errors import UsageError
from assistant.text.redaction import REMOVED, redact, redactor
from assistant.text.redaction.data import redacted
from assistant.text.redaction.values import line_start
from tests.text.redaction_forms import CARRIERS, INNOCENT, NAMES, SPECIAL

SECRET = "hunter2-Xyz"


@pytest.mark.parametrize(
    "text",
    [
        "MYSQL_ROOT_PASSWORD={} docker run mysql",
        "db_password: {}",
        'password = "{} with blanks"',
        '{{"auths": {{"reg:5000": {{"auth": "{}"}}}}}}',
        '"msg": "{{\\"password\\": \\"{}\\"}}"',
        "docker login -u me -p {} reg:5000",
        "docker login --username me --password {} reg",
        "curl -u me:{} https://reg/v2/",
        "http_proxy=http://me:{}@proxy:3128/",
        "Authorization: Bearer {}",
        "authorization: Basic {}",
        "X-Registry-Auth: {}",
        "--registry-token={}",
        "sshpass -p {} ssh host",
        "-----BEGIN RSA PRIVATE KEY-----\n{}\n-----END RSA PRIVATE KEY-----",
        "-----BEGIN PRIVATE KEY-----\n{} (cut",
    ],
)
def test_secrets_are_taken_out(text):
    assert SECRET not in redact(text.format(SECRET))


@pytest.mark.parametrize(
    "token",
    [
        "SWMTKN-1-3pu6hszjas19xyp7ghgosyx9k8atbfcr8p2is99znpy26u2lkl-7p73s1dx5in4tatdymyhg9hu2",
        "SWMKEY-1-fySn8TY4w5lKcWcJPIpKufejh9hxx5KYwx6XZigx3Q4",
        "abcdef.0123456789abcdef",
        "AKIAIOSFODNN7EXAMPLE",
        "ghp_" + "a1" * 18,
        "dckr_pat_" + "a1" * 12,
        "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.abcdefghijk",
    ],
)
def test_tokens_known_by_their_form_are_taken_out(token):
    assert redact(f"joined with {token} today") == f"joined with {REMOVED} today"


@pytest.mark.parametrize(
    "text",
    [
        "fe_sendauth: no password supplied",
        "unauthorized: authentication required",
        "Error saving credentials: open /home/me/.docker/config.json: permission denied",
        'Get "https://registry-1.docker.io/v2/": dial tcp: lookup registry-1.docker.io on 127.0.0.53:53: no such host',
        "ssh://user@host:22/path",
        "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    ],
)
def test_what_a_diagnosis_needs_stays(text):
    assert redact(text) == text


@pytest.mark.parametrize("carrier", CARRIERS)
@pytest.mark.parametrize("secret", ["IHOzW29RED9L0xx", "IHOzW,29RED9L0", "correct-horse9", "Pa$s;w0rd9"])
def test_a_name_gives_its_secret_away_wherever_it_stands(carrier, secret):
    for name in NAMES:
        shown = redact(f"before\n{carrier.format(n=name, s=secret)}\nafter it")
        assert not any(part in shown for part in (secret, "29RED9L0", "w0rd9")), name
        assert shown.startswith("before\n")
        assert shown.endswith("\nafter it")


@pytest.mark.parametrize("place", SPECIAL)
def test_a_secret_without_a_name_is_known_by_its_place(place):
    shown = redact(place.format(s="hunter2Xyz9Qw"))
    assert "hunter2Xyz9Qw" not in shown
    assert redact(shown) == shown


@pytest.mark.parametrize("text", INNOCENT)
def test_what_only_looks_like_a_secret_stays(text):
    assert redact(text) == text


TOKEN = "ghp_" + "a1B2" * 9


@pytest.mark.parametrize(
    "text",
    [
        f"我用的是{TOKEN}",
        f"FOO_{TOKEN}",
        f"\\e[31m{TOKEN}",
        TOKEN[:12] + "\u200b" + TOKEN[12:],
        "x" * 60 + f" {TOKEN[:20]}\n{TOKEN[20:]}\nnext",
    ],
)
def test_a_token_is_known_whatever_stands_around_it_or_in_it(text):
    shown = redact(text)
    assert TOKEN[4:12] not in shown
    assert TOKEN[-8:] not in shown


def test_patterns_of_the_user_are_taken_out_too():
    clean = redactor(["CUST-[0-9]{6}", "größe=\\w+"])
    assert clean("für CUST-123456: größe=xl, password=hunter2Xyz") == f"für {REMOVED}: {REMOVED}, password={REMOVED}"


@pytest.mark.parametrize("pattern", ["", "(", "a" * 501, "(a)\\1", "x*"])
def test_a_pattern_that_cannot_be_used_is_refused(pattern):
    with pytest.raises(UsageError):
        redactor([pattern])


def test_a_pattern_that_would_hang_other_engines_does_not():
    clean = redactor(["(a+)+$"])
    assert clean("b" + "a" * 50_000 + "!") == "b" + "a" * 50_000 + "!"


def test_plain_data_is_redacted_by_its_names_and_as_command_lines():
    data = {
        "captures": {"password": "hunter2Xyz", "path": "/etc/x"},
        "command": ["docker", "login", "-p", "hunter2Xyz", "reg"],
        "argv": ["tool", "--api-key", "hunter2Xyz"],
        "tokens": ["hunter2Xyz"],
        "auths": {"reg": {"auth": "aHVudGVyMg=="}},
        "text": '{"password": "hunter2Xyz", "n": 1}',
        "n": 3,
    }
    clean = redacted(data, redact)
    assert "hunter2" not in str(clean)
    assert "aHVudGVyMg" not in str(clean)
    assert clean["captures"]["path"] == "/etc/x"
    assert clean["command"] == ["docker", "login", "-p", REMOVED, "reg"]
    assert clean["n"] == 3


def test_a_block_of_yaml_is_still_one_when_what_it_held_is_gone():
    shown = redact("password: |\n  hunter2Xyz\n  more\nuser: me\n")
    assert shown == f"password: |\n  {REMOVED}\nuser: me\n"
    assert redact(shown) == shown


def test_the_begin_of_a_line_is_looked_for_only_so_far():
    assert line_start("a\nbc", 4, 80) == 2
    assert line_start("bc", 2, 80) == 0
    assert line_start("a\n" + "x" * 500, 500, 80) == 420
