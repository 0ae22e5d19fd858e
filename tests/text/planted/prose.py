"""Secrets in sentences, in ten languages."""

from __future__ import annotations

from tests.text.planted.carrier import Carrier, nameless
from tests.text.planted.values import BARE

PROSE: tuple[Carrier, ...] = (
    *nameless(
        "prose-en",
        BARE,
        "my password is «s», is that the problem?",
        "The password is «s»",
        "I logged in with the password «s» and it failed.",
        "password: «s» (I changed it)",
        "use the token «s» to log in",
        'the password was "«s»"',
        "password=«s», user=app",
        "passphrase for the key is «s».",
        "Its secret key is: «s»",
        "user app, pw «s»",
        "user: app pass: «s»",
        "credentials are app / «s»",
    ),
    *nameless(
        "prose-zh",
        BARE,
        "密码：«s»",
        "密码是«s»，登录失败",
        "密码为 «s»",
        "我的密码是“«s»”",
        "用户名：app，密码：«s»。",
        "口令：«s»",
        "令牌：«s»",
        "密钥是：«s»",
        "我用密码«s»登录不了",
    ),
    *nameless(
        "prose-ja",
        BARE,
        "パスワード：«s»",
        "パスワードは «s» です",
        "パスワードは「«s»」です。",
        "トークン：«s»",
        "暗証番号は«s»です",
    ),
    *nameless("prose-ko", BARE, "비밀번호: «s»", "비밀번호는 «s» 입니다", "암호는 «s»", "토큰: «s»"),
    *nameless(
        "prose-de",
        BARE,
        "Das Passwort lautet «s».",
        "Passwort: «s»",
        "Mein Kennwort ist «s»",
        "Benutzer app, Passwort «s»",
        "Das Kennwort „«s»“ geht nicht",
        "Zugangsdaten: app / «s»",
    ),
    *nameless(
        "prose-fr",
        BARE,
        "Le mot de passe est «s»",
        "mot de passe : «s»",
        "Mot de passe: «s»",
        "le mot de passe \u201c«s»\u201d ne marche pas",
        "jeton : «s»",
    ),
    *nameless(
        "prose-es", BARE, "La contraseña es «s»", "contraseña: «s»", "mi clave es «s»", "usuario app, contraseña «s»"
    ),
    *nameless("prose-pt", BARE, "A senha é «s»", "senha: «s»", "minha senha: «s».", "usuário app senha «s»"),
    *nameless(
        "prose-ru",
        BARE,
        "пароль: «s»",
        "Пароль «s» не подходит",
        "мой пароль — «s»",
        "токен: «s»",
        "логин app, пароль «s»",
    ),
    *nameless(
        "fullwidth",
        BARE,
        "password：«s»",
        "PASSWORD＝«s»",
        "token：「«s»」",
        "DB_PASSWORD：“«s»”",
        "（password：«s»）",
        "api_key：«s»，用户：app",
        "密码＝«s»；",
    ),
)
