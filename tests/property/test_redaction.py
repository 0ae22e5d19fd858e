"""No planted secret survives, and redacting twice is redacting once."""

import json
import shlex
import textwrap

from hypothesis import given
from hypothesis import strategies as st

from assistant.text.redaction import redact
from tests.text.redaction_forms import CARRIERS, NAMES, SPECIAL

SECRETS = st.text("ABCDEFGHJKLMNPQRSTUVWXYZ23456789", min_size=12, max_size=40)
AROUND = st.text(max_size=80)
NAMED = st.builds(lambda carrier, name: (carrier, name), st.sampled_from(CARRIERS), st.sampled_from(NAMES))
PLACES = st.one_of(NAMED, st.sampled_from(SPECIAL).map(lambda place: (place, "")))
WRAPPINGS = st.sampled_from(
    [
        lambda text: text,
        lambda text: json.dumps({"log": text}),
        lambda text: json.dumps({"outer": json.dumps({"log": text})}),
        lambda text: "log: |\n" + textwrap.indent(text, "  "),
        lambda text: f"time=now level=info msg={json.dumps(text)}",
        lambda text: "\n".join(f"web-1  | {line}" for line in text.splitlines()),
        shlex.quote,
    ]
)


@given(AROUND, PLACES, SECRETS, AROUND)
def test_no_planted_secret_survives(before, place, secret, after):
    planted = place[0].format(n=place[1], s=secret)
    assert secret not in redact(f"{before}\n{planted}\n{after}").replace(before, "").replace(after, "")


@given(PLACES, SECRETS, WRAPPINGS)
def test_no_planted_secret_survives_any_wrapping(place, secret, wrapped):
    assert secret not in redact(wrapped(place[0].format(n=place[1], s=secret)))


@given(PLACES, SECRETS, WRAPPINGS)
def test_redacting_twice_what_holds_secrets_changes_nothing_more(place, secret, wrapped):
    once = redact(wrapped(place[0].format(n=place[1], s=secret)))
    assert redact(once) == once


@given(st.text(max_size=300))
def test_redacting_twice_changes_nothing_more(text):
    once = redact(text)
    assert redact(once) == once
