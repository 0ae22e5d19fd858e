"""An error of which only the form is known leads to commands that look, and to nothing else."""

from __future__ import annotations

import shlex

from assistant.model.match import Match, MatchKind
from assistant.say.by_form import commands_for


def match(kind: MatchKind = MatchKind.SHAPE, **captures: str) -> Match:
    return Match("shape/x", "open {path}: ENOENT", kind, 1.0, 1, "text", captures)


def test_a_path_is_followed_with_namei_and_findmnt() -> None:
    assert commands_for([match(path="/srv/a")]) == ("namei -l /srv/a", "findmnt -T /srv/a")


def test_an_address_is_looked_at_by_its_port_and_its_route() -> None:
    assert commands_for([match(host="10.0.0.7", port="80")]) == (
        "sudo ss -ltnp sport = :80",
        "ip route get 10.0.0.7",
    )


def test_a_containers_path_is_looked_at_in_the_container() -> None:
    assert commands_for([match(path="/data", place="container", container="web-1")]) == (
        "docker exec web-1 ls -ld /data",
    )


def test_what_the_text_names_stays_one_word_of_the_command() -> None:
    (first, *_) = commands_for([match(path="/srv/a b;reboot")])
    assert shlex.split(first) == ["namei", "-l", "/srv/a b;reboot"]


def test_messages_that_a_tree_knows_give_no_commands() -> None:
    assert commands_for([match(MatchKind.EXACT, path="/srv/a")]) == ()
