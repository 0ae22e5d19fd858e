"""What is trusted is kept where only its user can have written it."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from assistant.kb.trust import TrustStore
from assistant.model.errors import StoreError
from tests.needs import as_root
from tests.owned.given import give_to_alice


@pytest.fixture
def store(tmp_path: Path) -> TrustStore:
    return TrustStore(tmp_path / "data" / "trusted.json")


def test_what_is_added_is_there_until_it_is_removed(store: TrustStore) -> None:
    assert store.read() == {}
    store.add({"a": "/x.yaml"})
    store.add({"b": "/y.yaml"})
    assert store.read() == {"a": "/x.yaml", "b": "/y.yaml"}
    store.remove(frozenset({"a"}))
    assert store.read() == {"b": "/y.yaml"}


@pytest.mark.parametrize("umask", [0o000, 0o777])
def test_only_its_user_can_read_it_whatever_the_umask(store: TrustStore, umask: int) -> None:
    before = os.umask(umask)
    try:
        store.add({"a": "/x.yaml"})
    finally:
        os.umask(before)
    assert stat.S_IMODE(store.path.stat().st_mode) == 0o600
    assert [each.name for each in store.path.parent.iterdir()] == [store.path.name]


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b'{"a": 1}', b"\xff"])
def test_a_damaged_one_trusts_nothing(store: TrustStore, damage: bytes) -> None:
    store.add({"a": "/x.yaml"})
    store.path.write_bytes(damage)
    assert store.read() == {}


def test_one_that_others_can_write_trusts_nothing(store: TrustStore) -> None:
    store.add({"a": "/x.yaml"})
    store.path.chmod(0o666)
    assert store.read() == {}


@as_root
def test_one_of_another_user_trusts_nothing_and_is_not_written(store: TrustStore) -> None:
    store.add({"a": "/x.yaml"})
    give_to_alice(store.path.parent)
    assert store.read() == {}
    with pytest.raises(StoreError, match="belongs to user 12345"):
        store.add({"b": "/y.yaml"})


def test_a_link_or_a_fifo_in_its_place_is_not_read(store: TrustStore, tmp_path: Path) -> None:
    store.add({"a": "/x.yaml"})
    store.path.rename(tmp_path / "elsewhere")
    store.path.symlink_to(tmp_path / "elsewhere")
    assert store.read() == {}
    store.path.unlink()
    os.mkfifo(store.path)
    assert store.read() == {}
