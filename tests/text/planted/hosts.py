"""What an administrator of Docker pastes: inspections, lists of processes and units, logs of builds and of clusters."""

from __future__ import annotations

import base64

from tests.text.planted.carrier import Carrier, each, nameless
from tests.text.planted.values import AWKWARD, JSON, JSON_TWICE, PLAIN, URL, Style

_NAMES = """
POSTGRES_PASSWORD MARIADB_ROOT_PASSWORD WORDPRESS_DB_PASSWORD GF_SECURITY_ADMIN_PASSWORD TRAEFIK_TOKEN MEILI_MASTER_KEY
SMTP_PASS RABBITMQ_DEFAULT_PASS GITEA__database__PASSWD VAULT_DEV_ROOT_TOKEN_ID CF_DNS_API_TOKEN MAIL_PASSWORD
PORTAINER_ADMIN_PASSWORD NEXTCLOUD_ADMIN_PASSWORD JWT_SECRET_KEY SESSION_SECRET RESTIC_PASSWORD BORG_PASSPHRASE
OPENAI_API_KEY STRIPE_SECRET_KEY TWILIO_AUTH_TOKEN AWS_SECRET_ACCESS_KEY AZURE_CLIENT_SECRET LDAP_BIND_PASSWORD
REDIS_PASSWORD ELASTIC_PASSWORD MONGO_INITDB_ROOT_PASSWORD ENCRYPTION_KEY MINIO_ROOT_PASSWORD APP_KEY
"""
ENV = tuple(_NAMES.split())


def _encoded_login(value: str) -> str:
    return base64.b64encode(f"app:{value}".encode()).decode()


IN_COMMAND = Style(JSON.holds, JSON.write)
"""In a text of JSON, among the words of a command: without blanks."""
LOGIN = Style(AWKWARD, _encoded_login)
"""A user and a password as HTTP's Basic scheme and Docker's `auth` send them."""

DOCKER = (
    *each(
        "pasted/inspect",
        JSON,
        ENV,
        '        "Env": [\n            "PATH=/usr/local/sbin:/usr/bin",\n            "«n»=«s»",\n    '
        '        "TZ=UTC"\n        ],',
        '"Env":["A=b","«n»=«s»"],"Cmd":null',
        '            "Labels": {\n                "app.«n»": "«s»",\n                "maintainer": '
        '"me"\n            },',
        '"Healthcheck": {"Test": ["CMD-SHELL", "«n»=«s» check || exit 1"], "Interval": 5}',
        '                "ContainerSpec": {\n                    "Image": "app:1",\n                    "Env": [\n'
        '                        "«n»=«s»"\n                    ],',
    ),
    *nameless(
        "pasted/inspect",
        JSON,
        '"Cmd": [\n    "redis-server",\n    "--requirepass",\n    "«s»"\n],',
        '"Args": ["--requirepass", "«s»", "--port", "6380"]',
        '"Test": ["CMD", "mysqladmin", "ping", "-u", "root", "-p«s»"]',
        '"Entrypoint": ["minio", "server", "--secret-key=«s»", "/data"]',
        '"Output": "mysqladmin: connect failed for root using password \'«s»\'"',
        '"Options": {"o": "username=svc,password=«s»,vers=3.0", "type": "cifs"}',
        '"Path": "sh", "Args": ["-c", "PGPASSWORD=«s» psql -h db"]',
    ),
    *each(
        "pasted/compose-config",
        PLAIN,
        ENV,
        "services:\n  db:\n    environment:\n      TZ: UTC\n      «n»: «s»\n    image: postgres:16\n",
        "    environment:\n      - TZ=UTC\n      - «n»=«s»\n",
        "    build:\n      args:\n        «n»: «s»\n      context: .\n",
        "x-env: &env\n  «n»: «s»\n",
        "    labels:\n      com.example.«n»: «s»\n",
        "services: {db: {environment: {«n»: «s»}, image: postgres}}",
    ),
    *nameless(
        "pasted/compose-config",
        PLAIN,
        "    command: redis-server --requirepass «s»\n",
        "    command:\n      - --api-token\n      - «s»\n    image: app\n",
        '    command: ["mysqld", "--password=«s»"]',
        "      - traefik.http.middlewares.a.basicauth.users=admin:«s»",
        "secrets:\n  db:\n    environment: DB\n    content: «s»\n",
        '    healthcheck:\n      test: ["CMD", "redis-cli", "-a", "«s»", "ping"]',
        "    healthcheck:\n      test: mysqladmin ping -uroot -p«s»\n",
    ),
    *nameless(
        "pasted/proxy",
        URL,
        " HTTP Proxy: http://svc:«s»@proxy.example:3128",
        " HTTPS Proxy: http://DOMAIN%5Csvc:«s»@proxy.example:3128",
        " Registry Mirrors:\n  https://puller:«s»@mirror.example/\n",
        '{"registry-mirrors": ["https://puller:«s»@mirror.example"]}',
        '{"proxies": {"http-proxy": "http://svc:«s»@proxy:3128"}}',
        'Environment="HTTPS_PROXY=http://svc:«s»@proxy:3128/" "NO_PROXY=localhost"',
        'Acquire::http::Proxy "http://svc:«s»@proxy:3128/";',
        "proxy=http://proxy:3128\nproxy_username=svc\nproxy_password=«s»\n",
        "git clone https://oauth2:«s»@git.example/team/app.git",
        "fatal: unable to access 'https://me:«s»@git.example/x.git/': 407",
        "#5 0.312 fatal: could not read from https://ci:«s»@git.example/app",
        "index-url = https://__token__:«s»@pypi.example/simple",
        "  context: https://ci:«s»@git.example/app.git#main",
        "Looking in indexes: https://ci:«s»@pypi.example/simple",
        "deb https://bearer:«s»@apt.example/debian stable main",
    ),
)
PROCESSES = (
    *each(
        "pasted/processes",
        PLAIN,
        ENV,
        "root  812  0.0  0.1  /usr/bin/app -v LANG=C «n»=«s» HOME=/root PWD=/",
        'declare -x «n»="«s»"',
        "«n»=«s»\nOLDPWD=/\n_=/usr/bin/env",
        "Environment=TZ=UTC «n»=«s» LANG=C",
        'EnvironmentFile=/etc/app.env\nEnvironment="«n»=«s»"',
        "     Drop-In: /etc/systemd/system/app.service.d\n     Environment: «n»=«s»",
        "app.service: Executing: /usr/bin/env «n»=«s» app",
        "/proc/812/environ: TZ=UTC^@«n»=«s»^@HOME=/",
        "+ export «n»=«s»",
        "++ «n»=«s»",
        "+ docker run -d -e «n»=«s» app:1",
        "docker: invalid reference format: docker run -e «n»='«s»' App",
        "sudo: me : TTY=pts/0 ; PWD=/ ; USER=root ; ENV=«n»=«s» ; COMMAND=/bin/true",
    ),
    *nameless(
        "pasted/processes",
        PLAIN,
        "999  1033  1  0 10:00 ?  00:00:01 redis-server --requirepass «s» --port 6379",
        "root 44 1 mysqldump -uroot -p«s» --all-databases",
        "  |-- 812 mongod --keyFile /k --sslPEMKeyPassword «s»",
        "postgres 77 psql postgresql://app:«s»@db/app",
        "sudo[81]: me : PWD=/ ; USER=root ; COMMAND=/usr/bin/docker login -u me -p «s» reg.example",
        "    CGroup: /x\n            └─812 app --token=«s» --listen :80",
        'type=EXECVE msg=audit(1:2): argc=4 a0="docker" a1="login" a2="-p" a3="«s»"',
        "ExecStart=/usr/bin/app --api-key «s» --verbose",
        "*/5 * * * * root curl -s -u mon:«s» https://x.example/ping",
        "  501  docker login -u me -p «s» reg.example",
        "ExecStart={ path=/usr/bin/app ; argv[]=/usr/bin/app --password «s» ; ignore_errors=no }",
    ),
    *each(
        "pasted/journal",
        IN_COMMAND,
        ENV,
        '{"__REALTIME_TIMESTAMP":"1","_CMDLINE":"app --x «n»=«s»","MESSAGE":"started","_PID":"8"}',
        '{"MESSAGE":"environment: «n»=«s» TZ=UTC","PRIORITY":"6"}',
        '{"log":"«n»: «s»\\n","stream":"stderr","time":"2026-11-20T10:00:00Z"}',
    ),
    *each(
        "pasted/journal",
        JSON_TWICE,
        ENV,
        '{"MESSAGE":"{\\"level\\":\\"info\\",\\"«n»\\":\\"«s»\\"}","_PID":"8"}',
        '{"log":"config: {\\"«n»\\": \\"«s»\\", \\"port\\": 1}\\n","stream":"stdout"}',
    ),
    *nameless(
        "pasted/journal",
        PLAIN,
        "    _CMDLINE=/usr/bin/docker login --username me --password «s» reg.example",
    ),
)
BUILDS = (
    *each(
        "pasted/build-log",
        JSON,
        ("db_password", "ansible_become_password", "vault_token", "api_key", "registry_password", "secret_key_base"),
        'ok: [host1] => {"changed": false, "invocation": {"module_args": {"name": "db", "«n»": '
        '"«s»", "state": "present"}}}',
        'fatal: [h]: FAILED! => {"msg": "x", "env": {"«n»": "«s»"}}',
        '    "«n»": "«s»",\n    "warn": false',
        '      + «n» = "«s»"',
        '      ~ «n» = "«s»" -> (known after apply)',
        '      - «n»       = "«s»" -> null',
        '  + environment = {\n      + "«n»" = "«s»"\n    }',
        '«n» = "«s»"',
        'Error: invalid value for variable\n  on t.tfvars line 3:\n   3: «n» = "«s»"\n',
    ),
    *each(
        "pasted/build-log",
        PLAIN,
        ENV,
        "$ export «n»=«s»\n$ make deploy",
        "[Pipeline] sh\n+ «n»=«s» ./deploy.sh",
        "#8 [4/5] RUN «n»=«s» npm ci",
        "Step 4/9 : ENV «n»=«s»\n ---> Running in 0a1b2c",
        "Step 2/9 : ARG «n»=«s»",
        "section_start:1700000000:x\r\x1b[0K$ docker build --build-arg «n»=«s» .",
        "Run docker run -e «n»=«s» app\n  shell: /usr/bin/bash -e {0}\n  env:\n    CI: true",
        "  env:\n    CI: true\n    «n»: «s»\n",
        "##[debug]Evaluating: env.«n» => '«s»'",
        "|1 «n»=«s» /bin/sh -c make",
        "2 days ago  RUN |1 «n»=«s» /bin/sh -c make # buildkit  12MB",
        "docker buildx build --secret id=x --build-arg=«n»=«s» -t app .",
    ),
    *each(
        "pasted/portainer",
        JSON,
        ENV,
        '{"Id":3,"Name":"web","Env":[{"name":"TZ","value":"UTC"},{"name":"«n»","value":"«s»"}],"Status":1}',
        '"Env": [\n    {\n      "value": "«s»",\n      "name": "«n»"\n    }\n  ]',
        '{"environment_variables": {"«n»": {"value": "«s»", "secret": true}}}',
        '[{"key": "«n»", "value": "«s»", "protected": true}]',
    ),
)
HOSTS: tuple[Carrier, ...] = DOCKER + PROCESSES + BUILDS
