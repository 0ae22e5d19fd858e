"""What is cut of a text that is large or hostile."""

import pytest

from assistant.matching.blocks.cleaned import HEAD_LINES
from assistant.matching.blocks.cutter import cut


def test_of_a_large_text_the_beginning_and_the_end_are_cut_with_their_right_lines() -> None:
    text = "".join(f"$ echo {number}\n{number}\n" for number in range(1, 4 * HEAD_LINES))
    lines = text.split("\n")

    blocks = cut(text)

    assert (blocks[0].text, blocks[-1].text) == ("1", str(4 * HEAD_LINES - 1))
    assert all(lines[block.lines[0] - 1] == block.text for block in blocks)
    assert len(blocks) < 2 * HEAD_LINES


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n",
        "```",
        "```json",
        "$ cat <<EOF",
        "$ x \\",
        "{",
        "fatal: [h]: FAILED! => {",
        "$ '",
        "\0",
        "\x1b[",
        "a@b:$",
        "> ",
    ],
)
def test_a_text_that_ends_in_the_middle_is_cut_all_the_same(text: str) -> None:
    assert all(1 <= block.first <= block.last for block in cut(text))


def test_lines_end_where_the_matcher_lets_them_end() -> None:
    (block,) = cut("one\x0btwo\x0cthree\u2028four\r\n$ docker ps\r\nno\r\n")[-1:]

    assert (block.first, block.text) == (2, "no")
