"""Files in a paste that nobody has named with a command: fenced, announced, or bare."""

from __future__ import annotations

from assistant.model.pattern import Pattern

_FORMATS = {
    "json": "json", "jsonc": "json", "yaml": "yaml", "yml": "yaml", "toml": "toml", "ini": "ini", "conf": "ini",
    "dockerfile": "dockerfile", "docker": "dockerfile", "containerfile": "dockerfile", "service": "ini", "env": "ini",
}  # fmt: skip
_NAMED = Pattern(
    r"(?P<path>(?:[A-Za-z]:\\|~?/)?(?:[\w.@%~-]+[/\\])*(?:[\w.@-]+\.(?:json|ya?ml|toml|conf|service|socket|env|ini|cfg|config)"
    r"|(?:Dockerfile|Containerfile)(?:\.[\w-]+)?|[\w-]+\.[Dd]ockerfile|\.dockerignore|\.env|resolv\.conf|hosts(?=\b)|os-release))"
)
_FILE_SUFFIXES = (
    (".json", "json"), (".yml", "yaml"), (".yaml", "yaml"), (".toml", "toml"), (".service", "ini"), (".socket", "ini"),
    (".conf", "ini"), (".ini", "ini"), (".env", "ini"), ("dockerfile", "dockerfile"), ("containerfile", "dockerfile"),
)  # fmt: skip
_YAML = Pattern(r"(?:services|version|apiVersion|kind|networks|volumes|x-[\w-]+|name):(?:\s+\S.*)?$")
_YAML_MORE = Pattern(r"\s|-(?:\s|$)|[\w.\"'/-]+:(?:\s|$)|#|---|\.\.\.|$")
_SECTION = Pattern(r"\[\[?[\w.\"/ :@-]{1,100}\]?\]$")
_SETTING = Pattern(r"[\w.\"/ -]{1,80}\s*=|[#;]|\[|\s|[\]}\")]|$")
_DOCKERFILE = Pattern(r"(?:FROM|ARG) +\S+(?: +(?:AS|as) +\S+)?$|# syntax=docker")
_INSTRUCTION = Pattern(
    r"(?i:FROM|RUN|CMD|LABEL|MAINTAINER|EXPOSE|ENV|ADD|COPY|ENTRYPOINT|VOLUME|USER|WORKDIR|ARG|ONBUILD|STOPSIGNAL|HEALTHCHECK"
    r"|SHELL)\s|#|\s|$|&&"
)
_LINES = (("nameserver ", "/etc/resolv.conf"), ("PRETTY_NAME=", "/etc/os-release"), ("127.0.0.1\t", "/etc/hosts"),
          ("127.0.0.1 localhost", "/etc/hosts"), ("127.0.0.1       localhost", "/etc/hosts"))  # fmt: skip
_KEYS_OF_DAEMON = """
    registry-mirrors insecure-registries log-driver data-root storage-driver exec-opts live-restore runtimes mtu bip
    default-address-pools default-runtime userns-remap iptables hosts dns
"""
_OF_DAEMON = frozenset(_KEYS_OF_DAEMON.split())
_OF_CONFIG = ("auths", "credsStore", "credHelpers", "currentContext")
_KEY = Pattern(r"\"([\w-]+)\"\s*:")


def format_of_fence(language: str) -> str:
    """The format that the word behind a fence names, empty when it names none."""
    return _FORMATS.get(language.strip("{}. ").split(" ", 1)[0].lower(), "")


def format_of_path(path: str) -> str:
    """The format of a file by its name; `text` when that does not tell."""
    name = path.replace("\\", "/").rpartition("/")[2].lower()
    if name.startswith(("dockerfile", "containerfile")):
        return "dockerfile"
    return next((form for suffix, form in _FILE_SUFFIXES if name.endswith(suffix)), "text")


def is_log_path(path: str) -> bool:
    """Whether a file holds log lines, which speak for programs and are no settings."""
    return path.startswith("/var/log/") or path.endswith((".log", ".log.1"))


def announced(line: str) -> str:
    """The file that a line names before its content follows, as `daemon.json:` or `My /etc/docker/daemon.json is`."""
    found = list(_NAMED.finditer(line)) if len(line) <= 200 else []
    return found[-1]["path"] if len({each["path"] for each in found}) == 1 else ""


def usual_path(path: str, form: str, text: str) -> str:
    """Where a file usually is of which only the name, or nothing but the content, is known."""
    name = path.replace("\\", "/").rpartition("/")[2]
    if not path and form == "json":
        keys = set(_KEY.findall(text[:4000]))
        name = "daemon.json" if keys & _OF_DAEMON else "config.json" if keys & set(_OF_CONFIG) else ""
        path = name
    if path == "daemon.json":
        return "/etc/docker/daemon.json"
    if not path and form == "yaml" and text.lstrip().startswith(("services:", "version:", "name:", "x-")):
        return "docker-compose.yml" if "services:" in text else ""
    if not path and form == "dockerfile":
        return "Dockerfile"
    return path


def begins(line: str, following: str) -> tuple[str, str]:
    """The format and path of a bare file that begins with a line; two empty texts when none does.

    Args:
        following: the next line that is not empty.
    """
    first = line[0]
    after = following.strip()
    if first == "{":
        if line == "{" and (after[:1] in '"}' or not after):
            return "json", ""
        return (
            ("json", "")
            if line.startswith('{"') and not line.startswith(('{"message"', '{"error', '{"detail', '{"status"'))
            else ("", "")
        )
    if first == "[" and _SECTION.fullmatch(line) and _SETTING.match(after) and ("=" in after or after[:1] == "["):
        return (
            "toml"
            if line.startswith(("[plugins", "[[", "[proxy", "[debug", "[registries", "[worker", "[registry"))
            else "ini"
        ), ""
    if first in "Fa#A" and _DOCKERFILE.match(line) and _INSTRUCTION.match(following.lstrip() or "#"):
        return "dockerfile", ""
    if _YAML.match(line) and (following[:1].isspace() or following[:1] == "-" or _YAML.match(following)):
        return "yaml", ""
    path = next((path for start, path in _LINES if line.startswith(start)), "")
    return ("text", path) if path else ("", "")


class Extent:
    """How far a bare file goes: asked about each of its lines, from the first on."""

    def __init__(self, form: str) -> None:
        self._form = form
        self._depth = 0
        self._is_begun = False

    def holds(self, line: str) -> bool:
        """Whether the file goes on with this line."""
        if self._form == "json":
            if self._is_begun and self._depth <= 0:
                return False
            self._depth += sum(line.count(sign) for sign in "{[") - sum(line.count(sign) for sign in "}]")
            self._is_begun = self._is_begun or bool(line.strip())
            return True
        if self._form == "yaml":
            return _YAML_MORE.match(line) is not None
        if self._form in ("toml", "ini"):
            return _SETTING.match(line) is not None
        if self._form == "dockerfile":
            return _INSTRUCTION.match(line) is not None
        return bool(line.strip()) and (line[0].isalnum() or line[0] in "#:[")
