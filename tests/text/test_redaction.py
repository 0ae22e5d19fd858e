"""What the one door takes out, and what it leaves."""

import pytest

from assistant.text.redaction import REMOVED, redact

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
