"""A text larger than what is held: diagnosed whole, kept in part, and found again when its session is taken up."""

from tests.cli.run import drydock

NOISE = b"Nov 20 10:00:00 host kernel: nothing to see\n" * 60_000
ERROR = b'exec: "/bin/bash": executable file not found in $PATH\n'


def test_an_error_at_the_end_of_a_large_text_is_found_and_kept():
    answer = drydock("diagnose", "--no-probe", "--json", "-", stdin=NOISE + ERROR)
    assert answer.code == 0
    kept = drydock("show", str(answer.json["session"]), "--json").json["pastes"][0]
    assert "executable file not found" in kept
    assert len(kept) < 100_000


def test_a_large_text_without_an_error_is_not_recognised():
    assert drydock("diagnose", "--no-probe", "-", stdin=NOISE).code == 4
