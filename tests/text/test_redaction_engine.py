"""The plain view and the way back, values to their real end, names, and work that grows no faster than the text."""

import json
import shlex

import pytest

from assistant.text.redaction import REMOVED, redact
from assistant.text.redaction.engine import looked_at, places
from assistant.text.redaction.name_kind import Kind, kind_of
from assistant.text.redaction.name_place import WORDS
from assistant.text.redaction.plain import plainly
from assistant.text.redaction.view import View

HARD = ("aB3,x9Kq7Zw0", "aB3;x9Kq7Zw0", "aB3&x9Kq7Zw0", "aB3|x9Kq7Zw0", "aB3)x9Kq7Zw0", "aB3}x9Kq7Zw0", "aB3'x9Kq7Zw0")
HARDER = ('aB3"x9Kq7Zw0', "aB3\\x9Kq7Zw0", "aB3 x9Kq7Zw0", "aB3#x9Kq7Zw0", "{x9Kq7Zw0}", "x9Kq7Zw0;", "x9Kq7Zw0 # c7dZ")
CARRIERS = {
    "a line of variables": lambda value: f"A=1\nDB_PASSWORD={value}\nB=2",
    "JSON": lambda value: json.dumps({"password": value, "b": 2}),
    "JSON in JSON": lambda value: json.dumps({"m": json.dumps({"password": value})}),
    "a list of variables in JSON": lambda value: json.dumps({"Env": ["A=1", f"DB_PASSWORD={value}", "B=2"]}),
    "an object with a name": lambda value: json.dumps({"name": "DB_PASSWORD", "value": value}),
    "a shell": lambda value: f"export DB_PASSWORD={shlex.quote(value)}\necho",
    "an option": lambda value: f"docker run -e {shlex.quote(f'DB_PASSWORD={value}')} img",
    "YAML": lambda value: "password: '" + value.replace("'", "''") + "'\nuser: x",
    "a Dockerfile": lambda value: f"ENV DB_PASSWORD {value}\nRUN x",
    "a block": lambda value: f"password: |\n  {value}\nuser: x",
}


@pytest.mark.parametrize("carrier", CARRIERS)
def test_a_value_runs_to_the_end_that_its_carrier_gives_it(carrier):
    for value in (*HARD, *HARDER):
        shown = redact(f"one\n{CARRIERS[carrier](value)}\nlast")
        assert not any(part in shown for part in ("x9K", "Zw0", "c7dZ")), value
        assert shown.startswith("one\n")
        assert shown.endswith("\nlast")
        assert redact(shown) == shown


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("a\x1b[31mb\x1b[0mc", "abc"),
        ("a\u200bb", "ab"),
        ('"a\\nb"', '"a\nb"'),
        ("a\\nb", "a\\nb"),
        ("A=\\\n  b", "A=b"),
        ("a\\u003db", "a=b"),
        ("&quot;a&quot;", '"a"'),
        ("\uff41\uff1ab", "a:b"),
        ("web-1  | a: |\nweb-1  |   b", "         a: |\n           b"),
    ],
)
def test_the_view_is_the_text_as_a_person_reads_it(text, plain):
    assert View(text).text == plain


def test_what_is_found_in_the_view_is_taken_out_of_the_text():
    assert redact("\x1b[1mPASS\u200bWORD\x1b[0m=\x1b[31mhunter2Xyz\x1b[0m\nnext") == (
        f"\x1b[1mPASS\u200bWORD\x1b[0m=\x1b[31m{REMOVED}\x1b[0m\nnext"
    )


def test_a_value_that_was_recognised_once_is_taken_out_everywhere():
    shown = redact("tried hunter2Xyz9 first\nDB_PASSWORD=hunter2Xyz9\nand hunter2Xyz9 again, not hunter2Xyz99")
    assert shown == f"tried {REMOVED} first\nDB_PASSWORD={REMOVED}\nand {REMOVED} again, not hunter2Xyz99"


def test_a_word_that_is_a_password_too_stays_where_it_is_a_word():
    assert redact("POSTGRES_PASSWORD=postgres\nimage: postgres") == f"POSTGRES_PASSWORD={REMOVED}\nimage: postgres"


@pytest.mark.parametrize(
    "name", ["Passwort", "contraseña", "senha", "пароль", "密码", "パスワード", "비밀번호", "mot de passe"]
)
def test_names_in_other_languages_give_their_secret_away(name):
    for sign in ("=", ": ", "："):
        assert "hunter2Xyz" not in redact(f"{name}{sign}hunter2Xyz")


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("DB_PASSWORD", Kind.SECRET),
        ("dbPassword", Kind.SECRET),
        ("db.password", Kind.SECRET),
        ("RAILS_MASTER_KEY", Kind.SECRET),
        ("SENTRY_DSN", Kind.SECRET),
        ("PresharedKey", Kind.SECRET),
        ("WIDGET_KEY", Kind.LIKELY),
        ("primary_key", Kind.PERHAPS),
        ("key", Kind.PERHAPS),
        ("public_key", Kind.NOTHING),
        ("token_ttl", Kind.NOTHING),
        ("Authorization", Kind.HEADER),
    ],
)
def test_a_name_says_what_stands_behind_it(name, kind):
    assert kind_of(name) is kind


def test_long_texts_are_searched_like_short_ones():
    text = "before\nDB_PASSWORD=hunter2Xyz\nhttps://u:hunter3Xyz@h/ 密码：hunter4Xyz\n"
    long = text + "nothing here\n" * 3000
    assert redact(long) == redact(text) + "nothing here\n" * 3000


REPEATED = [
    "curl -u ",
    " -p -p",
    "key=",
    "AUTH ",
    "login -p ",
    "token->",
    "PASSWORD=ab12cd34\n",
    "//",
    "<<<",
    "@",
    "eyJ",
]


@pytest.mark.parametrize("piece", REPEATED)
def test_a_text_that_repeats_itself_is_looked_at_once(piece):
    def looks(times):
        seen = []
        text = piece * times
        looked_at(text, places(text), lambda _text, at, *_: seen.append(at) or [])
        return len(seen)

    assert looks(4000) <= looks(1000) + 8 < 1000


@pytest.mark.parametrize(
    "line",
    [
        "DB_PASSWORD={}",
        '  "password": "{}",',
        '      "DB_PASSWORD={}",',
        "  password: {}",
        "< Set-Cookie: {}",
        "at 10:00 password={} user=app",
    ],
)
def test_a_name_in_what_most_secrets_stand_in_takes_no_closer_look(line):
    text = "\n".join(line.format(f"aB3dE5gH7jK{number}x") for number in range(100, 200)) + "\n"
    closely = []

    def look(text, at, _end, word):
        found = plainly(text, at) or []
        closely.extend([at] if not found and word in WORDS else [])
        return found

    assert len(looked_at(text, places(text), look)) == 100
    assert closely == []


def test_what_stands_in_a_text_that_repeats_itself_is_found_all_the_same():
    noise = "curl -u " * 1000
    assert redact(f"{noise}curl -u me:Xk39dLq02 {noise}PASSWORD=Zp48wMv71\n{noise}").count(REMOVED) == 2


@pytest.mark.parametrize(
    ("line", "clean"),
    [
        ("PASSWORD=aB3dE5gH7jK9", f"PASSWORD={REMOVED}"),
        ("  export DB_PASSWORD=aB3dE5gH7jK9", f"  export DB_PASSWORD={REMOVED}"),
        ("- API_KEY=aB3dE5gH7jK9", f"- API_KEY={REMOVED}"),
        ('{"password": "aB3 dE5gH7jK9"}', f'{{"password": "{REMOVED}"}}'),
        ('["A=1", "DB_PASSWORD=aB3dE5gH7jK9", "B=2"]', f'["A=1", "DB_PASSWORD={REMOVED}", "B=2"]'),
        ('"password": "aB3dE5gH7jK9" -> "xB3dE5gH7jK8"', f'"password": "{REMOVED}" -> "{REMOVED}"'),
        ("  password: 'aB3dE5gH7jK9'", f"  password: '{REMOVED}'"),
        ("app: password=aB3dE5gH7jK9 retries=3", f"app: password={REMOVED} retries=3"),
        ("export PASSWORD=aB3dE5gH7jK9 retries", f"export PASSWORD={REMOVED}"),
        ("> Authorization: Bearer aB3dE5gH7jK9", f"> Authorization: Bearer {REMOVED}"),
        ("< Set-Cookie: id=aB3dE5gH7jK9; Path=/", f"< Set-Cookie: {REMOVED}"),
        ("Authorization: required by the server", "Authorization: required by the server"),
        ("PWD=/home/a1b2c3d4", "PWD=/home/a1b2c3d4"),
        ("token: unexpected", "token: unexpected"),
        ("PASSWORD=required", "PASSWORD=required"),
        ("PASSWORD_FILE=/run/secrets/pw", "PASSWORD_FILE=/run/secrets/pw"),
        ("TOKEN=https://me:aB3dE5gH7jK9@host.example/x", f"TOKEN=https://me:{REMOVED}@host.example/x"),
        ('{"token": "unset"}', '{"token": "unset"}'),
    ],
)
def test_the_commonest_carriers_are_read_at_once_and_say_what_a_closer_look_says(line, clean):
    assert redact(line) == clean


def test_what_is_read_at_once_has_its_name_where_the_word_was_found():
    assert plainly("A=1\nDB_PASSWORD=aB3dE5gH7jK9\nB=2", 7) == [(16, 28)]
    assert plainly("A=1\nDB_PASSWORD=aB3dE5gH7jK9\nB=2", 18) is None
