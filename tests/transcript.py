"""A recorded session of transcripts/: its parts, and the same session again from them, without the host.

NAME.txt            the text that was pasted
NAME.snapshot.json  what the broken host replied to the probes; secrets are removed
NAME.session.json   what was done afterwards, as `drydock export --format json` wrote it, without the diagnosis
NAME.terminal.txt   what stood on the terminal
NAME.md             the ticket, as `drydock export` wrote it
"""

import json
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import msgspec

from assistant.diagnosis.case import Case
from assistant.diagnosis.consent import Consent
from assistant.diagnosis.contract import diagnosis_object
from assistant.diagnosis.expertise import Expertise
from assistant.export.markdown import render
from assistant.host.snapshot import load_snapshot
from assistant.model.contract.session import Transcript
from assistant.model.diagnosis import Diagnosis

FOLDER = Path(__file__).parent.parent / "transcripts"
# What else it could have been, how likely each is, and what else speaks for it depends on all of the knowledge, which
# grows.
_LESS_LIKELY = re.compile(r"^- \*\*.*\*\*: (?:likely|possible|ruled out).*\n(?:  - .*\n)*", re.MULTILINE)
_LESS_TELLING = re.compile(r"^  - (?:supports|weakens): .*\n", re.MULTILINE)
_VOLATILE = re.compile(r"(?:\b(?:over|under) )?\b\d{1,3}%|\b\d{4}-\d\d-\d\dT[\d:.]+(?:Z|\+00:00)?|\b\d{8}T\d{6}Z")


@dataclass(frozen=True)
class Recorded:
    """One recorded session."""

    name: str

    def path(self, ending: str) -> Path:
        """The file with this ending, as in `.md`."""
        return FOLDER / f"{self.name}{ending}"

    @property
    def text(self) -> str:
        """What was pasted."""
        return self.path(".txt").read_text()

    @property
    def ticket(self) -> str:
        """The ticket that was written then."""
        return self.path(".md").read_text()

    @cached_property
    def session(self) -> dict[str, object]:
        """What was done on the host."""
        content: dict[str, object] = json.loads(self.path(".session.json").read_text())
        return content

    @property
    def cause(self) -> str:
        """Id of the cause that was confirmed then: the first code span of the findings."""
        found = re.search(r"^- \*\*.*: confirmed, (?:over )?\d+% \(`([^`]+)`\)$", self.ticket, re.MULTILINE)
        return found[1] if found else ""

    def diagnosed_again(self, expertise: Expertise) -> Diagnosis:
        """The diagnosis of the same text on the same host by today's code and knowledge."""
        case = Case(expertise, load_snapshot(self.path(".snapshot.json")).round, consent=Consent(to_all=True))
        case.read(self.text)
        case.probe()
        return case.conclude()

    def written_again(self, expertise: Expertise) -> str:
        """The ticket that would be written today."""
        diagnosis = diagnosis_object(self.diagnosed_again(expertise), session=None)
        plain = {**self.session, "pastes": [self.text], "diagnosis": None, "outcome": self.session["outcome"] or None}
        return render(msgspec.structs.replace(msgspec.convert(plain, Transcript), diagnosis=diagnosis))


def recorded() -> list[Recorded]:
    """All recorded sessions."""
    return [Recorded(path.stem) for path in sorted(FOLDER.glob("*.md")) if path.stem != "README"]


def comparable(ticket: str) -> str:
    """A ticket without what differs from time to time: moments, percentages, and what confirms nothing."""
    return _VOLATILE.sub("...", _LESS_TELLING.sub("", _LESS_LIKELY.sub("", ticket)))
