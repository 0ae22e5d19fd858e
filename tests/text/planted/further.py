"""Further ways in which secrets are written: code, servers, other languages and what Docker prints."""

from __future__ import annotations

from tests.text.planted.carrier import Carrier, each, nameless
from tests.text.planted.values import BARE, JSON, PLAIN, SHELL, SINGLE, URL

_NAMES = """
ARANGO_ROOT_PASSWORD COUCHDB_PASSWORD KEYCLOAK_ADMIN_PASSWORD PGADMIN_DEFAULT_PASSWORD MSSQL_SA_PASSWORD ORACLE_PWD
DJANGO_SUPERUSER_PASSWORD NEXTAUTH_SECRET VAPID_PRIVATE_KEY OTP_SECRET S3_SECRET AUTH_SECRET APP_SECRET API_SECRET
PRIVATE_TOKEN MYSQL_PWD SSHPASS GIT_PASSWORD NEXUS_PASS N8N_ENCRYPTION_KEY PAPERLESS_SECRET_KEY WG_PRIVATE_KEY
ROOT_PASS ADMIN_TOKEN INFLUXDB_ADMIN_TOKEN HASURA_ADMIN_SECRET PIHOLE_WEBPASSWORD TS_AUTHKEY DUCKDNS_TOKEN
"""
_ENV = tuple(_NAMES.split())
_KEYS = ("password", "dbPassword", "db_password", "apiKey", "api_token", "clientSecret", "secret_key", "accessToken")

CODE = (
    *each(
        "code",
        SINGLE,
        _ENV,
        "define('«n»', '«s»');",
        "os.environ['«n»'] = '«s»'",
        "process.env.«n» = '«s»'",
        "ENV['«n»'] = '«s»'",
        "putenv('«n»=«s»');",
        "os.getenv('«n»', '«s»')",
    ),
    *each(
        "code",
        JSON,
        _KEYS,
        'String «n» = "«s»";',
        'config["«n»"] = "«s»"',
        'client := New(Options{«n»: "«s»"})',
        'self.«n» = "«s»"',
        'let «n»: &str = "«s»";',
    ),
    *each(
        "code",
        JSON,
        ("setPassword", "set_password", "withToken", "setApiKey"),
        'x.«n»("«s»")',
        'new Db().«n»("«s»").open()',
    ),
    *each("code", SINGLE, _KEYS, ":«n» => '«s»',", "«n» '«s»'", "b'«n»=«s»'"),
)
SERVERS = (
    *nameless(
        "server",
        PLAIN,
        'proxy_set_header Authorization "Bearer «s»";',
        "SetEnv DB_PASSWORD «s»",
        "    user admin insecure-password «s»",
        "SetCredential=db_password:«s»",
        "password = «s» ; the one of the test",
        'environment=A="b",DB_PASSWORD="«s»"',
        "NEO4J_AUTH=neo4j/«s»",
        "auth_pass «s»",
        "relayhost_password = «s»",
        "ldap_bind_pw = «s»",
        "smtp_sasl_password_maps = static:app:«s»",
        "AuthPassword «s»",
        "    secret «s»",
        "  with:\n    username: app\n    password: «s»\n",
        "sasl_jaas.config=x required username=app password=«s»;",
    ),
    *nameless(
        "server",
        BARE,
        "set PASSWORD=«s»",
        '$env:PASSWORD = "«s»"',
        'ConvertTo-SecureString "«s»" -AsPlainText -Force',
        "net use \\\\srv\\x «s» /user:app",
    ),
)
PRINTED = (
    *each(
        "printed",
        PLAIN,
        _ENV,
        "[PATH=/usr/bin «n»=«s» LANG=C]",
        "<missing>      2 days ago   /bin/sh -c #(nop)  ENV «n»=«s»   0B",
        "redis 812 app «n»=«s» HOME=/root",
        "PATH=/bin\0«n»=«s»\0LANG=C\0",
        "      «n»:  «s»\n      TZ:  UTC",
        "- {name: «n», value: «s»}",
        "web-1  | «n» = «s»",
        "level=info msg=starting env=[TZ=UTC «n»=«s»]",
        "  «n»=«s» (from .env)",
        "Warning: «n» is set to «s»",
    ),
    *nameless(
        "printed",
        URL,
        "jdbc:oracle:thin:app/«s»@db:1521:orcl",
        "mongodb://app:«s»@h1:27017,h2:27017/db",
        "http:\\/\\/app:«s»@host.example\\/x",
        "rediss://:«s»@cache:6380/0",
        "smtp://app%40example.com:«s»@mail:587",
    ),
    *each("printed", BARE, _KEYS, "<«n»><![CDATA[«s»]]></«n»>"),
)
CLIENTS = (
    *nameless(
        "client",
        SHELL,
        "helm install x --set auth.password=«s»",
        "helm upgrade x --set-string db.rootPassword=«s» --wait",
        "curl -d password=«s» https://api.example/login",
        "http POST api.example password=«s»",
        "mc alias set minio http://h:9000 ACCESS «s»",
        "s3cmd --secret_key=«s» ls",
        "ssh-keygen -t ed25519 -N «s» -f k",
        "ipmitool -U admin -P «s» power status",
        "mongorestore -u app --password=«s» d",
        "argocd login x --username admin --password «s»",
        "rancher login https://x --token «s»",
        "sentry-cli --auth-token «s» info",
        "glab auth login --token «s»",
        "doctl auth init -t «s»",
        "terraform apply -var db_password=«s»",
        "ansible-playbook x.yml -e ansible_become_pass=«s»",
        "docker plugin set x token=«s»",
        "nmcli con mod x wifi-sec.psk «s»",
        "step ca init --password «s»",
    ),
    *nameless(
        "client",
        BARE,
        "curl -H 'PRIVATE-TOKEN: «s»' https://git.example",
        'curl --data \'{"user":"a","password":"«s»"}\' https://x',
        'wget --header="X-Auth-Token: «s»" https://x',
        'curl -F "token=«s»" -F file=@x https://x',
        "curl 'https://x/api?apikey=«s»&a=1'",
    ),
)
FURTHER_PROSE = (
    *nameless(
        "further-prose",
        BARE,
        "pw: «s»",
        "pwd is «s»",
        "the pass is «s», I think",
        "creds: app:«s»",
        "mon mdp est «s»",
        "wachtwoord: «s»",
        "hasło: «s»",
        "parola: «s»",
        "heslo: «s»",
        "mật khẩu: «s»",
        "lösenord: «s»",
        "salasana: «s»",
        "jelszó: «s»",
        "كلمة المرور: «s»",
        "पासवर्ड: «s»",
        "數據庫密碼：«s»",
        "root密码:«s»",
        "APIキー：«s»",
        "API-Schlüssel: «s»",
        "clé API : «s»",
    ),
)
FURTHER: tuple[Carrier, ...] = CODE + SERVERS + PRINTED + CLIENTS + FURTHER_PROSE
