"""What makes a line report a fault: levels of loggers, texts of errno, exit statuses, and the verbs of failing.

Each sign is a regular expression that both Hyperscan and `re` read, without regard to case unless it says so.
"""

from __future__ import annotations

FATAL = (
    r"failed to start daemon|error starting daemon|level=\"?(fatal|panic)|\"level\": ?\"(fatal|panic)\"",
    r"(^|[ \t])(fata|pani)\[|^(.*[ \t\]])?(panic|fatal error|kernel panic)( - [a-z ]+)?: ",
)
"""What no other sign on the same line makes harmless."""

SURE = (
    # levels, as loggers write them
    r"\b(level|lvl|severity)=\"?(err|eror|fatal|panic|crit|emerg|alert)",
    r"\"(level|severity|lvl)\": ?\"(err|fatal|panic|crit|emerg|alert)",
    r"(^|[^a-z0-9_])(error|fatal|panic|emerg|critical|severe)( response from daemon)?( ?\[[^\]]*\])?:",
    r"\[ ?(error|err|fatal|fail|crit|critical|emerg|alert|panic|eror)( [a-z]+)? ?\]",
    r"(^|[ \t])(fata|erro|pani)\[",
    r"^(.*\| ?)?[ef][01]\d[0-3]\d \d\d:\d\d:\d\d",
    r"^(.*\| ?)?e: ",
    r"^[^a-z]*(error|err!|fatal|fail)[ \t]",
    # what ends a trace
    r"^[^:]*[a-z](error|exception)(: |$)",
    r"^caused by: ",
    r"exception in thread",
    r"panic: ",
    # errno, as C, Go, Python, Node and Windows name it
    r"\[errno -?\d+\]",
    r"\be(perm|noent|io|nxio|acces|exist|notdir|isdir|inval|mfile|nfile|nospc|rofs|pipe|loop|addrinuse|addrnotavail|"
    r"netunreach|connreset|connaborted|connrefused|hostunreach|timedout|notfound|ai_again|busy|xdev|nomem|again|dquot|"
    r"nosys|notempty|noexec|2big|fault)\b",
    r"\b0x8007[0-9a-f]{4}",
    # how a process ends
    r"segmentation fault|core dumped|bus error|illegal instruction|signal: (killed|aborted)|oom-kill|out of memory",
    r"exit(ed)?( with)?( the)?( status| code| value)?:? ?\(?[1-9]",
    r"\bcode=(exited|killed|dumped), ?status=[1-9]",
    r"non-zero (exit )?(code|exit)",
    r"returned (a non-zero code|error exit status|error code|1 exit)",
)
"""What says so beyond doubt."""

LIKELY = (
    r"\b(failed|failure|failing|fails|unable|cannot|can't|cant|couldn't|could not|can not|won't|aborted|aborting)\b",
    r"(permission|access|operation|request|authorization)[a-z ]* (denied|refused|rejected|forbidden)",
    r"\b(denied|refused|rejected|unreachable|unauthorized|forbidden|not permitted|not allowed)\b",
    r"no such (file|host|container|image|network|volume|service|device|process|user|id|object|option|method)",
    r"no space left|disk quota exceeded|too many open files|read-only file ?system|device or resource busy",
    r"\b(not found|does not exist|doesn't exist|do not exist|is not running|not supported|unsupported)\b",
    r"\b(timed out|timeout exceeded|deadline exceeded|i/o timeout|handshake timeout|broken pipe|connection reset)\b",
    r"\b(unexpected|premature) (eof|end of)|\bbad (interpreter|address|gateway|request|file descriptor|magic)\b",
    r"already (in use|exists|allocated|bound|taken)|address in use",
    r"\b(invalid|unknown|unrecognized|unrecognised|undefined|mismatch|conflicting|incompatible|corrupt(ed)?) ",
    r"\b(exceeded|exhausted|expired|too many|too large|too old|too long)\b",
    r"\b(unhealthy|crashloopbackoff|imagepullbackoff|errimagepull|oomkilled)\b",
    r"exec format error|input/output error|no route to host|not a directory|is a directory|file exists",
)
"""Words of failing: in a program's output they tell of a fault, in a sentence or a warning perhaps."""
