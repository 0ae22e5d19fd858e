"""This machine answers every kind of question."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.host.local import LocalHost, LocalLook
from assistant.model.fact import Unknown
from assistant.model.look import (
    Content,
    Dial,
    DialFailed,
    Dns,
    DnsAnswer,
    Engine,
    Environ,
    Environment,
    ListDir,
    Names,
    Ran,
    Read,
    Run,
    Stat,
    Status,
)


@pytest.mark.processes
@pytest.mark.sockets
def test_every_kind_of_question_is_answered(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    look = LocalLook()
    assert look.run(Run(("true",))) == Ran(0, "")
    assert look.read(Read(str(tmp_path / "file"))) == Content("x")
    assert isinstance(look.stat(Stat(str(tmp_path))), Status)
    assert look.list(ListDir(str(tmp_path))) == Names(("file",))
    assert isinstance(look.environ(Environ()), Environment)
    assert isinstance(look.dial(Dial(str(tmp_path / "none"), 0)), DialFailed)
    assert isinstance(look.dns(Dns("x.invalid", "127.0.0.1", timeout_s=0.2)), (DnsAnswer, Unknown))


@pytest.mark.sockets
def test_an_engine_that_is_not_there_is_no_error(tmp_path: Path) -> None:
    reply = LocalLook().engine(Engine("/info", endpoint=f"unix://{tmp_path}/none"))
    assert isinstance(reply, DialFailed)


def test_the_host_has_a_name_and_one_look() -> None:
    host = LocalHost()
    assert host.name
    assert host.look is host.look
