"""What Kubernetes, registries and tables show."""

from __future__ import annotations

from tests.text.planted.carrier import Carrier, each, nameless
from tests.text.planted.hosts import ENV, LOGIN
from tests.text.planted.values import BASE64, CELL, PLAIN

_CLUSTERS = (
    *each(
        "pasted/kubernetes",
        PLAIN,
        ENV,
        "    Environment:\n      TZ:                 UTC\n      «n»:  «s»\n    Mounts:\n",
        "        env:\n        - name: TZ\n          value: UTC\n        - name: «n»\n          value: «s»\n",
        '  - name: «n»\n    value: "«s»"',
        "      {'name': '«n»', 'value': '«s»'}",
        "extraEnv:\n  - name: «n»\n    value: «s»\n",
    ),
    *each(
        "pasted/kubernetes",
        PLAIN,
        (
            "rootPassword",
            "adminPassword",
            "postgresPassword",
            "existingKey.password",
            "replicationPassword",
            "apiToken",
        ),
        "auth:\n  enabled: true\n  «n»: «s»\n",
        "USER-SUPPLIED VALUES:\nglobal:\n  postgresql:\n    auth:\n      «n»: «s»\n",
        "helm upgrade --install db bitnami/db --set auth.«n»=«s»,primary.size=8Gi",
        "    Annotations:  app/«n»: «s»",
    ),
    *each(
        "pasted/secret-yaml",
        BASE64,
        ("password", "token", "db-password", "tls.key", "config.json", "application.yaml", "user", "connection", "k"),
        "apiVersion: v1\ndata:\n  «n»: «s»\nkind: Secret\nmetadata:\n  name: db\n",
        "kind: Secret\ntype: Opaque\ndata:\n  «n»: «s»\n  other: «s»\n",
        '{"apiVersion":"v1","data":{"«n»":"«s»"},"kind":"Secret","metadata":{"name":"x"}}',
    ),
    *each(
        "pasted/secret-yaml",
        PLAIN,
        ("password", "token", "user", "conf"),
        "kind: Secret\nmetadata:\n  name: x\nstringData:\n  «n»: «s»\n",
        "stringData:\n  «n»: «s»\n",
    ),
    *nameless(
        "pasted/logins",
        LOGIN,
        '{"auths": {"reg.example": {"auth": "«s»"}}}',
        '\t\t"https://index.docker.io/v1/": {\n\t\t\t"auth": "«s»"\n\t\t}',
        '[plugins."io.containerd.grpc.v1.cri".registry.configs."reg.example".auth]\n  auth = "«s»"\n',
        "> Authorization: Basic «s»\n> User-Agent: curl/8",
        "> X-Registry-Auth: «s»\n> Content-Length: 0",
        "Proxy-Authorization: Basic «s»",
        "header: {'Authorization': 'Basic «s»'}",
        "http.extraheader=AUTHORIZATION: basic «s»",
    ),
    *nameless(
        "pasted/logins",
        PLAIN,
        '[plugins.x.registry.configs."reg.example".auth]\n  username = "me"\n  password = "«s»"\n',
        "configs:\n  reg.example:\n    auth:\n      username: me\n      password: «s»\n",
        "Username: me\nPassword: «s»\nLogin Succeeded",
        "docker login reg.example -u me --password=«s»\nWARNING! Using --password via the CLI is insecure.",
        "echo '«s»' | docker login -u me --password-stdin reg.example",
        "printf %s «s» | docker secret create db -",
        "docker secret create db - <<< «s»",
        'docker login -u me --password-stdin reg.example <<< "«s»"',
        "docker swarm join --token SWMTKN-1-4xr5l2n9k0qyv8m7z6-«s» 10.0.0.1:2377",
    ),
)
_TABLES = (
    *each(
        "pasted/table",
        CELL,
        ENV,
        "| Variable | Value |\n| --- | --- |\n| TZ | UTC |\n| «n» | «s» |\n",
        "| `«n»` | `«s»` |",
        "NAME                 VALUE\nTZ                   UTC\n«n»   «s»\n",
        "Name                           Value\n----                           -----\n«n»              «s»\n",
        "«n»\t«s»\n",
        "│ «n» │ «s» │",
        "<tr><td>«n»</td><td>«s»</td></tr>",
        "«n»,«s»,production\n",
        "+------+------+\n| «n» | «s» |\n+------+------+",
        "env.«n»................«s»",
    ),
)
CLUSTERS: tuple[Carrier, ...] = _CLUSTERS + _TABLES
