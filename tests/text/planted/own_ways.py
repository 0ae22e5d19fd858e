"""What single programs write in a way of their own, without a name that tells of a secret."""

from __future__ import annotations

from tests.text.planted.carrier import Carrier, nameless
from tests.text.planted.values import BARE, TOKEN

OWN_WAYS: tuple[Carrier, ...] = (
    *nameless(
        "own/named",
        BARE,
        "listen stats\n    bind *:8404\n    stats auth deploy:«s»\n    stats uri /",
        'BUNDLE_GEMS__EXAMPLE__COM: "me:«s»"',
        "      - DATA_SOURCE_NAME=exporter:«s»@(db:3306)/",
        "docker exec mqtt mosquitto_passwd -b /mosquitto/config/pwfile grafana «s»",
        "docker exec pihole pihole -a -p «s»",
        "docker exec dns pihole setpassword «s»",
        'createUser reader SHA "«s»" AES "«s»"',
        '    command: \'-u "paul;«s»" -s "share;/mount;yes;no;no;paul"\'',
        'request: "GET /rest/ping.view?u=me&p=«s»&v=1.16&c=app HTTP/1.1", host: "music"',
        "-----BEGIN OpenVPN Static key V1-----\n38f420e5dc1ba0bd\n«s»\n-----END OpenVPN Static key V1-----",
        "-----BEGIN OpenVPN tls-crypt-v2 client key-----\n«s»\n-----END OpenVPN tls-crypt-v2 client key-----",
    ),
    *nameless(
        "own/made",
        TOKEN,
        "# cat /etc/openvpn/auth.txt\nhome\n«s»\n# grep auth client.ovpn",
        "I can log in to the web UI with admin2 / «s» but the API answers 401.",
        "Ich kann mich einloggen, login in mit root2 / «s» geht, die API nicht.",
        "So I changed the root password from «s» to «s» in the compose file.",
        'spawn ssh me@switch\nexpect "Password:"\nsend "«s»\\r"\nexpect "#"',
    ),
)
