"""Files of logins and keys: netrc, npmrc, Docker's and kubectl's configuration, and those of servers."""

from __future__ import annotations

from tests.text.planted.carrier import Carrier, nameless
from tests.text.planted.values import BARE, BASE64, JSON, LINE, PLAIN, URL, WORD

FILES: tuple[Carrier, ...] = (
    *nameless(
        "netrc",
        WORD,
        "machine reg.example login app password «s»",
        "machine reg.example\n  login app\n  password «s»\n",
        "default login app password «s»",
    ),
    *nameless(
        "npmrc",
        PLAIN,
        "//reg.example/:_authToken=«s»",
        "//reg.example/:_password=«s»",
        "//reg.example/:_authToken = «s»",
        "_authToken=«s»",
        '//reg.example/npm/:_password="«s»"',
    ),
    *nameless("npmrc", BASE64, "_auth=«s»", "//reg.example/:_auth = «s»"),
    *nameless(
        "docker-config",
        BASE64,
        '{"auths":{"reg.example:5000":{"auth":"«s»"}}}',
        '{\n\t"auths": {\n\t\t"https://index.docker.io/v1/": {\n\t\t\t"auth": "«s»"\n\t\t}\n\t}\n}',
        '"auth": "«s»"',
        "auths:\n  reg.example:\n    auth: «s»\n",
    ),
    *nameless(
        "docker-config",
        JSON,
        '{"auths":{"reg.example":{"username":"app","password":"«s»"}}}',
        '{"auths":{"reg.example":{"identitytoken":"«s»"}}}',
        '{"ServerURL":"https://reg.example","Username":"app","Secret":"«s»"}',
        '{"auths":{"reg.example":{"registrytoken":"«s»"}}}',
    ),
    *nameless(
        "k8s-secret",
        BASE64,
        "kind: Secret\nmetadata:\n  name: db\ndata:\n  password: «s»\n",
        "apiVersion: v1\nkind: Secret\ntype: Opaque\ndata:\n  username: YXBw\n  value: «s»\n",
        '{"kind":"Secret","data":{"conn":"«s»"}}',
        "data:\n  .dockerconfigjson: «s»\nkind: Secret\n",
        "data:\n  tls.key: «s»\nkind: Secret\n",
    ),
    *nameless("k8s-secret", JSON, 'kind: Secret\nstringData:\n  conn: "«s»"\n'),
    *nameless(
        "kubeconfig", BASE64, "users:\n- name: admin\n  user:\n    client-key-data: «s»\n", "    client-key-data: «s»"
    ),
    *nameless("kubeconfig", BARE, "users:\n- name: admin\n  user:\n    token: «s»\n", "    token: «s»"),
    *nameless("pgpass", BARE, "db.example:5432:app:app:«s»", "*:*:*:postgres:«s»"),
    *nameless(
        "server-config",
        BARE,
        "requirepass «s»",
        "masterauth «s»",
        "user default on >«s» ~* +@all",
        "primary_conninfo = 'host=db user=rep password=«s»'",
        "rootpw «s»",
        "bindpw «s»",
        "PresharedKey = «s»",
        "PrivateKey = «s»=",
        "psk=«s»",
        'psk="«s»"',
        "wpa_passphrase=«s»",
        "secret: «s»",
        "my-cookie-secret: «s»",
    ),
    *nameless("git-credentials", URL, "https://app:«s»@git.example", "http.proxy=http://app:«s»@proxy:3128"),
    *nameless("ansible", LINE, "ansible_password: «s»", "ansible_become_pass: «s»", "ansible_ssh_pass = «s»"),
    *nameless(
        "terraform",
        JSON,
        'variable "db_password" {\n  default = "«s»"\n}',
        'password = "«s»"',
        '  admin_password = "«s»"',
    ),
)
