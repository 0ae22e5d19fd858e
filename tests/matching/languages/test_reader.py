"""Lines in other languages, in the dress in which people paste them."""

from __future__ import annotations

import pytest

from tests.matching.languages.sample import reader


@pytest.mark.parametrize(
    ("said", "english"),
    [
        ("root@nas:~# docker ps\nbash: docker: 未找到命令", "root@nas:~# docker ps\nbash: docker: command not found"),
        ("-bash: docker: コマンドが見つかりません", "-bash: docker: command not found"),
        ("sudo: docker: Befehl nicht gefunden", "sudo: docker: command not found"),
        ("bash: docker: orden no encontrada...", "bash: docker: command not found..."),
        ("bash: docker : commande introuvable", "bash: docker : command not found"),
        ("-bash: docker: команда не найдена", "-bash: docker: command not found"),
        ("bash: docker: 명령어를 찾을 수 없습니다", "bash: docker: command not found"),
        (
            "Nov 20 12:00:01 pi dockerd[812]: mkdir /var/lib/docker/tmp: Sistema de archivos de solo lectura",
            "Nov 20 12:00:01 pi dockerd[812]: mkdir /var/lib/docker/tmp: Read-only file system",
        ),
        (
            "dial tcp 127.0.0.1:2375: connectex: 由于目标计算机积极拒绝，无法连接。",
            "dial tcp 127.0.0.1:2375: connectex: No connection could be made because the target machine actively "
            "refused it. ",
        ),
        ("E: Paket docker-ce kann nicht gefunden werden.", "E: Unable to locate package docker-ce."),
        (
            "docker : 无法将“docker”项识别为 cmdlet、函数",
            "docker : The term 'docker' is not recognized as the name of a cmdlet、函数",
        ),
        (
            "bash: ./run.sh：/bin/bash^M：解释器错误: 没有那个文件或目录",
            "bash: ./run.sh: /bin/bash^M: bad interpreter: No such file or directory",
        ),
    ],
)
def test_a_programs_words_are_put_into_english_and_all_else_stays(said: str, english: str) -> None:
    assert reader().text(said) == english


@pytest.mark.parametrize(
    "said",
    [
        "cp: Permission non accordee",
        "cp: permission NON ACCORDÉE",
        "cp: Permission non accorde\u0301e",
    ],
)
def test_accents_capitals_and_blanks_do_not_matter(said: str) -> None:
    assert "Permission denied" in reader().text(said)


@pytest.mark.parametrize(
    "said",
    [
        r'"stderr": "/bin/sh: docker: \u672a\u627e\u5230\u547d\u4ee4", "rc": 127',
        r"stderr: b'/bin/sh: docker: \xe6\x9c\xaa\xe6\x89\xbe\xe5\x88\xb0\xe5\x91\xbd\xe4\xbb\xa4'",
        "/bin/sh: docker: #346#234#252#346#211#276#345#210#260#345#221#275#344#273#244",
    ],
)
def test_letters_that_a_program_has_escaped_are_read(said: str) -> None:
    assert "docker: command not found" in reader().text(said)


def test_holes_keep_their_values_where_their_order_changes() -> None:
    assert reader().text("ls: '/srv/データ' にアクセスできません") == "ls: cannot access '/srv/データ'"
    assert (
        reader().text("chown: changement de propriétaire impossible") == "chown: changement de propriétaire impossible"
    )


@pytest.mark.parametrize(
    "text",
    [
        "Error response from daemon: permission denied",
        "服务器重启以后容器就起不来了，请问是什么原因？",
        "Meine Container starten seit dem Update nicht mehr.",
        "Il container non parte: perché?",
        "代理连接失败怎么办",
        "Daemon shutdown complete",
        r"C:\users\unix\x86 \u0041",
        "",
    ],
)
def test_english_and_what_a_person_writes_stay_as_they_are(text: str) -> None:
    assert reader().text(text) == text


def test_lines_keep_their_places() -> None:
    text = "один\n\nbash: docker: команда не найдена\r\nпосле"
    assert [line[:6] for line in reader().text(text).split("\n")] == ["один", "", "bash: ", "после"]


def test_a_line_that_is_all_hits_is_read_within_bounds() -> None:
    said = reader().text("未找到命令 " * 2000)
    assert said.count("command not found") == 12


def test_a_text_that_is_made_to_be_all_hits_keeps_its_lines_and_is_read_at_its_beginning() -> None:
    lines = [f"bash: x{number}: 未找到命令 设备上没有空间" for number in range(12_000)]
    read = reader().text("\n".join(lines)).split("\n")
    assert read[0] == "bash: x0: command not found No space left on device"
    assert (len(read), read[-1]) == (len(lines), lines[-1])
