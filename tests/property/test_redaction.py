"""No planted secret survives, and redacting twice is redacting once."""

from hypothesis import given
from hypothesis import strategies as st

from assistant.text.redaction import redact

SECRETS = st.text("ABCDEFGHJKLMNPQRSTUVWXYZ23456789", min_size=12, max_size=40)
AROUND = st.text(max_size=80)
PLACES = st.sampled_from(
    ["password={}", "token: {}", "https://u:{}@h/", "Authorization: Bearer {}", '"auth": "{}"', "--password {}"]
)


@given(AROUND, PLACES, SECRETS, AROUND)
def test_no_planted_secret_survives(before, place, secret, after):
    assert secret not in redact(f"{before} {place.format(secret)}\n{after}").replace(before, "").replace(after, "")


@given(st.text(max_size=300))
def test_redacting_twice_changes_nothing_more(text):
    once = redact(text)
    assert redact(once) == once
