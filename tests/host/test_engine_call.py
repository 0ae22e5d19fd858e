"""Calls that change something: to an engine on a socket of this machine, over TCP with TLS, and behind SSH."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

import pytest

from assistant.host import programs
from assistant.host.act import LocalAct
from assistant.host.engine import ask_engine
from assistant.model.errors import ActionError
from assistant.model.fact import Unknown
from assistant.model.look import Engine
from assistant.probes.endpoint import endpoint_in_force
from tests.host.certificates import self_signed
from tests.host.engines import Elsewhere, Handler, engine_on_unix, engine_over_tcp, engine_that_says, program_like_ssh

pytestmark = [pytest.mark.sockets, pytest.mark.processes]


def certificates_in(folder: Path) -> tuple[Path, Path]:
    """A certificate for a server that is its own authority, and the folder that a client needs to speak to it."""
    both = self_signed(folder / "both.pem", "docker.test")
    client = folder / "client"
    client.mkdir()
    for name in ("ca.pem", "cert.pem", "key.pem"):
        (client / name).write_bytes(both.read_bytes())
    return both, client


@pytest.mark.parametrize("method", ["DELETE", "POST", "PUT"])
def test_a_call_reaches_the_engine_in_the_version_that_both_sides_speak(tmp_path: Path, method: str) -> None:
    with engine_on_unix(tmp_path / "docker.sock") as url:
        said = LocalAct(Elsewhere(url)).engine(method, "/containers/web?v=false", endpoint=url)
    assert said == (200, f"{method} /v1.41/containers/web?v=false")


def test_a_body_is_sent_as_json(tmp_path: Path) -> None:
    with engine_on_unix(tmp_path / "docker.sock") as url:
        act = LocalAct(Elsewhere(url))
        _, text = act.engine("POST", "/containers/web/update", body={"RestartPolicy": {"Name": "no"}}, endpoint=url)
    assert text == 'POST /v1.41/containers/web/update {"RestartPolicy": {"Name": "no"}}'


@pytest.mark.parametrize("status", [304, 307, 404, 409, 500])
def test_what_the_engine_refuses_is_a_status_and_no_error(tmp_path: Path, status: int) -> None:
    with engine_on_unix(tmp_path / "docker.sock") as url:
        assert LocalAct(Elsewhere(url)).engine("POST", f"/x?status={status}", endpoint=url)[0] == status


def test_an_engine_that_is_too_old_for_a_call_is_not_called(tmp_path: Path) -> None:
    with engine_on_unix(tmp_path / "docker.sock") as url:
        act = LocalAct(Elsewhere(url))
        assert act.engine("POST", "/new", api="1.41", endpoint=url)[0] == 200
        with pytest.raises(ActionError, match="too old") as caught:
            act.engine("POST", "/new", api="1.44", endpoint=url)
    assert caught.value.reference == "engine-too-old"


def test_a_newer_engine_is_spoken_to_in_the_newest_version_that_is_known_here(tmp_path: Path) -> None:
    class Newer(Handler):
        version: ClassVar[dict[str, str]] = {"ApiVersion": "9.99", "MinAPIVersion": "1.24"}

    with engine_on_unix(tmp_path / "docker.sock", Newer) as url:
        _, text = LocalAct(Elsewhere(url)).engine("POST", "/x", endpoint=url)
    assert text.startswith("POST /v1.")


def test_an_engine_over_tls_is_called_with_the_users_certificate(tmp_path: Path) -> None:
    certificate, client = certificates_in(tmp_path)
    with engine_over_tcp(certificate) as url:
        act = LocalAct(Elsewhere(url, DOCKER_TLS_VERIFY="1", DOCKER_CERT_PATH=str(client)))
        assert act.engine("DELETE", "/networks/x", endpoint=url) == (200, "DELETE /v1.41/networks/x")


def test_an_engine_whose_certificate_nobody_vouches_for_is_not_called(tmp_path: Path) -> None:
    certificate, client = certificates_in(tmp_path)
    (client / "ca.pem").write_bytes(self_signed(tmp_path / "other.pem").read_bytes())
    with engine_over_tcp(certificate) as url:
        act = LocalAct(Elsewhere(url, DOCKER_TLS_VERIFY="1", DOCKER_CERT_PATH=str(client)))
        with pytest.raises(ActionError, match="certificate"):
            act.engine("DELETE", "/networks/x", endpoint=url)


def test_tls_without_a_check_is_the_users_own_setting(tmp_path: Path) -> None:
    certificate, client = certificates_in(tmp_path)
    with engine_over_tcp(certificate) as url:
        act = LocalAct(Elsewhere(url, DOCKER_TLS="1", DOCKER_CERT_PATH=str(client)))
        assert act.engine("DELETE", "/networks/x", endpoint=url)[0] == 200


def test_no_proxy_stands_between_drydock_and_the_engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")
    with engine_over_tcp() as url:
        assert LocalAct(Elsewhere(url)).engine("POST", "/x", endpoint=url)[0] == 200


def test_an_engine_behind_ssh_is_called_through_the_docker_program_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(programs, "FOLDERS", (str(program_like_ssh(tmp_path, tmp_path / "docker.sock")),))
    with engine_on_unix(tmp_path / "docker.sock"):
        url = "ssh://tom@Web.test:2222"
        assert LocalAct(Elsewhere(url)).engine("DELETE", "/networks/x", endpoint=url) == (
            200,
            "DELETE /v1.41/networks/x",
        )
    argv = (tmp_path / "argv").read_text()
    assert argv.endswith("-l tom -p 2222 -- Web.test docker system dial-stdio")
    assert "BatchMode=yes" in argv


def test_what_ssh_says_is_told_when_it_does_not_get_through(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    refuses = "tom@web.test: Permission denied (publickey)."
    monkeypatch.setattr(programs, "FOLDERS", (str(program_like_ssh(tmp_path, tmp_path / "none", refuses=refuses)),))
    with pytest.raises(ActionError) as caught:
        LocalAct(Elsewhere("ssh://tom@web.test")).engine("DELETE", "/networks/x", endpoint="ssh://tom@web.test")
    assert refuses in caught.value.context
    assert caught.value.hint == "docker -H ssh://tom@web.test version"


@pytest.mark.parametrize(
    "url",
    [
        "ssh://",
        "ssh://-oProxyCommand=x",
        "ssh://web -oProxyCommand=x",
        "ssh://web%20-oProxyCommand=x",
        "ssh://web\n-oProxyCommand=x",
        "ssh://-x@web",
        "ssh://tom@-x",
        "ssh://tom:hunter2@web",
        "ssh://web:port",
        "ssh://web:99999",
        "ssh://web/path",
        "ssh://web?x",
        "ssh://web#x",
        "ssh://$(id)",
    ],
)
def test_what_is_no_address_never_reaches_ssh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    monkeypatch.setattr(programs, "FOLDERS", (str(program_like_ssh(tmp_path, tmp_path / "none")),))
    with pytest.raises(ActionError, match="not a valid ssh"):
        LocalAct(Elsewhere(url)).engine("DELETE", "/networks/x", endpoint=url)
    assert not (tmp_path / "argv").exists()


def test_an_engine_that_was_not_approved_is_never_called(tmp_path: Path) -> None:
    with (
        engine_on_unix(tmp_path / "docker.sock") as url,
        pytest.raises(ActionError, match="another endpoint") as caught,
    ):
        LocalAct(Elsewhere(url)).engine("DELETE", "/containers/web", endpoint="tcp://10.0.0.5:2375")
    assert caught.value.reference == "endpoint-changed"


def test_an_engine_that_is_not_there_is_an_error_with_a_hint(tmp_path: Path) -> None:
    url = f"unix://{tmp_path}/none.sock"
    with pytest.raises(ActionError) as caught:
        LocalAct(Elsewhere(url)).engine("DELETE", "/containers/web", endpoint=url)
    assert (caught.value.reference, caught.value.hint) == ("engine-unreachable", "systemctl status docker")


def answer_of(body: bytes, status: bytes = b"200 OK", header: bytes = b"") -> bytes:
    """A whole answer in HTTP."""
    head = b"HTTP/1.1 %s\r\nContent-Length: %d\r\nConnection: close\r\n%s\r\n"
    return head % (status, len(body), header) + body


STRANGE = {
    "nothing": b"",
    "another protocol": b"SSH-2.0-OpenSSH_9.6\r\n",
    "bytes": b"\x00\xff\xfe\r\n\r\n",
    "a list": answer_of(b"[]"),
    "null": answer_of(b"null"),
    "a text": answer_of(b'"1.41"'),
    "a nest": answer_of(b"[" * 100_000),
    "a number without end": answer_of(b"1" * 10_000),
    "a version that is none": answer_of(b'{"ApiVersion": ["1.41"]}'),
    "no content": b"HTTP/1.1 204 No Content\r\n\r\n",
    "half": b'HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"Api',
    "a broken chunk": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nZ\r\n{}",
    "no gzip": answer_of(b"{}", header=b"Content-Encoding: gzip\r\n"),
    "headers": b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 1000,
    "a refusal": answer_of(b"{}", b"401 Unauthorized"),
    "a redirect to nowhere": answer_of(b"", b"302 Found", b"Location: http://[::1\r\n"),
}


@pytest.mark.parametrize("said", STRANGE)
def test_what_is_no_engine_is_an_error_of_ours_and_is_sent_no_change(tmp_path: Path, said: str) -> None:
    path = tmp_path / "docker.sock"
    with engine_that_says(path, STRANGE[said]) as asked, pytest.raises(ActionError):
        LocalAct(Elsewhere(f"unix://{path}")).engine("DELETE", "/networks/x", endpoint=f"unix://{path}")
    assert asked == [b"GET /version HTTP/1.1"]


def test_an_engine_is_not_followed_elsewhere_when_it_is_asked_for_its_version(tmp_path: Path) -> None:
    path = tmp_path / "docker.sock"
    answer = answer_of(b"", b"302 Found", b"Location: /other\r\n")
    with engine_that_says(path, answer) as asked, pytest.raises(ActionError):
        LocalAct(Elsewhere(f"unix://{path}")).engine("DELETE", "/networks/x", endpoint=f"unix://{path}")
    assert asked == [b"GET /version HTTP/1.1"]


def test_of_an_answer_without_end_only_so_much_is_read(tmp_path: Path) -> None:
    path = tmp_path / "docker.sock"
    answer = b"HTTP/1.1 200 OK\r\n\r\n" + b" " * 1_048_576
    with engine_that_says(path, answer, times=64) as asked, pytest.raises(ActionError, match="not a Docker engine"):
        LocalAct(Elsewhere(f"unix://{path}")).engine("DELETE", "/networks/x", endpoint=f"unix://{path}")
    assert asked.count(b"more") < 8


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("npipe:////./pipe/docker_engine", "does not support npipe"),
        ("http://web:2375", "does not support http"),
        ("http+unix://run/docker.sock", "does not support http"),
        ("file:///etc/passwd", "does not support file"),
        ("unix://run/docker.sock", "not an absolute path"),
        ("tcp://[", "not a valid tcp:// address"),
        ("tcp://web:99999", "not a valid tcp:// address"),
        ("tcp://tom:hunter2@web:2375", "not a valid tcp:// address"),
        ("tcp://web -x:2375", "not a valid tcp:// address"),
        ("::::", "not a valid tcp:// address"),
    ],
)
def test_a_url_that_the_sdk_would_read_in_its_own_way_is_refused_by_looks_and_changes_alike(url: str, why: str) -> None:
    look = Elsewhere(url)
    endpoint = endpoint_in_force(look).url
    with pytest.raises(ActionError, match=why) as caught:
        LocalAct(look).engine("DELETE", "/networks/x", endpoint=endpoint)
    assert caught.value.reference == "engine-unreachable"
    seen = ask_engine(look, Engine("GET", "/version"))
    assert isinstance(seen, Unknown)
    assert why in seen.detail
