"""Who else can write a file."""

from __future__ import annotations

import os
import stat

import pytest

from assistant.owned.owner import ForeignError, check, people, trusted_users


def status(*, mode: int, user: int = 0, group: int = 0) -> os.stat_result:
    return os.stat_result((mode, 0, 0, 1, user, group, 0, 0, 0, 0))


def refused(seen: os.stat_result, trusted: frozenset[int]) -> bool:
    try:
        check(seen, "/x", trusted)
    except ForeignError:
        return True
    return False


def test_the_user_and_root_are_trusted_and_nobody_else() -> None:
    assert os.geteuid() in people()
    assert trusted_users(1000) >= {0, 1000}
    assert 1001 not in trusted_users(1000)


@pytest.mark.parametrize("kind", [stat.S_IFREG, stat.S_IFDIR])
def test_the_group_of_root_is_roots(kind: int) -> None:
    assert not refused(status(mode=kind | 0o664), frozenset({0}))


@pytest.mark.parametrize("kind", [stat.S_IFREG, stat.S_IFDIR])
def test_a_group_that_nobody_can_tell_the_users_of_is_somebody_else(kind: int) -> None:
    seen = status(mode=kind | 0o664, group=2_000_000_001)
    assert refused(seen, frozenset({0})) is (os.getegid() != 2_000_000_001)


def test_the_sticky_bit_protects_a_folder_and_no_file() -> None:
    assert not refused(status(mode=stat.S_IFDIR | 0o1777), frozenset({0}))
    assert refused(status(mode=stat.S_IFREG | 0o1666), frozenset({0}))


def test_the_sticky_bit_does_not_make_the_owner_ours() -> None:
    assert refused(status(mode=stat.S_IFDIR | 0o1777, user=12345), frozenset({0}))
