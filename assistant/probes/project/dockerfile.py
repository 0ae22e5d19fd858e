"""What a Dockerfile tells a build to do."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.model.fact import Answer, Known
from assistant.model.look import Content, Look
from assistant.probes.answers import all_alike, word, words
from assistant.probes.probe import Probe
from assistant.probes.specs import text, texts, truth
from assistant.probes.whole import read_whole
from assistant.text.parts import head_of

FILE = "Dockerfile"
LONGEST_CHARS = 65_536
_INSTRUCTION = re.compile(r"\s*(?P<name>[A-Za-z]+)\s+(?P<rest>\S.*)", re.DOTALL)
_FROM = re.compile(r"(?:--platform=(?P<platform>\S+)\s+)?(?P<image>\S+)(?:\s+as\s+(?P<stage>\S+))?", re.IGNORECASE)
_OPTIONS = re.compile(r"(?:--\S+\s+)*")

SPECS = (
    texts("dockerfile.bases", "the images that its stages begin with"),
    texts("dockerfile.stages", "the names of its stages"),
    text("dockerfile.platform", "the platform that its last stage asks for"),
    text("dockerfile.user", "the user that its image runs as, where it says one"),
    texts("dockerfile.sources", "the paths of the build context that it copies"),
    text("dockerfile.entrypoint", "its last ENTRYPOINT"),
    text("dockerfile.command", "its last CMD"),
    truth("dockerfile.shell_form", "what its image runs is run by a shell, which gets the signals"),
)


def ask(look: Look, _of: str | None) -> dict[str, Answer]:
    """Read the Dockerfile, as `cat Dockerfile` shows it.

    Sample, BuildKit 0.17: `FROM --platform=linux/amd64 node:22 AS build`
    Source: https://docs.docker.com/reference/dockerfile/
    """
    reply = read_whole(look, FILE)
    if isinstance(reply, Content):
        return parse_dockerfile(head_of(reply.text, LONGEST_CHARS))
    return all_alike(SPECS, reply)


def parse_dockerfile(source: str) -> dict[str, Answer]:
    """The facts in a Dockerfile's text."""
    said = list(_instructions(source))
    stages = [found for name, rest in said if name == "FROM" and (found := _FROM.match(rest))]
    names = {stage["stage"] for stage in stages if stage["stage"]}
    last: dict[str, str] = dict(said)
    runs = last.get("ENTRYPOINT") or last.get("CMD")
    return {
        "dockerfile.bases": words(dict.fromkeys(each["image"] for each in stages if each["image"] not in names)),
        "dockerfile.stages": words(sorted(names)),
        "dockerfile.platform": word(stages[-1]["platform"] if stages else None),
        "dockerfile.user": word(last.get("USER")),
        "dockerfile.sources": words(dict.fromkeys(_sources(said))),
        "dockerfile.entrypoint": word(last.get("ENTRYPOINT")),
        "dockerfile.command": word(last.get("CMD")),
        "dockerfile.shell_form": Known(bool(runs) and not str(runs).startswith("[")),
    }


def _instructions(source: str) -> Iterator[tuple[str, str]]:
    """Each instruction in upper case with the rest of it, continued lines joined."""
    lines = (line for line in source.splitlines() if not line.lstrip().startswith("#"))
    for whole in re.split(r"(?<!\\)\n", "\n".join(lines)):
        found = _INSTRUCTION.match(whole.replace("\\\n", " "))
        if found:
            yield found["name"].upper(), found["rest"].strip()


def _sources(said: list[tuple[str, str]]) -> Iterator[str]:
    for name, rest in said:
        if name in ("COPY", "ADD") and "--from=" not in rest and "<<" not in rest:
            paths = re.findall(r'"([^"]+)"', rest) if "[" in rest else rest[_end_of_options(rest) :].split()
            yield from (path for path in paths[:-1] if "://" not in path)


def _end_of_options(rest: str) -> int:
    found = _OPTIONS.match(rest)
    return found.end() if found else 0


PROBE = Probe("project.dockerfile", SPECS, ask, pasted_only=True)
