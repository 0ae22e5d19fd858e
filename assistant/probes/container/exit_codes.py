"""What the exit code of a container means."""

from __future__ import annotations

# Linux numbers (signal(7)), for the architectures that Docker runs on.
SIGNALS = {
    1: "SIGHUP",
    2: "SIGINT",
    3: "SIGQUIT",
    4: "SIGILL",
    5: "SIGTRAP",
    6: "SIGABRT",
    7: "SIGBUS",
    8: "SIGFPE",
    9: "SIGKILL",
    10: "SIGUSR1",
    11: "SIGSEGV",
    12: "SIGUSR2",
    13: "SIGPIPE",
    14: "SIGALRM",
    15: "SIGTERM",
    19: "SIGSTOP",
    24: "SIGXCPU",
    25: "SIGXFSZ",
    31: "SIGSYS",
}
_BY_SIGNAL = {
    "SIGKILL": "the kernel does that when memory runs out, docker kill does, and docker stop when its time is up",
    "SIGTERM": "docker stop asks so first",
    "SIGINT": "as ^C does",
    "SIGSEGV": "it touched memory that is not its own",
    "SIGABRT": "it gave up by itself",
    "SIGILL": "the processor does not know one of its instructions",
    "SIGSYS": "it made a system call that a security profile forbids",
}
_OWN = {
    0: "ended without an error",
    125: "Docker could not run the container",
    126: "the command was found but could not be run",
    127: "the command was not found",
    255: "the program failed, or its exit code was out of range",
}


def signal_of(code: int) -> str | None:
    """The signal that an exit code above 128 stands for."""
    return SIGNALS.get(code - 128)


def signal_name(said: str) -> str:
    """A signal's name out of what an event says: `9`, `KILL` and `SIGKILL` are the same."""
    if said.isdecimal():
        return SIGNALS.get(int(said[:4]), f"signal {said[:4]}")
    return said if said.startswith("SIG") else f"SIG{said}"


def meaning_of(code: int) -> str:
    """An exit code in words."""
    signal = signal_of(code)
    if signal is None:
        return _OWN.get(code, "the program ended with an error of its own")
    return f"ended by {signal}" + (f": {_BY_SIGNAL[signal]}" if signal in _BY_SIGNAL else "")
