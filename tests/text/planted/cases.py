"""The planted cases: every carrier with names and values, every token form in every place, all of it disguised."""

from __future__ import annotations

import random
from collections.abc import Iterator

from tests.text.planted.blocks import blocks
from tests.text.planted.carrier import Carrier
from tests.text.planted.case import Case
from tests.text.planted.clients import CLIENTS
from tests.text.planted.clusters import CLUSTERS
from tests.text.planted.disguises import DISGUISES, FOR_TOKENS
from tests.text.planted.documents import DOCUMENTS
from tests.text.planted.environment import ENVIRONMENT
from tests.text.planted.files import FILES
from tests.text.planted.further import FURTHER
from tests.text.planted.hosts import HOSTS
from tests.text.planted.loose import loose
from tests.text.planted.own_ways import OWN_WAYS
from tests.text.planted.programs import PROGRAMS
from tests.text.planted.prose import PROSE
from tests.text.planted.tokens import FORMS, token
from tests.text.planted.told import TOLD
from tests.text.planted.transport import TRANSPORT
from tests.text.planted.typed import TYPED
from tests.text.planted.values import BARE, secret

SEED = 20_261
_PICKS = 8
_NAMED = ENVIRONMENT + DOCUMENTS + TRANSPORT
_TELLING = 4
_ESCAPING = ("json-log", "json-log-twice", "logfmt", "html", "syslog-escapes")
"""These rewrite the secret too; they are tried with values that stay as they are."""
_TOKEN_PLACES = (
    ("alone", "«s»"),
    ("log", "Nov 20 10:00:00 h app[1]: joined with «s» today"),
    ("quoted", "level=error msg=\"cannot use '«s»' here\""),
    ("json", '{"id": 5, "x": "«s»"}'),
    ("argument", "app run --with «s» -v"),
    ("chinese", "我用的是«s»，还是不行"),
    ("chinese-after", "使用«s»登录"),
    ("glued-word", "FOO_«s»"),
    ("assigned", "X=«s»"),
    ("parenthesis", "(«s»)"),
    ("markup", "<code>«s»</code>"),
    ("path", "https://host.example/«s»/x"),
    ("comma", "a,«s»,b"),
    ("colour-glued", "\x1b[31m«s»\x1b[0m"),
    ("escaped-colour-glued", "\\e[31m«s»\\e[0m"),
    ("escaped-line-end", '{"log":"token\\n«s»\\n"}'),
    ("table", "| 1 | «s» | yes |"),
    ("fullwidth", "（«s»）"),
    ("slash", "a/«s»"),
    ("sentence", "It prints «s». Then it ends."),
)


def planted(seed: int = SEED, picks: int = _PICKS) -> Iterator[Case]:
    """All planted cases, the same ones for the same seed.

    Args:
        seed: what the names, the values and the places are drawn by.
        picks: how often each carrier is drawn.
    """
    rng = random.Random(seed)
    yield from _carried(rng, _NAMED, picks)
    yield from _carried(rng, CLIENTS + FILES + PROSE + FURTHER, max(1, picks // 2))
    yield from _carried(rng, HOSTS + CLUSTERS + PROGRAMS + TOLD + TYPED + OWN_WAYS, max(1, picks // 2))
    yield from _tokens(rng, max(1, picks - 2))
    yield from _disguised(rng, picks * 3)
    yield from blocks(rng)
    yield from loose(rng, max(1, picks // 3))


def _carried(rng: random.Random, carriers: tuple[Carrier, ...], picks: int) -> Iterator[Case]:
    for carrier in carriers:
        for _ in range(picks):
            value = secret(rng, carrier.style)
            name = rng.choice(carrier.names)
            yield fill(carrier, name, value)


def fill(carrier: Carrier, name: str, value: str) -> Case:
    """One carrier with a name and a value."""
    text = carrier.text.replace("«n»", name)
    written = carrier.style.write(value)
    return Case(carrier.kind, text.replace("«s»", written), _forms(value, written), text.replace("«s»", "\0"))


def _forms(value: str, written: str) -> tuple[str, ...]:
    inner = written[1:-1] if written[:1] == written[-1:] == "'" else written
    return tuple(dict.fromkeys((inner, value)))


def _tokens(rng: random.Random, picks: int) -> Iterator[Case]:
    for form in FORMS:
        for name, place in rng.sample(_TOKEN_PLACES, picks):
            head, hidden = token(rng, form)
            yield Case(f"token/{form}", place.replace("«s»", head + hidden), (hidden,), place + head + name)
        for name in rng.sample(list(FOR_TOKENS), 3):
            head, hidden = token(rng, form)
            if name == "cut" and len(head) < _TELLING:
                continue  # of what has no beginning of its own a part tells nothing
            text = FOR_TOKENS[name](rng, f"I have {head}{hidden} here", hidden)
            yield Case(f"token-disguised/{name}", text, (hidden,), head)


def _disguised(rng: random.Random, picks: int) -> Iterator[Case]:
    for name, disguise in DISGUISES.items():
        for _ in range(picks):
            carrier = rng.choice(_NAMED)
            value = secret(rng, BARE if name in _ESCAPING else carrier.style)
            plain = fill(carrier, rng.choice(carrier.names), value)
            text = disguise(rng, plain.text, plain.secrets[0])
            yield Case(f"disguised/{name}", text, plain.secrets, plain.frame + disguise(rng, plain.frame, "\0\0"))
