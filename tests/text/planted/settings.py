"""Placeholders, and settings whose names look like those of secrets."""

from __future__ import annotations

_PLACEHOLDERS = """PASSWORD=${DB_PASSWORD}
PASSWORD=$DB_PASSWORD
PASSWORD="$DB_PASSWORD"
password: ${DB_PASSWORD:?not set}
password: "{{ db_password }}"
password: {{ .Values.password }}
password: <password>
password: <your password>
password: ****
password: ********
PASSWORD=
PASSWORD=""
PASSWORD=''
password: ""
password: null
password: ~
"password": null
"password": ""
"password": true
"password": false
password = None
POSTGRES_PASSWORD_FILE=/run/secrets/db_password
MYSQL_ROOT_PASSWORD_FILE: /run/secrets/db_root
DB_PASSWORD_FILE=/etc/app/password
secrets:
secrets:\\n  - db_password
secrets:\\n  db_password:\\n    file: ./db_password.txt
secrets:\\n  db_password:\\n    external: true
- source: db_password
docker secret ls
docker secret create db_password ./password.txt
docker secret create db_password -
docker login --password-stdin reg.example
docker login -u alice reg.example:5000
cat ~/password.txt | docker login --username alice --password-stdin
mysql -u root -p
mysql -uroot -p app
redis-cli -a $REDIS_PASSWORD ping
psql -U app -W
curl -u alice https://reg.example/v2/
curl -u $USER:$PASS https://reg.example/v2/
ssh -i ~/.ssh/id_rsa root@10.0.0.1
--tlskey=/root/.docker/key.pem
--tlskey /root/.docker/key.pem
TLS_KEY_FILE=/etc/tls/server.key
key: /etc/tls/server.key
ssl_certificate_key /etc/nginx/tls/server.key;
tokenFile: /var/run/secrets/kubernetes.io/serviceaccount/token
/var/run/secrets/kubernetes.io/serviceaccount/token
mount /run/secrets/db_password
-v /run/secrets:/run/secrets:ro
valueFrom:\\n  secretKeyRef:\\n    name: db\\n    key: password
secretName: db-credentials
imagePullSecrets:\\n- name: regcred
http://proxy.example:3128
https://alice@git.example/a/b.git
ssh://git@git.example:22/a/b.git
git@git.example:a/b.git
http://user:<password>@proxy.example
http://$USER:$PASS@proxy.example:3128
http://${USER}:${PASS}@proxy.example:3128
postgres://app@db:5432/app
redis://cache:6379/0
Authorization: <redacted>
Authorization: Bearer <token>
Authorization: Bearer $TOKEN
Authorization: Bearer
Www-Authenticate: Bearer realm="https://auth.example/token",service="reg.example",scope="repository:app:pull"
https://auth.example/token?service=reg.example&scope=repository%3Aapp%3Apull
x-api-key: <your key>
docker swarm join --token TOKEN MANAGER:2377
kubeadm init phase upload-certs --upload-certs --certificate-key KEY
docker service update --with-registry-auth SERVICE
docker stack deploy --with-registry-auth -c FILE STACK
docker service update --secret-rm NAME SERVICE
Set http://USER:PASSWORD@PROXY:PORT as the proxy of dockerd
an address like http://user:password@proxy:3128
apt-get install pass gnupg2
authorization-plugins is opa
authorization-plugins in daemon.json names a program
dockerd is started with --authorization-plugin opa
Docker sends images and passwords to 10.0.0.5:5000 unencrypted
Run docker swarm join --token TOKEN MANAGER:2377. On the manager ss -ltn shows whether 2377 listens.
join with docker swarm join-token manager's command
etcdutl snapshot restore FILE --initial-cluster-token NEWTOKEN --initial-advertise-peer-urls https://ADDRESS:2380
docker run --rm -v NAME:/from -v "$PWD":/to busybox cp -a /from/. /to/
ALTER USER name IDENTIFIED BY 'new'"""
PLACEHOLDERS = tuple(each.replace("\\n", "\n") for each in _PLACEHOLDERS.splitlines())

_SETTINGS = """PWD=/home/alice
OLDPWD=/root
SSH_AUTH_SOCK=/run/user/1000/keyring/ssh
SSH_ASKPASS=/usr/bin/ksshaskpass
XAUTHORITY=/root/.Xauthority
AUTHOR=Jane Doe
KEYBOARD=us
KEYMAP=de-latin1
LS_COLORS=rs=0:di=01;34
GPG_TTY=/dev/pts/0
DOCKER_TLS_VERIFY=1
DOCKER_CERT_PATH=/root/.docker
DOCKER_CONTENT_TRUST=1
COMPOSE_PROJECT_NAME=app
PasswordAuthentication no
PermitRootLogin prohibit-password
PubkeyAuthentication yes
AuthorizedKeysFile .ssh/authorized_keys
passwd: files systemd
shadow: files systemd
auth: false
"auth": null
"credsStore": "desktop"
"credsStore": "secretservice"
"credHelpers": {"gcr.io": "gcloud"}
"auths": {}
"auths": {"reg.example:5000": {}}
"tlsverify": true
"tlskey": "/etc/docker/server-key.pem"
"tls-key": "/etc/docker/key.pem"
"registry-mirrors": ["https://mirror.example"]
"insecure-registries": ["10.0.0.5:5000"]
"authorization-plugins": ["opa"]
"max-concurrent-downloads": 3
"log-opts": {"max-size": "10m"}
"key": "max-size"
"Key": "value"
key=value
key: value
foreign key (user_id) references users(id)
primary key (id)
PRIMARY KEY
KEY idx_name (name)
max_tokens=4096
max_tokens: 4096
tokens: 1024
token_count=12
token_ttl=3600
token_type=bearer
password_min_length: 12
password_policy: strict
PASSWORD_MIN_LENGTH=12
PASSWORD_AUTH=true
passwordless: true
password_expired=false
passes=3
passed=12 failed=2
secret_count=3
secret_type: opaque
session_timeout=30
session.cookie.secure=true
cookie_path=/
sig=SIGTERM
signal=15
signature_algorithm: sha256
author_id=12
authority=example.com
auth_method=none
auth_mode: peer
authenticated=true
authorization: disabled
api_version=1.43
api_key_required=false
key_size=2048
key_type: rsa
keyid: 12
keyring: /usr/share/keyrings/docker.gpg
keys=12
hotkey=F5
monkey=1
turnkey: true
signed-by=/usr/share/keyrings/docker.gpg
deb [arch=amd64 signed-by=/etc/apt/keyrings/docker.asc] https://download.docker.com/linux/ubuntu jammy stable
/etc/docker/key.json
-rw------- 1 root root 244 Nov 20 10:00 /etc/docker/key.json
-rw-r--r-- 1 root root 1675 Nov 20 10:00 server-key.pem
root:x:0:0:root:/root:/bin/bash
docker:x:999:alice
docker:!::alice
/usr/bin/dockerd -H fd:// --containerd=/run/containerd/containerd.sock
user=alice
user: alice
username: alice
Username: alice
login: alice
email=alice@example.com
host=db port=5432 user=app dbname=app sslmode=disable
Server=db;Database=app;User Id=app;Encrypt=true
jdbc:mysql://db:3306/app?useSSL=false
ssl_key=/etc/ssl/private/snakeoil.key
credentials: /root/.aws/credentials
credential_process=/usr/bin/helper
CREDENTIALS_DIRECTORY=/run/credentials/app.service
privileged: false
private: true
private_network=10.0.0.0/8
pre-shared: no
salt-minion 3006.1
saltbox: up
license: Apache-2.0
code=137
code=exited, status=1/FAILURE
state=running
nonce_size=12
# <file system> <mount point> <type> <options> <dump> <pass>\nUUID=0f31 / ext4 errors=remount-ro 0 1"""
SETTINGS = tuple(each.replace("\\n", "\n") for each in _SETTINGS.splitlines())
