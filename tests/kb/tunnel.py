"""A tree of one's own: the tunnel of a site does not answer."""

from __future__ import annotations

from textwrap import indent

TEXT = "the tunnel of our site does not answer: gate.example.com"
_TREE = """\
symptom: site/tunnel-down
title: The tunnel of our site is down
messages:
  - "the tunnel of our site does not answer: {host}"
causes:
  - id: site/tunnel-stopped
    title: The settings of the tunnel are gone
    odds: very common
    explain: Everything leaves through it.
    wrong_if: They are there.
    evidence:
@EVIDENCE@
    fixes:
      - id: write-them
        title: Write the settings of the tunnel
        risk: reversible
        steps:
@STEPS@
        verify:
          - {fact: disk.exists, of: "@FILE@", is: true}
    sources: [our handbook]
examples:
  - "the tunnel of our site does not answer: gate.example.com"
not_examples:
  - the tunnel is long
"""


def tunnel(evidence: str, steps: str, file: str) -> str:
    """The tree, whose fix writes a file.

    Args:
        evidence, steps: items of its lists, a line or more each.
        file: what shows that the steps are done.
    """
    filled = _TREE.replace("@EVIDENCE@", indent(evidence, " " * 6)).replace("@STEPS@", indent(steps, " " * 10))
    return filled.replace("@FILE@", file)
