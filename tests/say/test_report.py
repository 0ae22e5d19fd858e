"""The answer in words: what it rests on stands first, and its sentences are sentences."""

from __future__ import annotations

import msgspec

from assistant.diagnosis.contract import diagnosis_object
from assistant.model.diagnosis import CauseStatus
from assistant.reasoning.rank import diagnose
from assistant.say.report import diagnosis_lines
from tests.reasoning.trees import cause, confirms, fact_is, facts, match, symptom, trees

STOPPED = cause("daemon/not-running", confirms(fact_is("daemon.process", False), says="no dockerd runs"))
KB = trees(symptom("daemon/cannot-connect", STOPPED), causes=(STOPPED,))
MATCH = match("daemon/cannot-connect")


def told(*, recognised: bool) -> list[str]:
    diagnosis = diagnose(KB, (MATCH,), frozenset(), facts(("daemon.process", False)))
    shown = diagnosis if recognised else msgspec.structs.replace(diagnosis, matches=())
    return [line.text for line in diagnosis_lines(shown, probed=True)]


def test_a_cause_that_the_host_alone_shows_is_told_as_no_reading_of_the_text() -> None:
    assert told(recognised=False)[0] == "I do not recognise an error in the text. This host has a known fault:"
    assert told(recognised=True)[0] == "Recognised"


def test_a_cause_that_hardly_fits_is_not_told_as_the_answer() -> None:
    diagnosis = diagnose(KB, (MATCH,), frozenset(), facts(("daemon.process", True)))
    best = msgspec.structs.replace(diagnosis.candidates[0], status=CauseStatus.POSSIBLE, probability=0.01)
    faint = msgspec.structs.replace(diagnosis, candidates=(best,), other_probability=0.98)
    says = [line.text for line in diagnosis_lines(faint, probed=True)]
    assert "No known cause fits well; it is more likely something else (98%). The nearest:" in says
    sure = msgspec.structs.replace(faint, candidates=(msgspec.structs.replace(best, probability=0.6),))
    assert not any(line.text.startswith("No known cause") for line in diagnosis_lines(sure, probed=True))


def test_a_confirmed_cause_beside_others_is_not_given_a_share_that_says_the_opposite() -> None:
    diagnosis = diagnose(KB, (MATCH,), frozenset(), facts(("daemon.process", False)))
    best = diagnosis.candidates[0]
    second = msgspec.structs.replace(best, probability=0.06)
    beside = msgspec.structs.replace(second, beside=True)
    both = msgspec.structs.replace(diagnosis, candidates=(best, second, beside))
    says = [line.text for line in diagnosis_lines(both, probed=True)]
    assert any("[confirmed] daemon/not-running" in text for text in says)
    assert any("[confirmed, but your text does not speak of it] daemon/not-running" in text for text in says)
    assert not any("confirmed, 6%" in text for text in says)


def test_a_line_in_another_language_is_told_as_given_and_as_it_was_read() -> None:
    given = msgspec.structs.replace(
        MATCH, line=3, text="tee: x: 设备上没有空间", read_as="tee: x: No space left on device"
    )
    diagnosis = diagnose(KB, (given,), frozenset(), facts(("daemon.process", False)))
    says = [line.text for line in diagnosis_lines(diagnosis, probed=True)]
    assert "line 3: tee: x: 设备上没有空间, read as: tee: x: No space left on device" in says
    assert diagnosis_object(diagnosis, session=None).symptoms[0].read_as == given.read_as
    english = diagnose(KB, (MATCH,), frozenset(), facts(("daemon.process", False)))
    assert diagnosis_object(english, session=None).symptoms[0].read_as is msgspec.UNSET
