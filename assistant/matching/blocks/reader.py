"""Reads a paste line by line, and closes a block where another begins."""

from __future__ import annotations

from assistant.matching.blocks.ansible import LONGEST_RESULT, ansible_blocks
from assistant.matching.blocks.cleaned import Cleaned
from assistant.matching.blocks.commands import Typed, typed
from assistant.matching.blocks.documents import Extent, announced, begins, format_of_fence, is_log_path
from assistant.matching.blocks.forms import Forms
from assistant.matching.blocks.logs import Heard, is_of_runner, log_line, runner_text, service_line
from assistant.matching.blocks.open_block import OpenBlock, Voice
from assistant.matching.blocks.opened import Opened, goes_on, margin_of
from assistant.matching.blocks.outputs import container_output, is_of_client, is_trace, speaker_by_text
from assistant.matching.blocks.prompts import Prompt, is_bare_command, prompt_of
from assistant.matching.blocks.prose import is_prose
from assistant.matching.blocks.services import services_in
from assistant.matching.blocks.whereabouts import Whereabouts
from assistant.model.block import Block, BlockKind, Inside
from assistant.model.pattern import Pattern
from assistant.model.speaker import Speaker

_HELD = (BlockKind.COMMAND, BlockKind.FILE)
"""What a line that tells nothing belongs to."""

_FENCE = Pattern(r"```|~~~+\w*$")
"""Python underlines with `~~~^^^` what has failed: that is no fence."""
_BEFORE_A_CONTAINER = 40
"""Lines that `docker run` prints of a pull, and of why a container does not start."""


class Reader:
    """One reading of one text."""

    def __init__(self, text: str) -> None:
        part = Cleaned(text)
        text = part.text
        self._lines = list(part.lines())
        self._runner = is_of_runner(text)
        self._services = services_in(self._lines) if "|" in text else frozenset[str]()
        self._open = Opened()
        self._whereabouts = Whereabouts()
        self._extent: Extent | None = None
        self._until = self._continues = self._fence = self._announced = ""
        self._gap = True
        self._forms = Forms()
        self._read_to = 0

    def read(self) -> list[Block]:
        """Read all lines; the blocks as they were closed."""
        last = 0
        for at, (number, line) in enumerate(self._lines):
            if number > last + 1:
                self._close()  # what stands between is not looked at
            if number > self._read_to:
                self._line(at, number, line)
            last = number
        self._open.close()
        return self._open.blocks

    def _line(self, at: int, number: int, line: str) -> None:
        text = runner_text(line)
        if text is not None:
            self._runner, line = True, text
        bare = line.strip()
        if not bare:
            self._open.blank(number)
        elif _FENCE.match(bare) and not self._until and (self._fence or not self._shows):
            self._toggle(bare)
        elif not self._of_open(number, line, bare):
            self._begin(at, number, line, bare)
        self._gap = not bare

    @property
    def _shows(self) -> str:
        """The container whose own output is read: what looks like a prompt or a file in it is the container's too."""
        return self._open.outer.shows if self._open.outer else ""

    def _close(self) -> None:
        self._open.close()
        self._extent, self._continues, self._until = None, "", ""

    def _toggle(self, fence: str) -> None:
        """A fence opens or closes; a language behind it tells what it holds."""
        self._close()
        opens, self._fence = not self._fence, "" if self._fence else fence[:3]
        form = format_of_fence(fence[3:]) if opens else ""
        if form:
            self._begin_file(form, announced(self._announced), 0)
            self._announced = ""

    def _begin_file(self, form: str, path: str, first: int) -> OpenBlock:
        block = self._open.begin(OpenBlock(Voice(BlockKind.FILE), first))
        block.format, block.path = form, path
        return block

    def _of_open(self, number: int, line: str, bare: str) -> bool:
        """Whether the line belongs to what is open, whatever it looks like."""
        outer = self._open.outer
        if outer is None:
            return False
        if self._continues:
            self._go_on(outer, number, bare)
        elif self._until:
            self._here(outer, number, line, bare)
        elif self._extent and not self._extent.holds(line):
            self._close()
            return False
        elif self._extent or (self._fence and outer.voice.kind is BlockKind.FILE and not outer.command):
            outer.first = outer.first or number
            outer.add(number, line)
        else:
            return False
        return True

    def _go_on(self, outer: OpenBlock, number: int, bare: str) -> None:
        """The next line of a command that goes on behind a back-slash."""
        command = f"{self._continues} {bare.removeprefix('> ').removeprefix('>> ')}"
        self._continues = command[:-1].rstrip() if command.endswith("\\") else ""
        outer.reach(number)
        if not self._continues:
            self._said(outer, typed(command))

    def _here(self, outer: OpenBlock, number: int, line: str, bare: str) -> None:
        """A line of a here-document."""
        outer.reach(number)
        if bare.removeprefix("> ") == self._until:
            self._close()
        else:
            outer.add(number, line.removeprefix("> "))

    def _begin(self, at: int, number: int, line: str, bare: str) -> None:
        """A line that can begin something."""
        prompt = prompt_of(bare, in_runner=self._runner)
        if prompt and (not self._shows or prompt.shape == self._whereabouts.shape):
            self._prompt(number, line, prompt)
        elif not (not self._shows and self._ansible(at, bare)) and not self._logged(number, line, bare):
            self._plain(at, number, line, bare)

    def _prompt(self, number: int, line: str, prompt: Prompt) -> None:
        self._close()
        voice = self._whereabouts.at(prompt, in_runner=self._runner)
        if not prompt.command:
            return
        block = self._open.begin(OpenBlock(voice, number, margin_of(line)))
        block.as_root = prompt.as_root
        if prompt.command.endswith("\\") and not prompt.windows:
            self._continues = prompt.command[:-1].rstrip()
        else:
            self._said(block, typed(prompt.command, windows=prompt.windows))

    def _said(self, block: OpenBlock, said: Typed) -> None:
        """Take what the command line of a block says."""
        block.voice = self._whereabouts.after(said, block.voice)
        block.command, block.partial, block.shows = said.argv, said.partial, container_output(said.argv)
        block.as_root = True if said.as_root else block.as_root
        self._until = said.until
        block.path = said.into or ("" if is_log_path(said.path) else said.path)
        if block.path:
            block.voice = block.voice._replace(kind=BlockKind.FILE)

    def _ansible(self, at: int, bare: str) -> bool:
        if "=> {" not in bare:
            return False
        found, last = ansible_blocks(self._lines[at : at + LONGEST_RESULT])
        if found:
            self._close()
            self._open.blocks.extend(found)
            self._read_to = last
        return bool(found)

    def _logged(self, number: int, line: str, bare: str) -> bool:
        heard = service_line(bare, self._services) or log_line(bare)
        if heard is None:
            return False
        heard = self._placed(heard)
        outer = self._open.outer
        if outer and outer.voice.kind not in _HELD:
            self._close()
        elif outer:
            outer.add(number, line)
        voice = Voice(BlockKind.LOG, heard.speaker, heard.inside, heard.container, heard.host)
        self._open.speak(voice, number, heard.text, line)
        return True

    def _placed(self, heard: Heard) -> Heard:
        """Where a log line was printed; in what a container shows it does not matter what it says of itself."""
        if self._shows:
            speaker = heard.speaker or Speaker.APPLICATION
            return heard._replace(inside=Inside.CONTAINER, container=self._shows, speaker=speaker, host="")
        outer = self._open.outer if self._open.outer and self._open.outer.voice.kind in _HELD else None
        if outer and (outer.voice.inside is Inside.CONTAINER or not (heard.inside is Inside.CONTAINER or heard.host)):
            return heard._replace(inside=outer.voice.inside, container=outer.voice.container, host=outer.voice.host)
        return heard._replace(inside=Inside.RUNNER) if self._runner and heard.inside is Inside.UNKNOWN else heard

    def _plain(self, at: int, number: int, line: str, bare: str) -> None:
        """A line without a prompt and without a log's form."""
        outer = self._open.outer
        if is_bare_command(bare) and (self._gap or not outer or outer.voice.kind not in _HELD):
            self._prompt(number, line, Prompt(bare, "bare", Inside.UNKNOWN))
        elif outer and outer.voice.kind in _HELD and not (self._gap and self._is_other(outer, line, bare)):
            self._output(outer, number, line, bare)
        elif outer is None and self._open.inner and not self._gap and not is_prose(bare):
            self._open.inner.add(number, line)
        elif not self._document(at, number, line, bare):
            self._open.go_on(self._voice(line, bare), number, line)
            self._announced = bare

    def _is_other(self, outer: OpenBlock, line: str, bare: str) -> bool:
        """Whether a paragraph below a command's output is none of it."""
        return is_prose(bare) or (not outer.shows and self._forms.begins_another(line, outer.command))

    def _document(self, at: int, number: int, line: str, bare: str) -> bool:
        """Whether a bare file begins with the line."""
        if self._open.outer and not self._gap:
            return False
        following = next((text for _, text in self._lines[at + 1 : at + 3] if text.strip()), "")
        form, path = begins(bare, following)
        if not form or (form == "json" and self._forms.begins(line)):
            return False
        self._close()
        self._begin_file(form, path or announced(self._announced), number).add(number, line)
        self._extent, self._announced = Extent(form), ""
        self._extent.holds(line)
        return True

    def _voice(self, line: str, bare: str) -> Voice:
        """Who speaks in a line that stands by itself."""
        outer = self._open.outer
        in_table = outer is not None and outer.voice.kind is BlockKind.TABLE and not self._gap
        if not (in_table and line[:1].isspace()) and self._forms.begins(line):
            self._close()  # of two tables in a row each is a block
            return Voice(BlockKind.TABLE)
        speaker = speaker_by_text(bare)
        # "3m2s ago" in a column of a row is nobody's sentence.
        if is_prose(bare) and not (in_table and "   " in bare):
            return Voice(BlockKind.WORDS)
        if outer and goes_on(outer.voice.kind, speaker, after_gap=self._gap):
            return outer.voice
        kind = BlockKind.TRACE if is_trace(bare) else BlockKind.OUTPUT
        return Voice(kind, speaker, Inside.RUNNER if self._runner else Inside.UNKNOWN)

    def _output(self, outer: OpenBlock, number: int, line: str, bare: str) -> None:
        """A line of a command's output, or of a file; a container's own is a block in it."""
        outer.add(number, line)
        if speaker_by_text(bare) or (outer.shows and is_of_client(bare)):
            self._open.close_inner()
            if bare.startswith("docker: ") and "run" in outer.command and len(outer.rows) <= _BEFORE_A_CONTAINER:
                outer.shows = ""  # the container has not come up
        elif outer.shows:
            voice = Voice(BlockKind.LOG, Speaker.APPLICATION, Inside.CONTAINER, outer.shows)
            self._open.speak(voice, number, line, line)
        elif self._open.inner and line[:1].isspace():
            self._open.inner.add(number, line)
        else:
            self._open.close_inner()
