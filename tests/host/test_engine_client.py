"""The client of the Docker SDK: which version is spoken, and that no exception of it gets through as it is."""

from __future__ import annotations

import inspect
from http.client import HTTPException
from types import ModuleType

import docker.errors
import pytest
import requests.exceptions
import urllib3.exceptions

from assistant.host.engine_client import api_client, parse_api_version, translated, version_for
from assistant.model.errors import ActionError
from assistant.probes.endpoint import Endpoint

HERE = Endpoint("unix:///run/docker.sock", "default")


def exceptions_of(module: ModuleType) -> list[type[Exception]]:
    """The exceptions that a module defines."""
    found = [each for _, each in inspect.getmembers(module, inspect.isclass) if each.__module__ == module.__name__]
    return [each for each in found if issubclass(each, Exception) and not issubclass(each, Warning)]


FOREIGN = [
    each for module in (docker.errors, requests.exceptions, urllib3.exceptions) for each in exceptions_of(module)
]


@pytest.mark.parametrize("kind", FOREIGN, ids=lambda kind: f"{kind.__module__}.{kind.__name__}")
def test_no_exception_of_the_sdk_or_of_what_it_stands_on_slips_through(kind: type[Exception]) -> None:
    members = {"__init__": lambda self: Exception.__init__(self, "it failed"), "__str__": lambda self: "it failed"}
    error: Exception = type("Raised", (kind,), members)()
    with pytest.raises(ActionError) as caught, translated(HERE):
        raise error
    assert caught.value.__cause__ is error


@pytest.mark.parametrize(
    "kind",
    [
        ConnectionRefusedError,
        BrokenPipeError,
        TimeoutError,
        FileNotFoundError,
        ValueError,
        RecursionError,
        HTTPException,
    ],
)
def test_no_exception_of_the_system_slips_through(kind: type[Exception]) -> None:
    with pytest.raises(ActionError), translated(HERE):
        raise kind("it failed")


def test_a_socket_that_may_not_be_used_leads_to_sudo() -> None:
    inner = PermissionError(13, "Permission denied")
    with pytest.raises(ActionError) as caught, translated(HERE):
        raise requests.exceptions.ConnectionError(urllib3.exceptions.ProtocolError("Connection aborted.", inner))
    assert (caught.value.reference, caught.value.hint) == ("engine-unreachable", "run Drydock with sudo")


def test_an_engine_that_falls_silent_may_have_done_it() -> None:
    with pytest.raises(ActionError, match="may still do") as caught, translated(HERE):
        raise requests.exceptions.ReadTimeout("Read timed out.")
    assert caught.value.reference == "engine-silent"


def test_where_no_endpoint_is_in_force_there_is_no_client() -> None:
    gone = Endpoint("", "context", "lab", fault="there is no context named lab")
    with pytest.raises(ActionError) as caught, api_client(gone):
        pass
    assert caught.value.context == "there is no context named lab"


@pytest.mark.parametrize(
    ("server", "oldest", "known", "spoken"),
    [
        ("1.41", "1.12", "1.45", "1.41"),
        ("1.52", "1.44", "1.45", "1.45"),
        ("1.60", "1.50", "1.45", "1.50"),
        ("1.60", "", "1.45", "1.45"),
        ("1.9", "1.0", "1.45", "1.9"),
    ],
)
def test_the_newest_version_that_both_sides_speak_is_chosen(server: str, oldest: str, known: str, spoken: str) -> None:
    assert version_for(server, oldest, known) == spoken


def test_what_is_no_version_is_older_than_all() -> None:
    assert parse_api_version("latest") == (0, 0)
