"""The cached index: the same knowledge, trusted only when it is whole, current and the user's own."""

from __future__ import annotations

import os
import stat
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.kb.cache import CacheFile, cached
from assistant.kb.index import open_knowledge
from assistant.kb.knowledge import KnowledgeBase
from assistant.model.errors import KnowledgeError
from assistant.model.fact import FactSpec
from tests.kb.vocabulary import PATH, SPECS, TREE, write
from tests.needs import as_root

DIGEST = "0123456789abcdef" * 4
SYMPTOM = "network/container-cannot-resolve"


class Builder:
    """Counts how often something had to be made."""

    def __init__(self, data: bytes = b"made") -> None:
        self.data = data
        self.times = 0

    def __call__(self) -> bytes:
        self.times += 1
        return self.data


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "drydock"


@pytest.fixture
def knowledge(tmp_path: Path) -> Path:
    return write(tmp_path / "knowledge", {PATH: TREE})


def file_in(folder: Path) -> Path:
    return next(folder.glob("*.bin"))


def test_what_was_made_once_is_read_the_next_time(folder: Path) -> None:
    build = Builder()
    assert [cached(folder, "x", DIGEST, build) for _ in range(3)] == [b"made"] * 3
    assert build.times == 1


def test_another_digest_or_name_is_made_anew(folder: Path) -> None:
    build = Builder()
    for name, digest in (("x", DIGEST), ("y", DIGEST), ("x", "f" * 64), ("x", DIGEST[:16] + "f" * 48)):
        cached(folder, name, digest, build)
    assert build.times == 4


def test_without_a_folder_everything_is_made_each_time() -> None:
    build = Builder()
    cached(None, "x", DIGEST, build)
    cached(None, "x", DIGEST, build)
    assert build.times == 2


def test_only_the_user_can_read_it(folder: Path) -> None:
    cached(folder, "x", DIGEST, Builder())
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(file_in(folder).stat().st_mode) == 0o600
    assert not list(folder.glob("*.tmp"))


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: b"",
        lambda data: data[:-1],
        lambda data: data[:40],
        lambda data: data[:-1] + bytes([data[-1] ^ 1]),
        lambda data: bytes([data[0] ^ 1]) + data[1:],
        lambda data: os.urandom(200),
        lambda data: data + b"x",
    ],
)
def test_a_damaged_file_is_made_anew_and_mended(folder: Path, damage: Callable[[bytes], bytes]) -> None:
    build = Builder()
    cached(folder, "x", DIGEST, build)
    path = file_in(folder)
    path.write_bytes(damage(path.read_bytes()))
    assert cached(folder, "x", DIGEST, build) == b"made"
    assert cached(folder, "x", DIGEST, build) == b"made"
    assert build.times == 2


def test_a_file_that_others_can_write_is_not_trusted(folder: Path) -> None:
    build = Builder()
    cached(folder, "x", DIGEST, build)
    file_in(folder).chmod(0o666)
    cached(folder, "x", DIGEST, build)
    assert build.times == 2


def test_a_folder_that_others_can_write_is_not_used(folder: Path) -> None:
    folder.mkdir(parents=True)
    folder.chmod(0o777)
    cached(folder, "x", DIGEST, Builder())
    assert not list(folder.iterdir())


@as_root
def test_a_file_of_another_user_is_not_trusted(folder: Path) -> None:
    build = Builder()
    cached(folder, "x", DIGEST, build)
    os.chown(file_in(folder), 12345, 12345)
    cached(folder, "x", DIGEST, build)
    assert build.times == 2
    os.chown(folder, 12345, 12345)
    cached(folder, "x", DIGEST, build)
    assert build.times == 3


def test_a_link_in_place_of_the_file_is_not_followed(folder: Path, tmp_path: Path) -> None:
    build = Builder()
    cached(folder, "x", DIGEST, build)
    path = file_in(folder)
    path.rename(tmp_path / "elsewhere")
    path.symlink_to(tmp_path / "elsewhere")
    cached(folder, "x", DIGEST, build)
    assert build.times == 2
    assert not path.is_symlink()


def test_a_folder_that_cannot_be_made_is_done_without(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    build = Builder()
    assert cached(tmp_path / "file" / "cache", "x", DIGEST, build) == b"made"
    assert cached(Path("/proc/nowhere"), "x", DIGEST, build) == b"made"


def test_a_full_disk_leaves_nothing_behind(folder: Path) -> None:
    folder.mkdir(parents=True, mode=0o700)
    (folder / f"x-{DIGEST[:16]}.bin").mkdir()
    assert cached(folder, "x", DIGEST, Builder()) == b"made"
    assert not list(folder.glob("*.tmp"))


def test_files_of_earlier_versions_do_not_pile_up(folder: Path) -> None:
    for number in range(12):
        cached(folder, "x", f"{number:064x}"[::-1], Builder())
    cached(folder, "other", DIGEST, Builder())
    assert len(list(folder.glob("x-*.bin"))) < 6
    assert len(list(folder.glob("other-*.bin"))) == 1


def test_writers_at_the_same_time_leave_a_whole_file(folder: Path) -> None:
    data = os.urandom(200_000)
    file = CacheFile(folder, "x", DIGEST)
    threads = [threading.Thread(target=file.write, args=(data,)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert file.read() == data
    assert not list(folder.glob("*.tmp"))


def test_knowledge_from_the_cache_is_the_knowledge_of_the_files(folder: Path, knowledge: Path) -> None:
    said: list[str] = []
    fresh = open_knowledge([knowledge], SPECS, folder, said.append)
    again = open_knowledge([knowledge], SPECS, folder, said.append)
    assert plain(again) == plain(fresh)
    assert (again.messages, again.phrases) == (fresh.messages, fresh.phrases)
    assert (again.fact_names, again.digest) == (fresh.fact_names, fresh.digest)
    assert again.symptoms_of("network/docker0-without-ipv4") == (SYMPTOM,)


def plain(kb: KnowledgeBase) -> tuple[object, object]:
    return dict(kb.symptoms), dict(kb.causes)


def test_the_vocabulary_is_asked_for_only_to_compile(folder: Path, knowledge: Path) -> None:
    asked: list[str] = []

    def specs() -> dict[str, FactSpec]:
        asked.append("once")
        return SPECS

    first = open_knowledge([knowledge], specs, folder)
    assert plain(open_knowledge([knowledge], specs, folder)) == plain(first)
    assert asked == ["once"]


def test_a_changed_tree_is_seen_at_once(folder: Path, knowledge: Path) -> None:
    open_knowledge([knowledge], SPECS, folder)
    write(knowledge, {PATH: TREE.replace("cannot resolve names", "finds no names")})
    assert open_knowledge([knowledge], SPECS, folder).symptoms[SYMPTOM].title == "A container finds no names"


def test_a_file_that_can_no_longer_be_read_is_not_passed_over(folder: Path, knowledge: Path) -> None:
    open_knowledge([knowledge], SPECS, folder)
    (knowledge / PATH).unlink()
    (knowledge / PATH).symlink_to("/etc/hostname")
    with pytest.raises(KnowledgeError):
        open_knowledge([knowledge], SPECS, folder)


def test_faulty_knowledge_is_never_cached(folder: Path, knowledge: Path) -> None:
    write(knowledge, {PATH: "a: 1"})
    for _ in range(2):
        with pytest.raises(KnowledgeError):
            open_knowledge([knowledge], SPECS, folder)
    assert not folder.exists()


def test_an_index_that_does_not_decode_is_compiled_anew(folder: Path, knowledge: Path) -> None:
    digest = open_knowledge([knowledge], SPECS, folder).digest
    CacheFile(folder, "knowledge", digest).write(b"\xc1 no msgpack")
    assert list(open_knowledge([knowledge], SPECS, folder).symptoms) == [SYMPTOM]


def test_an_unknown_id_is_a_key_error_and_decoding_happens_once(knowledge: Path) -> None:
    kb = open_knowledge([knowledge], SPECS, None)
    with pytest.raises(KeyError):
        kb.causes["no/such"]
    assert kb.symptoms[SYMPTOM] is kb.symptoms[SYMPTOM]
    assert "no/such" not in kb.symptoms
