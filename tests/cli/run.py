"""The command line as its users start it: within this process through its one door, or as a process of its own."""

import io
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.cli.door import run_guarded
from assistant.cli.main import root

TRANSCRIPTS = Path(__file__).parent.parent.parent / "transcripts"
DRYDOCK = (sys.executable, "-c", "from assistant.cli import main; main()")
BROKEN = f"snapshot:{TRANSCRIPTS / 'daemon-json-syntax.snapshot.json'}"
PASTE = TRANSCRIPTS / "daemon-json-syntax.txt"


@dataclass(frozen=True)
class Ended:
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """What it printed, read as one JSON value."""
        return json.loads(self.out)


class _Pipe(io.TextIOWrapper):
    """Text on bytes, as standard streams are."""

    def __init__(self, data: bytes = b"") -> None:
        super().__init__(io.BytesIO(data), encoding="utf-8", write_through=True)

    def text(self) -> str:
        self.flush()
        self.seek(0)
        return self.read()


def drydock(*arguments: str, stdin: bytes = b"") -> Ended:
    """Run a command within this process, without a terminal."""
    out, err, given, kept = _Pipe(), _Pipe(), _Pipe(stdin), sys.stdin
    sys.stdin = given
    try:
        with redirect_stdout(out), redirect_stderr(err):
            code = run_guarded(root, list(arguments))
    finally:
        sys.stdin = kept
    return Ended(code, out.text(), err.text())


def process(*arguments: str, stdin: bytes = b"", env: Mapping[str, str] | None = None) -> Ended:
    """Run a command as a process of its own, without a terminal."""
    done = subprocess.run(
        [*DRYDOCK, *arguments], input=stdin, capture_output=True, env={**os.environ, **(env or {})}, timeout=120
    )
    return Ended(done.returncode, done.stdout.decode(), done.stderr.decode())
