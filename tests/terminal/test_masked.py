"""What is shown on the terminal has no secret in it."""

import io

import pytest

from assistant.model.preview import Preview
from assistant.model.risk import Risk
from assistant.say.lines import Line, Role
from assistant.say.preview import preview_lines
from assistant.terminal.masked import masked
from assistant.terminal.person import Person
from assistant.terminal.progress import Progress
from assistant.terminal.screen import Screen
from assistant.text.redaction import redact

SECRET = "Hx7" + "q" * 3 + "R2m9Tz4"
KEY = "\n".join(["-----BEGIN " + "RSA PRIVATE KEY-----", SECRET * 3, SECRET * 3, "-----END " + "RSA PRIVATE KEY-----"])


def _shown(lines):
    stream = io.StringIO()
    Screen(stream, colour=False).show(lines)
    return stream.getvalue()


@pytest.mark.parametrize(
    "line",
    [
        Line(f"https proxy is http://app:{SECRET}@proxy:3129"),
        Line(f"docker login -u app -p {SECRET}", Role.COMMAND, 4, "$"),
        Line(f"DB_PASSWORD={SECRET}", Role.DETAIL),
    ],
)
def test_a_line_is_shown_without_its_secret(line):
    assert SECRET not in _shown([Line("before"), line, Line("after")])
    assert "after" in _shown([Line("before"), line, Line("after")])


def test_a_line_without_a_secret_is_shown_as_it_is():
    lines = [Line("docker0 has no IPv4 address", Role.GOOD, 2, "+"), Line()]
    assert masked(lines, redact) == lines


def test_a_secret_of_several_rows_is_taken_out_of_a_diff_and_the_rows_around_it_keep_their_look():
    rows = ["--- a", "+++ b", " kept", *(f"+{row}" for row in KEY.splitlines()), "-gone"]
    preview = Preview(title="t", why="w", risk=Risk.REVERSIBLE, diff="\n".join(rows))
    lines = masked(preview_lines(preview), redact)
    assert SECRET[:6] not in "".join(line.text for line in lines)
    assert Line("-gone", Role.BAD, 4) in lines
    assert Line(" kept", Role.COMMAND, 4) in lines


def test_what_is_approved_is_shown_without_its_secret():
    stream, command = io.StringIO(), ("docker", "login", "-u", "app", "-p", SECRET)
    preview = Preview(title="Log in", why="w", risk=Risk.REVERSIBLE, command=command, fingerprint="of the real command")
    assert Person(Screen(stream), lambda _: "y").approve(preview)
    assert "docker login -u app" in stream.getvalue()
    assert SECRET not in stream.getvalue()


def test_a_question_is_asked_without_a_secret():
    asked = []
    person = Person(Screen(io.StringIO()), lambda question: asked.append(question) or "n")
    person.agrees(f"Use http://app:{SECRET}@proxy:3129?")
    assert SECRET not in asked[0]


class _Terminal(io.StringIO):
    def isatty(self):
        return True


def test_the_progress_line_names_an_object_without_its_secret():
    stream, times = _Terminal(), iter(range(100))
    progress = Progress(stream, clock=lambda: next(times), columns=lambda: 80)
    with progress.looking():
        progress.tell(f"asking http://app:{SECRET}@r")
    assert "asking" in stream.getvalue()
    assert SECRET not in stream.getvalue()
