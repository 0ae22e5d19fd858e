"""The same messages as people paste them."""

import html
import json

import pytest

from tests.matching.sample import exact, symptoms

LOOKUP = "Error response from daemon: dial tcp: lookup Registry.Example.com on 10.0.0.2:53: no such host"
STAMP = "Nov 20 12:00:00 web1 dockerd[812]: "


def wrapped(text: str, columns: int, indent: str = "") -> str:
    return ("\n" + indent).join(text[at : at + columns] for at in range(0, len(text), columns))


WAYS = {
    "as printed": LOOKUP,
    "upper case and tabs": LOOKUP.replace("dial tcp", "DIAL\tTCP"),
    "wrapped in the middle of words": wrapped(LOOKUP, 37),
    "wrapped with indentation": wrapped(LOOKUP, 41, "        "),
    "wrapped inside a quotation": "> first\n> " + wrapped(LOOKUP, 38, "> ") + "\n> last",
    "in a TUI's frame": "\n".join(f"│ {line:<44} │" for line in wrapped(LOOKUP, 44).split("\n")),
    "in an ASCII table": "\n".join(f"| {line:<44} |" for line in wrapped(LOOKUP, 44).split("\n")),
    "with line numbers": "\n".join(
        f"{number:6}\t{line}" for number, line in enumerate(["a", "b", *wrapped(LOOKUP, 44).split("\n"), "c"], 1)
    ),
    "as JSON": json.dumps({"log": LOOKUP + "\n", "stream": "stderr"}),
    "as JSON in JSON": json.dumps(json.dumps({"msg": LOOKUP})),
    "as journald's JSON": json.dumps(
        {"MESSAGE": f'time="2026-11-20T12:00:00Z" level=error msg="{LOOKUP}"', "_PID": "8"}
    ),
    "by Ansible": 'fatal: [web1]: FAILED! => {"changed": false, "msg": '
    + json.dumps(f'Unable to start service docker: {LOOKUP}\nSee "systemctl status docker.service" for details.\n')
    + "}",
    "as HTML": "<p>" + html.escape(LOOKUP).replace(" on ", "&nbsp;on<br>") + "</p>",
    "as HTML escaped twice": html.escape(html.escape(f'"{LOOKUP}"')),
    "with smart quotes": f"“{LOOKUP}”".replace("lookup ", "lookup “").replace(" on ", "” on "),
    "from Windows": f"foo\r\n{wrapped(LOOKUP, 50)}\r\nbar\r\n".replace("\n", "\r\n").replace("\r\r", "\r"),
    "in logfmt": f'{STAMP}time="2026-11-20T12:00:00.123Z" level=error msg="{LOOKUP}" error="exit 1"',
    "with the logger's prefix in the middle": f"{STAMP}{LOOKUP[:60]}\n{STAMP}{LOOKUP[60:]}",
    "with ISO stamps in the middle": "".join(
        f"2026-11-20T12:00:00+0100 web1 dockerd[812]: {part}\n" for part in (LOOKUP[:50], LOOKUP[50:])
    ),
    "coloured": LOOKUP.replace("dial", "\x1b[31;1mdial").replace("lookup", "loo\x1b[0mkup"),
    "with a terminal's title": "\x1b]0;root@web1\x07" + LOOKUP,
    "coloured by rsyslog": LOOKUP.replace("dial", "#033[31mdial").replace("lookup", "#033[0mlookup#011"),
    "coloured in JSON": LOOKUP.replace("dial", "\\u001b[31mdial"),
    "with invisible characters": LOOKUP.replace("dial", "di\u200bal\u202e").replace(" on ", "\u00a0on "),
    "with full-width letters": LOOKUP.replace("dial", "ｄｉａｌ"),
    "in UTF-16": ("\ufeff" + LOOKUP).encode("utf-16-le"),
    "in UTF-16 without its mark": LOOKUP.encode("utf-16-le"),
    "with a UTF-8 mark": LOOKUP.encode("utf-8-sig"),
    "with bytes that are no UTF-8": b"\xff\xfe\x00" + LOOKUP.encode() + b"\xc3",
    "in a diff": "+" + wrapped(LOOKUP, 50, "+"),
    "in a list of Markdown": "* **" + LOOKUP + "**",
    "by docker compose": "web_1  | " + LOOKUP,
}


@pytest.mark.parametrize("text", WAYS.values(), ids=WAYS.keys())
def test_a_message_is_found_with_its_captures_however_it_is_pasted(text: str | bytes) -> None:
    captures = exact(text, "dns/lookup").captures
    assert captures == {"host": "Registry.Example.com", "server": "10.0.0.2:53"}


def test_text_without_white_space_is_recognised() -> None:
    found = exact("erroresponsefromdaemon:dialtcp:lookupregistry.example.comon10.0.0.2:53:nosuchhost", "dns/lookup")
    assert found.captures["host"] == "registry.example.com"


def test_lost_blanks_and_lower_case_are_forgiven() -> None:
    text = (
        "error starting daemon: selinux is notsupported with the overlay2 graph driver on this kernel. either boot into"
        " anewer kernel or disable selinux in docker (--selinux-enabled=false)"
    )
    assert exact(text, "daemon/selinux").line == 1


def test_compose_prints_its_own_words_around_a_message() -> None:
    text = (
        "ERROR: for web  Cannot start service web: driver failed programming external connectivity on endpoint web_1\n"
        "(3f1c): Bind for 0.0.0.0:80 failed: port is already allocated\n"
        "ERROR: Encountered errors while bringing up the project."
    )
    found = exact(text, "network/port")
    assert (found.line, found.captures) == (2, {"bind": "0.0.0.0:80"})


def test_systemctl_is_quoted_with_the_unit() -> None:
    text = 'Job for docker.service failed because the control process exited with error code.\nSee "systemctl status'
    assert exact(text, "daemon/start").captures == {"unit": "docker.service"}


def test_escapes_of_a_path_in_a_url_are_the_path() -> None:
    text = 'Post "http://%2Fvar%2Frun%2Fdocker.sock/v1.24/build": x'
    from tests.matching.sample import build

    assert build(("a/b", "Post http:///var/run/docker.sock/v{v:version}/{what:word}")).match(text).matches


def test_an_ordinary_conversation_matches_nothing() -> None:
    assert symptoms("Hello, my containers are well. I only wanted to say thanks for the help with the server!") == set()
