"""Files that commands write: theirs who asked, and nothing is overwritten silently."""

import os
import stat

import pytest

from tests.cli.run import BROKEN, PASTE, drydock


@pytest.fixture
def session():
    return str(drydock("--host", BROKEN, "diagnose", str(PASTE), "--json").json["session"])


def test_an_export_is_its_owners_alone_and_replaces_a_file_only_by_force(session, tmp_path):
    file = tmp_path / "ticket.md"
    arguments = ("export", session, "-o", str(file))
    old = os.umask(0)
    try:
        assert drydock(*arguments).code == 0
    finally:
        os.umask(old)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    file.write_text("precious")
    refused = drydock(*arguments)
    assert (refused.code, file.read_text()) == (1, "precious")
    assert "--force" in refused.err
    assert drydock(*arguments, "--force").code == 0
    assert file.read_text() != "precious"


def test_a_snapshot_replaces_no_file_unasked(tmp_path):
    file = tmp_path / "host.json"
    file.write_text("precious")
    refused = drydock("snapshot", "-o", str(file))
    assert (refused.code, file.read_text()) == (1, "precious")
    assert "output-exists" in refused.err
