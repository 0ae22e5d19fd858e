"""The words of which the names of secrets are made, in the languages that people write in."""

from __future__ import annotations


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


SECRET = _set(
    "pass password passwords passwd passwort passphrase passcode passkey pwd pw psw pswd psk dsn otp totp jwt creds "
    "cookie authorization secret secrets token tokens credential credentials apikey authkey accesskey privatekey "
    "presharedkey secretkey masterkey signingkey encryptionkey accountkey sharedkey unlockkey sharedaccesskey "
    "sharedaccesssignature certificatekey storagekey masterauth requirepass dockerconfigjson dockercfg signature sig "
    "connectionstring connstr apitoken authtoken accesstoken mnemonic bearer pat sas salt sessid sessionid phpsessid "
    "jsessionid sid passe mdp parola wachtwoord haslo heslo sifre lozinka losenord salasana adgangskode kennwort "
    "kenncode geheim geheimnis zugangsdaten senha segredo contrasena clave secreto jeton palavrapasse kodeord "
    "passord passordet passordene pincode pepper rootpw rocommunity rwcommunity identifiants "
    "cryptkey deploykey sshkey webhooksecret clientsecret"
)
"""A name that has one of these stands for a secret."""
WEAK = _set("pass sig pat sas salt sid otp pw clave bearer")
"""... and of these only when it ends with one."""
TAILS = (
    "password", "passwd", "passphrase", "passwort", "kennwort", "secret", "token", "apikey", "accesskey", "secretkey",
    "privatekey", "credentials", "psk", "pwd", "pass", "pw", "schluessel", "masterkey", "encryptionkey", "signingkey",
    "salt",
)  # fmt: skip
NOT_SECRET = _set("nopasswd bypass compass encompass trespass surpass overpass underpass basalt")
KEYS = _set(
    "api access private secret auth encryption encrypt unlock signing sign app application master account storage "
    "shared preshared ssh deploy certificate cert tls ssl client server ca license licence session jwt hmac crypto aes "
    "gpg pgp webhook admin root service rsa ecdsa age subscription function host user write read ingest integration "
    "fernet join wrapping transit unseal recovery bootstrap registration agent cluster vapid aws azure gcp google "
    "github gitlab datadog dd sendgrid mailgun stripe openai anthropic algolia cloudflare heroku twilio firebase fcm "
    "sentry relic newrelic rollbar pusher maps mapbox recaptcha captcha pagerduty opsgenie dockerhub artifactory nexus "
    "sonar snyk npm wg wireguard cipher data product serial activation consumer project team org sas seed gateway nonce"
)
"""What a key is of, where it is a secret: not a public, primary, foreign or registry key."""
NO_KEYS = _set(
    "primary foreign sort partition cache group hash routing object row index unique registry composite lookup known "
    "bucket shard map json yaml search meta label tag config setting column field file translation event message item "
    "detach hot arrow enter sub parent child the this that no a an of host layer build snapshot image layer lock "
    "missing unknown invalid duplicate same new old each every option by for with and"
)
"""A key of one of these is none."""
AUTHS = _set("redis basic smtp http proxy registry mqtt ftp docker npm")
WITHOUT_MEANING = _set(
    "base value data b64 base64 raw old new prod production dev test staging default current previous next main "
    "primary secondary readonly ro rw plain plaintext text string str env var confirm confirmation again repeat"
)
ABOUT = _set(
    "file files path dir directory folder url uri endpoint realm service server host name names type kind ttl expiry "
    "expires expiration expired lifetime timeout length len size min max policy store stdin required enabled "
    "disabled rotation rotate count limit version format mode manager provider source mount ref prompt method "
    "algorithm helper helpers helpful username user issuer audience scope scopes header field request requests "
    "review protocol budget authentication driver drivers "
    "plugin plugins rm add labels opts used usage bits through error errors failure "
    "generation generator strength reset change changed invalid incorrect mismatch missing needed "
    "regex regexp pattern history hint hints placeholder encryption hashing hasher "
)
"""A name that ends with one of these tells about a secret, and is none."""
COUNTS = _set("max min num total")
NAMING = _set("dkim arc")
"""A name that begins with one of these signs what everybody may read."""
CODES = _set(
    "recovery backup security unlock verification pairing activation time access login auth mfa fa pin seed secret "
    "scratch emergency setup confirmation sign otp totp alarm door gate unlocking"
)
"""A code or a phrase of one of these is a secret."""
OF_OTHERS = (
    ["gpg", "key"], ["password", "key"], ["token", "key"], ["exit", "code"], ["status", "code"], ["error", "code"],
    ["return", "code"], ["response", "code"], ["source", "code"], ["country", "code"],
)  # fmt: skip
"""Who signs a package, the name under which another object keeps a secret, and codes that tell something."""
PERHAPS = _set(
    "key keys auth api access login code seed cert certificate session hash apikeys hook webhook "
    "identity basicauth nonce csrf xsrf bearer credential account license licence community"
)
"""A name that ends with one of these stands for a secret where its value is random."""

FOREIGN = (
    "密码", "密碼", "口令", "令牌", "密钥", "密鑰", "秘钥", "秘鑰", "私钥", "私鑰", "凭据", "凭证", "憑證",
    "暗号", "パスワード", "パスフレーズ", "トークン", "シークレット", "秘密鍵", "認証キー", "アクセスキー",
    "暗証番号", "비밀번호", "암호", "토큰", "пароль", "пароля", "паролем", "секрет", "токен", "ключ",
    "contraseña", "contrasenya", "schlüssel", "clé secrète", "clé api", "clé privée", "clé d'api",
    "clé d'accès", "şifre", "hasło", "lösenord", "mật khẩu", "palavra-passe",
    "apiキー", "jelszó", "parolă", "slaptažodis", "κωδικός", "סיסמה", "كلمة المرور",
    "كلمة السر", "비번", "κωδικό", "पासवर्ड", "รหัสผ่าน",
)  # fmt: skip
"""Words for secrets that ASCII cannot write."""
