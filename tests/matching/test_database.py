"""By which of its pieces a message is looked for."""

from assistant.matching.database import Role, literals_of
from assistant.matching.pattern import parse_message

SHARED = "server gave HTTP response to HTTPS client"


def _anchors(*messages: str) -> set[str]:
    literals = literals_of([parse_message(message) for message in messages], {})
    return {literal for literal, uses in literals.uses.items() if any(use.role is Role.ANCHOR for use in uses)}


def test_a_long_piece_that_many_messages_have_gives_way_to_a_shorter_one_of_their_own() -> None:
    own = ("fetching the manifest", "pushing the layer", "asking for the tags", "mounting the blob")
    assert _anchors(*(f"{said} {{url}}: {SHARED}" for said in own)) == {said.replace(" ", "") for said in own}


def test_a_piece_that_stands_anywhere_gives_way_to_a_longer_one() -> None:
    assert _anchors(f"get {{url}}: {SHARED}", f"put {{url}}: {SHARED}") == {f":{SHARED}".replace(" ", "").lower()}
