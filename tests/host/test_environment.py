"""Only what matters to Docker is taken from the environment, and no secret."""

from __future__ import annotations

from assistant.host.environment import docker_environment


def test_what_matters_to_docker_is_kept() -> None:
    given = {
        "DOCKER_HOST": "tcp://a:1",
        "https_proxy": "http://p:3128",
        "HOME": "/root",
        "LS_COLORS": "x",
        "AWS_KEY": "y",
    }
    assert docker_environment(given).variables == {
        "DOCKER_HOST": "tcp://a:1",
        "HOME": "/root",
        "https_proxy": "http://p:3128",
    }


def test_a_secret_is_known_to_be_set_and_no_more() -> None:
    given = {"DOCKER_AUTH_CONFIG": '{"auths":{}}', "DOCKER_CONTENT_TRUST_ROOT_PASSPHRASE": "hunter2"}
    assert set(docker_environment(given).variables.values()) == {"***"}


def test_bytes_that_are_no_text_are_replaced() -> None:
    assert docker_environment({"DOCKER_HOST": "a\udcffb"}).variables == {"DOCKER_HOST": "a?b"}
