"""Messages in another language, matched."""

from __future__ import annotations

from tests.matching.languages.sample import matcher


def test_a_message_in_another_language_is_recognised_on_its_own_line_with_its_captures() -> None:
    found = matcher().match("我的服务器\n\n# apt install docker-ce\nE: 无法定位软件包 docker-ce\n")
    (match,) = found.matches
    assert (match.symptom, match.line, match.captures) == ("package/unknown", 4, {"package": "docker-ce"})


def test_the_users_own_line_is_shown_and_beside_it_how_it_was_read() -> None:
    (match,) = matcher().match("bash: docker: 未找到命令").matches
    assert match.text == "bash: docker: 未找到命令"
    assert match.read_as == "bash: docker: command not found"


def test_an_english_match_has_nothing_that_it_was_read_as() -> None:
    (match,) = matcher().match("bash: docker: command not found").matches
    assert match.read_as == ""


def test_phrases_of_evidence_are_found_too() -> None:
    assert matcher().match("tee: /x: Auf dem Gerät ist kein Speicherplatz mehr verfügbar").phrases


def test_the_same_in_bytes_and_in_utf_16_of_a_windows_file() -> None:
    said = "docker: open //./pipe/docker_engine: Le fichier spécifié est introuvable."
    for data in (said.encode(), said.encode("utf-16")):
        assert [match.symptom for match in matcher().match(data).matches] == ["desktop/down"]


def test_a_large_text_is_read_in_every_chunk() -> None:
    lines = [f"строка {number} обычного журнала" for number in range(40_000)]
    lines[25_000] = "write /var/lib/docker/x: На устройстве не осталось свободного места"
    (match,) = matcher().match("\n".join(lines)).matches
    assert (match.symptom, match.line) == ("storage/full", 25_001)
