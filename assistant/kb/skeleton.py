"""The text of a new tree: it says where to write what, and lint names each place that still waits for it."""

from __future__ import annotations

from assistant.kb.schema_line import own_schema_line
from assistant.kb.symptoms import ID
from assistant.model.errors import UsageError

TEXT = """\
@FIRST@
# A new tree. Replace what stands in <angle brackets>; docs/tree-format.md says what
# each field means, docs/words.md how its sentences are written.
symptom: @ID@
title: <What a user would say, in at most 72 characters>
words: [<what people say>, <who have no error text>]
messages:
  # As the program prints it, without time stamp; {type} or {name:type} stands for what varies.
  - "<the message of @SLUG@ as the program prints it>: {path}: <what it says then>"
causes:
  - id: @AREA@/name-the-cause
    title: <The fault as a statement>
    odds: occasional                 # very common | common | occasional | rare
    explain: >
      <Why this leads to the message, in plain words>.
    wrong_if: <What would show that it is something else>.
    evidence:
      # `drydock kb facts` lists what can be asked. One observation for the cause, the opposite one against it.
      - {fact: disk.exists, of: "{path}", is: false, effect: supports, says: "{path} is not there"}
      - {fact: disk.exists, of: "{path}", is: true, effect: excludes, says: "{path} is there"}
    fixes:
      # The least harmful first. A change has risk, verify and undo; this one is advice.
      - id: name-the-fix
        title: <An order that repairs the root, not the symptom>
        risk: read-only              # read-only | reversible | disruptive | destructive
        steps:
          - ask_human: <What to do, and how to see that it is done>
            why: <What it is for>.
        verify:
          - {fact: disk.exists, of: "{path}", is: true}
        undo: nothing-to-undo
    sources: ["<documentation, source file or issue that says so>"]
examples:
  - text: |
      <a real text that a user would paste:>
      <the message of @SLUG@ as the program prints it>: /srv/example: <what it says then>
    source: "<where this text is from>"
    cause: @AREA@/name-the-cause
not_examples:
  - "<a text that looks like it and is something else>"
"""


def skeleton(symptom_id: str, first_line: str | None = None) -> str:
    """A tree to begin with.

    Args:
        symptom_id: `area/slug`, the path of the new file without its ending.
        first_line: the line by which editors find the schema; when not given, that of a folder of one's own.

    Raises:
        UsageError: it is no such id.
    """
    if not ID.match(symptom_id):
        raise UsageError(
            f"{symptom_id!r} is not a valid ID of a symptom",
            reference="bad-symptom-id",
            hint="write area/slug in lower-case words with hyphens, for example network/container-cannot-resolve",
        )
    area, _, slug = symptom_id.partition("/")
    first = first_line or own_schema_line(f"{symptom_id}.yaml")
    text = TEXT.replace("@FIRST@", first).replace("@ID@", symptom_id)
    return text.replace("@AREA@", area).replace("@SLUG@", slug.replace("-", " "))
