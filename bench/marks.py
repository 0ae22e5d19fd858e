"""Prints the figures that the documentation quotes: the marks of the design, measured on this machine.

`make bench`. Nothing here is asserted: a figure says how this machine did today. The marks of `doctor` need root and
the packages of the lab; without them they are left out, and the output says so.
"""

from __future__ import annotations

import os
import pty
import select
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DRYDOCK = Path(sys.executable).with_name("drydock")
RUNS = 7
ERROR = 'Error response from daemon: Get "https://10.0.0.5:5000/v2/": http: server gave HTTP response to HTTPS client\n'
NOISE = (
    'Nov 20 10:00:{:02d} host dockerd[812]: time="2026-11-20T10:00:00Z" level=info msg="Loading containers: done."\n'
)


def paste(size: int) -> bytes:
    """A log of about `size` bytes with one error in its middle."""
    lines = [NOISE.format(number % 60) for number in range(size // len(NOISE))]
    lines.insert(len(lines) // 2, ERROR)
    return "".join(lines).encode()


def row(what: str, mark: str, figure: str) -> None:
    """Print one line of the table."""
    print(f"{what:<37} {mark:>16} {figure:>24}", flush=True)


def seconds(runs: list[float]) -> str:
    """Median and maximum of some runs."""
    return f"{statistics.median(runs):.2f} s (max {max(runs):.2f})"


def process(argv: list[str], data: bytes, runs: int = RUNS) -> tuple[list[float], int]:
    """Wall seconds of whole processes after one warm-up, and the largest resident set in KiB."""
    taken, largest = [], 0
    for number in range(runs + 1):
        begun = time.perf_counter()
        child = subprocess.Popen(argv, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        assert child.stdin is not None
        with child.stdin:
            child.stdin.write(data)
        _, _, usage = os.wait4(child.pid, 0)
        child.returncode = 0
        if number:
            taken.append(time.perf_counter() - begun)
            largest = max(largest, usage.ru_maxrss)
    return taken, largest


def one_shot() -> None:
    """`diagnose --no-probe` beside thefuck, the best-known fixer of command lines."""
    taken, largest = process([str(DRYDOCK), "diagnose", "--no-probe", "-"], paste(4096))
    row("diagnose --no-probe, 4 KB", "<= 0.15 s, 80 MB", f"{seconds(taken)}, {largest / 1024:.0f} MB")
    with tempfile.TemporaryDirectory() as folder:
        thefuck = _thefuck(Path(folder))
        if thefuck is None:
            print("  thefuck cannot be installed here, so there is nothing to compare with")
            return
        taken, largest = process(thefuck, b"")
        row("  for comparison: thefuck git brnch", "", f"{seconds(taken)}, {largest / 1024:.0f} MB")


def complaint() -> None:
    """A person's words, which are looked up where no message is recognised."""
    words = b"my contianer keeps restarting and the disk is full\n"
    taken, largest = process([str(DRYDOCK), "diagnose", "--no-probe", "-"], words)
    row("diagnose --no-probe, a complaint", "<= 0.35 s, 80 MB", f"{seconds(taken)}, {largest / 1024:.0f} MB")


def _thefuck(folder: Path) -> list[str] | None:
    venv.create(folder / "venv", with_pip=True)
    binaries = folder / "venv/bin"
    install = [binaries / "python", "-m", "pip", "-q", "install", "thefuck", "setuptools<80"]
    if subprocess.run(install, capture_output=True).returncode:
        return None
    return ["env", "THEFUCK_REQUIRE_CONFIRMATION=false", str(binaries / "thefuck"), "git", "brnch"]


def first_prompt() -> None:
    """From the start of the process to the prompt on a terminal."""
    row("drydock to its first prompt", "<= 0.25 s", seconds([_until_prompt() for _ in range(RUNS + 1)][1:]))


def _until_prompt() -> float:
    begun = time.perf_counter()
    pid, terminal = pty.fork()
    if pid == 0:
        os.environ["TERM"] = "xterm"
        os.execv(DRYDOCK, [str(DRYDOCK)])
    seen = b""
    while b"drydock>" not in seen and time.perf_counter() - begun < 20:
        if select.select([terminal], [], [], 1)[0]:
            seen += os.read(terminal, 65536)
        if b"\x1b[6n" in seen:
            os.write(terminal, b"\x1b[1;1R")
            seen = seen.replace(b"\x1b[6n", b"")
    taken = time.perf_counter() - begun
    os.write(terminal, b"\x04")
    os.close(terminal)
    os.waitpid(pid, 0)
    return taken


def matching() -> None:
    """Inside one process: the whole knowledge base against small and large texts, also with ten times the messages."""
    from assistant.matching.matcher import Matcher
    from assistant.model.tree import Message
    from assistant.wiring import Wiring

    expertise = Wiring().expertise
    small, large = paste(4096), paste(1 << 20)
    row("matching 4 KB", "<= 2 ms", f"{1000 * best(lambda: expertise.matcher.match(small)):.2f} ms")
    row("matching 1 MB", "<= 50 ms", f"{1000 * best(lambda: expertise.matcher.match(large)):.1f} ms")
    many = list(expertise.kb.messages)
    for copy in range(9):
        many += [(symptom, Message(f"variant{copy}x {message.text}")) for symptom, message in expertise.kb.messages]
    tenfold = Matcher.load(Matcher.compile(many, expertise.kb.phrases))
    for name, text in (("4 KB", small), ("1 MB", large)):
        ratio = best(lambda text=text: tenfold.match(text)) / best(lambda text=text: expertise.matcher.match(text))
        row(f"  {name}, ten times the messages", "<= 1.5 times", f"{ratio:.2f} times")


def best(work: Callable[[], object], runs: int = 20) -> float:
    """Seconds of the median run."""
    taken = []
    for _ in range(runs):
        begun = time.perf_counter()
        work()
        taken.append(time.perf_counter() - begun)
    return statistics.median(taken)


def redaction() -> None:
    """The planted corpora through the one door: what leaks, what is masked without need, and how fast it goes."""
    from assistant.text.redaction import redact
    from bench import texts
    from bench.redaction import loop_ms, measure, speed

    found = measure(redact)
    row("secrets of the corpus leaked", "<= 0.5 %", f"{found.leaked:.2%} of {found.planted}")
    row("harmless texts masked", "<= 0.5 %", f"{found.masked:.2%} of {found.harmless}")
    row("redaction, precision and recall", "", f"{found.precision:.2%}, {found.recall:.2%}")
    row("redaction of a log", ">= 10 MB/s", f"{speed(redact, paste(1 << 20).decode()):.1f} MB/s")
    for name, make in texts.DENSE.items():
        row(
            f"  of secrets as dense as in {name}",
            ">= 10 MB/s",
            f"{speed(redact, texts.repeated(make, 1 << 19)):.1f} MB/s",
        )
    row("  of a secret in every line", "", f"{speed(redact, texts.repeated(texts.every_line, 1 << 19)):.1f} MB/s")
    for size in (20_000, 80_000, 320_000):
        worst = min((speed(redact, piece * (size // len(piece))), piece) for piece in texts.HOSTILE)
        row(f"  of {size // 1000} KB that repeat a word", ">= 1 MB/s", f"{worst[0]:.1f} MB/s ({worst[1].strip()})")
    row("  for comparison: a loop of a million", "", f"{loop_ms():.0f} ms")


def triage() -> None:
    """1,000 pastes through `triage` on one core."""
    import json

    lines = "".join(json.dumps({"id": n, "text": f"try {n}\n{ERROR}"}) + "\n" for n in range(1000)).encode()
    argv = [str(DRYDOCK), "triage", "-"]
    if shutil.which("taskset"):
        argv = ["taskset", "-c", "0", *argv]
    taken, largest = process(argv, lines, 3)
    row("triage, 1,000 pastes, one core", "<= 2 s", f"{seconds(taken)}, {largest / 1024:.0f} MB")


def huge() -> None:
    """A log of 100 MB, from a file and from standard input."""
    with tempfile.NamedTemporaryFile(suffix=".log") as log:
        for _ in range(100):
            log.write(paste(1 << 20))
        log.flush()
        for name, argv in (
            ("from a file", [str(DRYDOCK), "diagnose", "--no-probe", log.name]),
            (
                "from standard input",
                ["sh", "-c", 'exec "$1" diagnose --no-probe - <"$2"', "sh", str(DRYDOCK), log.name],
            ),
        ):
            taken, largest = process(argv, b"", 1)
            row(f"diagnose, 100 MB {name}", "<= 10 s, 300 MB", f"{taken[0]:.1f} s, {largest / 1024:.0f} MB")


def rebuilding() -> None:
    """Compiling 500 trees, made of the shipped ones under other ids."""
    from assistant.kb.load import load
    from assistant.matching.matcher import Matcher
    from assistant.probes.catalogue import SPECS
    from bench.forest import plant

    with tempfile.TemporaryDirectory() as folder:
        count = plant(Path(folder), 500)
        begun = time.perf_counter()
        kb = load([Path(folder)], SPECS)
        Matcher.compile(kb.messages, kb.phrases)
        row(f"index of {count} trees, rebuilt", "<= 3 s", f"{time.perf_counter() - begun:.2f} s")


def questions() -> None:
    """What one diagnosis and one `doctor` of a recorded host ask it: each distinct question is to be asked once."""
    from collections import Counter

    from assistant.diagnosis.case import Case
    from assistant.host.once import Once
    from assistant.host.snapshot import load_snapshot
    from assistant.model.exchange import same_question
    from assistant.model.relay import Relay
    from assistant.wiring import Wiring

    class Counting(Relay):
        def __init__(self) -> None:
            super().__init__(load_snapshot(ROOT / "transcripts/daemon-json-syntax.snapshot.json").look)
            self.asked: Counter[object] = Counter()

        def _pass(self, ask, answer):
            self.asked[same_question(ask)] += 1
            return answer(ask)

    text = (ROOT / "transcripts/daemon-json-syntax.txt").read_text()
    for name, pasted in (("one diagnosis", text), ("doctor", None)):
        host = Counting()
        case = Case(Wiring().expertise, lambda host=host: Once(host))
        if pasted is None:
            case.check_up()
        else:
            case.read(pasted)
            case.probe()
        row(f"questions asked by {name}", "= distinct ones", f"{host.asked.total()} of {len(host.asked)} distinct")


def doctor() -> None:
    """`doctor` on a real host, healthy and with dockerd stopped by SIGSTOP."""
    if os.geteuid() != 0:
        print("doctor: needs root for a real host, left out")
        return
    from tests.lab.hosts.labhost import LabHost

    with LabHost(visible=(str(ROOT), sys.prefix)) as host:
        host.wait_for_docker()
        host.world.serve_names()
        argv = ("sh", "-c", f"{DRYDOCK} doctor >/dev/null")
        row("doctor, healthy host", "<= 1 s", seconds([_timed(host.run, argv) for _ in range(4)][1:]))
        host.run("sh", "-c", "kill -STOP $(cat /run/docker.pid)")
        row("doctor, dockerd under SIGSTOP", "<= 5 s", seconds([_timed(host.run, argv) for _ in range(2)]))
        host.run("sh", "-c", "kill -CONT $(cat /run/docker.pid)")


def _timed(run: Callable[..., object], argv: tuple[str, ...]) -> float:
    begun = time.perf_counter()
    run(*argv)
    return time.perf_counter() - begun


def main() -> None:
    """Print the table."""
    print(f"{os.cpu_count()} cores, Python {sys.version.split()[0]}; whole processes, medians of {RUNS} runs\n")
    row("what", "mark", "here, today")
    # A child's largest resident set is never below its parent's at the start, so what fills this process comes last.
    with tempfile.TemporaryDirectory() as own:
        _as_users_have_it(Path(own))
        for part in (
            one_shot,
            complaint,
            first_prompt,
            triage,
            huge,
            matching,
            redaction,
            questions,
            rebuilding,
            doctor,
        ):
            part()


def _as_users_have_it(own: Path) -> None:
    """What a start has compiled is there for the next one; no journal of whoever measures makes a difference."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ.update({f"XDG_{kind}_HOME": str(own / kind) for kind in ("CONFIG", "DATA", "CACHE")})


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    main()
