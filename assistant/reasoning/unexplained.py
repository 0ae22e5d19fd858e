"""What the lines of the text that report a fault say of the candidates: each of them wants an explanation."""

from __future__ import annotations

import math
from collections.abc import Iterable

import msgspec

from assistant.model.diagnosis import Finding
from assistant.model.fault_line import FaultLine, UnexplainedLine
from assistant.model.tree import Effect
from assistant.reasoning import weights
from assistant.reasoning.evidence import Assessment, diminished
from assistant.reasoning.hypothesis import Hypothesis

MOST_SHOWN = 3
_FOR = (Effect.CONFIRMS, Effect.SUPPORTS)


def open_lines(lines: Iterable[FaultLine], symptoms: Iterable[str], findings: Iterable[Finding]) -> list[FaultLine]:
    """The lines on which neither a message of these symptoms stands nor a text that these findings rest on."""
    explained = set(symptoms)
    said = {each.name for each in findings if each.subject == "paste" and each.value and each.effect in _FOR}
    return [each for each in lines if not explained & set(each.symptoms) and not said & set(each.phrases)]


def share_left(lines: Iterable[FaultLine], findings: Iterable[Finding]) -> float:
    """What the known causes keep of the probability beside lines that no recognised message or evidence explains.

    Lines of recognised messages are weighed with their symptoms.
    """
    unknown = (line for line in lines if not line.symptoms)
    return math.pow(weights.UNEXPLAINED, diminished(sum(each.weight for each in open_lines(unknown, (), findings))))


def without_fault(hypothesis: Hypothesis, assessment: Assessment, lines: Iterable[FaultLine]) -> Assessment:
    """The same, but that nothing is wrong is ruled out beside a line that reports a fault."""
    left = open_lines(lines, hypothesis.explains, assessment.findings) if hypothesis.cause.no_fault else []
    if not left:
        return assessment
    first = left[0]
    says = f"line {first.line} reports a fault"
    finding = Finding("paste", first.text, None, first.text, Effect.EXCLUDES, says)
    return msgspec.structs.replace(
        assessment, findings=(*assessment.findings, finding), ratio=0.0, excluded=True, missed=False
    )


def shown_lines(left: Iterable[FaultLine]) -> tuple[UnexplainedLine, ...]:
    """Those that are shown: the surest, in the order of the text; what only repeats a failure is none of them."""
    unknown = (each for each in left if each.weight and not each.symptoms)
    surest = sorted(unknown, key=lambda each: (-each.weight, each.line))[:MOST_SHOWN]
    return tuple(UnexplainedLine(each.line, each.text) for each in sorted(surest, key=lambda each: each.line))
