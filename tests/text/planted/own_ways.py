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
        '"Group","Title","Username","Password","URL"\n"Root","git","me","«s»","https://git.example"',
        "  <ipsecpsk>«s»</ipsecpsk>",
        "[zk: localhost:2181(CONNECTED) 0] addauth digest app:«s»",
        "/msg NickServ IDENTIFY app_user «s»",
        'AuthInfo:smtp.example "U:bot" "I:it@example.org" "P:«s»" "M:PLAIN"',
        '{"Parameter": {"Name": "/app/db", "Type": "SecureString", "Value": "«s»", "Version": 1}}',
        "credential-reference={clear-text=«s»},type=PKCS12)",
        'worker-1  |   ["db_password"]=>\nworker-1  |   string(14) "«s»"',
        '    "bridge": { "name": "Homebridge", "port": 51826, "pin": "387-66-654", "secret": "«s»" },',
    ),
    *nameless(
        "own/made",
        TOKEN,
        "# cat /etc/openvpn/auth.txt\nhome\n«s»\n# grep auth client.ovpn",
        "I can log in to the web UI with admin2 / «s» but the API answers 401.",
        "Ich kann mich einloggen, login in mit root2 / «s» geht, die API nicht.",
        "Passordet er «s» og brukeren er app.",
        "Lösenordet för databasen är «s», ändå startar inte web.",
        "Parola pentru anna este «s» și tot primesc 403.",
        "Je me connecte avec jdoe / «s» mais docker renvoie 403.",
        "  - discord://804542807351066/«s»",
        "ffmpeg -re -i in.mp4 -c copy -f flv rtmp://live.example/app/«s»",
        "set snmp community «s» authorization read-only",
        "So I changed the root password from «s» to «s» in the compose file.",
        'spawn ssh me@switch\nexpect "Password:"\nsend "«s»\\r"\nexpect "#"',
    ),
)
