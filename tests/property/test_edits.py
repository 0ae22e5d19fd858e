"""Whatever a file holds, an edit changes what it is for and nothing else."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.model.actions.edit_line import EditLine
from assistant.model.errors import RefusedError
from assistant.steps.edit_line import edited
from assistant.steps.files.flag_text import is_faithful_file, without_option_in_assignments
from assistant.steps.files.unit_text import environment
from assistant.steps.remove_host_name import without_name

_LINES = st.sampled_from(
    [
        "export X=1",
        "  export X=1",
        "export X='a b' # why",
        "export X",
        "export XY=2",
        "if true; then",
        "then",
        "else",
        "fi",
        "f() {",
        "{",
        "}",
        "( x",
        ")",
        "[ -n a ] &&",
        "true ||",
        "echo a |",
        "echo \\",
        "case a in",
        "a)",
        ";;",
        "esac",
        "for a in b; do",
        "while false",
        "do",
        "done",
        "cat <<X",
        "X",
        "cat <<-'E'",
        "\tE",
        "x='",
        "'",
        'x="',
        '"',
        "# don't",
        "echo done # }",
        "y=$(echo",
        "export X=$(echo)",
        "export X=1; echo",
        "",
    ]
)
_SHELL = st.lists(_LINES, max_size=9).map(lambda rows: "".join(f"{row}\n" for row in rows))


@pytest.mark.processes
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(_SHELL)
def test_what_a_shell_can_read_it_can_read_without_the_line_and_nothing_else_is_gone(tmp_path: Path, text: str) -> None:
    try:
        after = edited(text, EditLine("", "export X", delete=True), "/home/tom/.bashrc")
    except RefusedError:
        return
    rows = [row for row in text.split("\n") if not re.match(r"\s*export X\b", row)]
    assert after == "\n".join(rows)
    if _reads(tmp_path, text):
        assert _reads(tmp_path, after)


def _reads(folder: Path, text: str) -> bool:
    """Whether bash can read it; -n runs nothing."""
    (folder / "x").write_text(text)
    return subprocess.run(["bash", "-n", str(folder / "x")], capture_output=True, check=False).returncode == 0


_VALUES = st.text(st.characters(exclude_categories=("Cc", "Cs", "Cf", "Zl", "Zp", "Co", "Cn", "Zs")), max_size=20)


@given(st.dictionaries(st.from_regex(r"[A-Z]{1,3}", fullmatch=True), _VALUES | st.sampled_from(['%h\\n"', "a % b'"])))
def test_what_systemd_reads_of_a_drop_in_is_what_was_given(variables: dict[str, str]) -> None:
    assert _read_by_systemd(environment(variables)) == variables


def _read_by_systemd(text: str) -> dict[str, str]:
    """Environment= as systemd reads it: one quoted word, escapes undone, then `%%` for a percent sign."""
    found: dict[str, str] = {}
    for row in text.splitlines():
        if row.startswith("Environment="):
            word = re.fullmatch(r'"((?:[^"\\]|\\.)*)"', row.removeprefix("Environment="))
            assert word, row
            plain = re.sub(r"\\(.)", r"\1", word[1])
            assert "%" not in plain.replace("%%", "")
            name, _, value = plain.replace("%%", "%").partition("=")
            found[name] = value
    return found


_NAMES = st.sampled_from(["a.example", "a.example.org", "A.EXAMPLE", "b", "x.a.example", "a.example."])


@given(st.lists(st.lists(_NAMES, min_size=1, max_size=4), max_size=4), st.sampled_from([" ", "\t", "   "]))
def test_of_etc_hosts_only_the_whole_name_goes(lines: list[list[str]], gap: str) -> None:
    text = "".join(f"10.0.0.{at}{gap}{gap.join(names)} # a.example\n" for at, names in enumerate(lines))
    after = [row.partition("#")[0].split() for row in without_name(text, "a.example").splitlines()]
    kept = [[name for name in names if name.lower().rstrip(".") != "a.example"] for names in lines]
    assert after == [[f"10.0.0.{at}", *names] for at, names in enumerate(kept) if names]


_GIVEN = ["--mtu=1400", "--mtu 1400", "-D", "--label 'a --mtu=1 b'", "--label a=b", "-H fd://", "--icc=false", "$X"]


@given(st.lists(st.sampled_from(_GIVEN), max_size=6), st.sampled_from(['OPTS="{}"', "OPTS={}", "export OPTS='{}'"]))
def test_of_a_file_of_options_one_goes_and_the_others_mean_the_same(options: list[str], written: str) -> None:
    inner = " ".join(options)
    if "'" in written:
        inner = inner.replace("'", '"')
    before = f"# --mtu=1\n{written.format(inner)}\nHTTP_PROXY=http://x\n"
    after = without_option_in_assignments(before, "mtu")
    assert is_faithful_file(before, after, "mtu")
    assert without_option_in_assignments(after, "mtu") == after
