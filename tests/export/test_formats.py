"""Sessions as Markdown and JSON: complete, and harmless whatever they hold."""

import json

import pytest

from assistant.export import json as json_format
from assistant.export import markdown
from assistant.model.contract.diagnosis import CauseObject, DiagnosisObject, EvidenceObject
from assistant.model.diagnosis import CauseStatus, Check, Outcome, StepState
from assistant.model.event import Answered, Chosen, Event, Opened, Pasted, StepBegun, StepEnded
from assistant.model.own_tree import OwnTree
from assistant.model.tree import Effect
from assistant.session.transcript import transcript_of

HOSTILE = "</script><img src=x onerror=alert(1)> [x](javascript:1) `` ``` *b* _i_ | ~~~ \x1b[31m \u202e"


def events(text="Cannot connect to the Docker daemon"):
    evidence = EvidenceObject(fact="daemon.reachable", effect=Effect.CONFIRMS, says=text)
    cause = CauseObject(
        id="daemon/not-running",
        title=text,
        status=CauseStatus.CONFIRMED,
        probability=0.97,
        evidence=(evidence,),
    )
    said = [
        Opened("this machine", "1"),
        Pasted(text),
        Chosen("daemon/cannot-connect", text),
        DiagnosisObject(causes=(cause,), remarks=(text,)),
        Answered(text, text),
        StepBegun(step=1, title=text, command=("systemctl", "start", text)),
        StepEnded(1, StepState.DONE, text),
        StepBegun(step=2, title="second"),
        Outcome("fixed", verification=(Check(text, True),)),
    ]
    return [Event(7, number, "2026-01-01T00:00:00Z", payload) for number, payload in enumerate(said, 1)]


def test_the_ticket_tells_what_was_reported_found_done_and_proved():
    ticket = markdown.render(transcript_of(7, events()))
    for part in ("Session: 7", "daemon/not-running", "97%", "systemctl start", "fixed", "holds"):
        assert part in ticket


def test_the_ticket_tells_which_knowledge_changed_the_host():
    shipped = StepBegun(step=1, title="first", tree="daemon/cannot-connect")
    own = StepBegun(step=2, title="second", tree="site/tunnel", own_trees=(OwnTree("/home/me/tunnel.yaml", "ab12"),))
    ticket = markdown.render(transcript_of(7, [Event(7, n, "", each) for n, each in enumerate((shipped, own), 1)]))
    assert "   From: `daemon/cannot-connect`\n" in ticket
    assert "   From: `site/tunnel`, `/home/me/tunnel.yaml` (SHA-256 `ab12`)\n" in ticket


def test_a_step_whose_end_was_never_recorded_is_unfinished():
    steps = transcript_of(7, events()).steps
    assert [step.state for step in steps] == ["done", "unfinished"]


def test_nothing_from_outside_is_markup_in_the_ticket():
    outside_code = []
    fenced = False
    for row in markdown.render(transcript_of(7, events(HOSTILE))).splitlines():
        if row.startswith("````"):
            fenced = not fenced
        elif not fenced:
            outside_code.append(row)
    text = "\n".join(outside_code)
    assert not fenced
    assert "\x1b" not in text
    assert "\u202e" not in text
    spans = text.replace("\\`", "")
    for row in spans.splitlines():
        if "`" not in row:
            assert "<img" not in row.replace("\\<", "")
            assert "](" not in row.replace("\\]", "")


@pytest.mark.parametrize("value", ["a`b", "``", "`", "plain", "ends`"])
def test_a_code_span_holds_any_backticks(value):
    span = markdown.code(value)
    fence = span[: len(span) - len(span.lstrip("`"))]
    assert span.endswith(fence)
    assert fence not in span[len(fence) : -len(fence)].replace(" ", "  ").strip("`") or fence not in value


def test_the_json_is_one_object_with_its_schema():
    value = json.loads(json_format.render(transcript_of(7, events(HOSTILE))))
    assert value["schema"] == "drydock.session/1"
    assert value["pastes"] == [HOSTILE]
