"""Lines that look like a fault and are none of their own: harmless ones, each with its reason, and mere echoes.

Each is a regular expression that Hyperscan reads, without regard to case.
"""

from __future__ import annotations

HARMLESS = {
    r"unable to find image .* locally": "docker then pulls it",
    r"emulate docker cli using podman": "podman's notice to whoever calls it docker",
    r"\bdeprecat": "what will fail one day does not fail today",
    r"the attribute .?version.? is obsolete": "compose ignores it",
    r"no (swap|memory|kernel memory|oom kill disable|cpu \w+|blkio [\w.]+) (limit |support|\w+ support)": "a limit "
    "that is not used does not matter",
    r"kernel does not support (swap|cgroup|memory|oom|cpu|blkio)|bridge-nf-call-ip6?tables is disabled": "the same",
    r"skip(ping)? (loading )?plugin|failed to load plugin|could not use snapshotter": "containerd tries each plugin "
    "that it knows, and goes on without those that do not fit",
    r"no opentelemetry endpoint": "dockerd sends no traces, which nobody asked it for",
    r"failed to load cni during init|cni config load failed.*no network config found": "only Kubernetes needs it",
    r"cannot be preloaded .*ignored": "the loader goes on without it",
    r"invoke-rc\.d: |policy-rc\.d denied|debconf: |update-alternatives: warning": "apt goes on",
    r"\b0 errors?\b|errors?[:=] ?0\b|\bno errors?\b|without errors?\b": "there was none",
    r"error[=:] ?(null|nil|none|false|\"\"|<nil>)": "there was none",
    r"(failed|denied|errors|dropped|rejected|failures|failed units)[=:] ?0\b": "a count of none",
    r"(^|[ \t(,])0 (failed|failures|dropped|rejected|loaded units)\b": "a count of none",
    r"^\W*(raise|throw|at) |^[\w.-]*\W*\^+\s*$": "a frame of a trace",
    r"^░░|^-- (subject|the unit|unit|defined-by|support|a (start|stop) job|an? exec)": "the journal's own explanation",
    r"can (be )?ma(k|d)e a check non-fatal|ignore-preflight-errors|--?ignore-errors|\|\| true": "an option's name",
    r"to see the stack trace of this error|run with --help|see ['\"]?docker [\w ]*--help": "advice",
    r"(will|was|been|were) (be )?ignored\b|, ignoring\b|\bis ignored\b|non-critical": "the program goes on",
    r"level=(info|debug|trace)\b|\"level\": ?\"(info|debug)": "its own level says that it is none",
    r"^i\d{4} \d\d:|\[(info|debug|notice|trace)\]": "its own level says that it is none",
}
"""Known harmless lines, and why they are."""

ECHO = (
    r"job for \S+ (failed|canceled)|failed with result|unit entered failed state|start request repeated too quickly",
    r"main process exited|control process exited|scheduled restart job|active: failed|loaded: |triggered by",
    r"systemd\[\d+\]: failed to start |failed to start .*(engine|service|socket|unit|target)\b|dependency failed for",
    r"\(code=exited, status=\d|see ['\"]?(systemctl status|journalctl)|has begun (starting|stopping)|subject: unit",
    r"encountered errors while|service .* failed to build|failed to start containers: |errors were encountered",
    r"did not complete successfully: exit code|executor failed running|returned a non-zero code",
    r"failed to solve: process|^\W*(error: )?(exit|exited|process exited)[^:]*\d+\)?\W*$|exit status \d+\W*$",
    r"make(\[\d+\])?: \*\*\*|npm err! |npm error |error elifecycle|command failed\W*$|script returned exit code",
    r"job failed(: exit code|: command terminated|\W*$)|build failed\W*$|process completed with exit code",
    r"sub-process .*returned|dpkg: error processing|(subprocess|script) .*returned error exit status",
    r"exited with code [1-9]|back-off restarting|error syncing pod|crashloopbackoff|failed to create pod sandbox",
    r"non-zero exit \(\d+\)|exited \([1-9]\d*\)|^\s*(error|failed|fail|aborted|err)\W*\d*\W*$|error code \d+\W*$",
    r"traceback \(most recent call last\)|emitted 'error' event|unhandled 'error' event|a complete log of this run",
    r"^\s*(code|errno|syscall|err)\W+ ?['\"]?-?[\w]+['\"]?,?$|^\s*throw (err?|error);|creating .*\.\.\. error",
    r"during handling of the above exception|was the direct cause of the following|\bcanceled\b",
)
"""Lines that repeat that something failed and do not say what; those of the knowledge (`echo: true`) are more."""
