"""Exit codes in words."""

from __future__ import annotations

import pytest

from assistant.probes.container.exit_codes import meaning_of, signal_name, signal_of


@pytest.mark.parametrize(("code", "signal"), [(137, "SIGKILL"), (143, "SIGTERM"), (139, "SIGSEGV"), (134, "SIGABRT")])
def test_a_code_above_128_names_its_signal(code: int, signal: str) -> None:
    assert signal_of(code) == signal
    assert signal in meaning_of(code)


@pytest.mark.parametrize("code", [0, 1, 125, 126, 127, 128, 192, 255, 3_221_225_786, -1])
def test_other_codes_name_none(code: int) -> None:
    assert signal_of(code) is None
    assert meaning_of(code)


@pytest.mark.parametrize("said", ["9", "KILL", "SIGKILL"])
def test_a_signal_has_one_name_however_it_is_said(said: str) -> None:
    assert signal_name(said) == "SIGKILL"
