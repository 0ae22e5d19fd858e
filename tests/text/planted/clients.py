"""Command lines of the common clients, whose options alone say what is secret."""

from __future__ import annotations

from tests.text.planted.carrier import Carrier, nameless
from tests.text.planted.values import BARE, JSON, PLAIN, SHELL, SINGLE

_COMMANDS = """docker login -u app -p «s» reg.example:5000
docker login --username app --password «s» reg.example
docker login --password=«s» -u app
docker login -p«s» -u app reg.example
docker --config /tmp/x login -u app -p «s» reg.example
docker -H tcp://10.0.0.1:2376 login -u app -p «s»
podman login -u app -p «s» reg.example
nerdctl login -u app -p «s» reg.example
sudo docker login -u app -p «s»
buildah login -u app -p «s» reg.example
skopeo login -u app -p «s» reg.example
crane auth login reg.example -u app -p «s»
helm registry login reg.example -u app -p «s»
helm repo add x https://charts.example --username app --password «s»
oras login reg.example -u app -p «s»
curl -u app:«s» https://reg.example/v2/
curl --user app:«s» https://reg.example/v2/
curl -sSf -uapp:«s» https://reg.example/v2/
curl -b session=«s» https://app.example/
curl --cookie session=«s» https://app.example/
curl -x http://proxy:3128 -U app:«s» https://example.com
curl --proxy-user app:«s» https://example.com
curl --oauth2-bearer «s» https://example.com
wget --password=«s» https://example.com/x
wget --http-password=«s» --user=app https://example.com/x
mysql -uroot -p«s» app
mysql -u root --password=«s» -e status
mysqldump -h db -uapp -p«s» app
mysqladmin -uroot -p«s» ping
mariadb -uroot -p«s» app
docker exec db mysql -uroot -p«s» -e status
redis-cli -a «s» ping
redis-cli -h cache -a «s» --no-auth-warning info
redis-server --requirepass «s»
redis-server /etc/redis.conf --requirepass «s» --masterauth other
docker run redis redis-server --requirepass «s»
PGPASSWORD=«s» psql -h db -U app
mongosh -u app -p «s» --authenticationDatabase admin
mongodump --username app --password «s»
sshpass -p «s» ssh root@10.0.0.1
sshpass -p«s» scp a root@10.0.0.1:
psql postgresql://app:«s»@db/app
ldapsearch -x -D cn=admin,dc=example -w «s» -b dc=example
ldapwhoami -D cn=admin -w «s»
smbclient //host/share -U app%«s»
mount -t cifs //host/share /mnt -o username=app,password=«s»
rclone config create r sftp user=app pass=«s»
openssl enc -aes-256-cbc -k «s» -in a -out b
openssl rsa -in k.pem -passin pass:«s»
openssl req -passout pass:«s» -new
keytool -list -keystore k.jks -storepass «s»
keytool -genkey -keypass «s» -storepass other
zip -P «s» a.zip b
unzip -P «s» a.zip
7z x -p«s» a.7z
gpg --batch --passphrase «s» -d a.gpg
vault login «s»
vault write auth/userpass/login/app password=«s»
vault kv put secret/app value=«s»
aws configure set aws_secret_access_key «s»
az login --service-principal -u app -p «s» --tenant x
az storage blob list --account-name app --account-key «s»
gh auth login --with-token «s»
gitlab-runner register --registration-token «s» --url https://git.example
gitlab-runner register --token «s» --url https://git.example
npm config set //reg.example/:_authToken «s»
npm config set //reg.example/:_authToken=«s»
kubectl create secret generic db --from-literal=password=«s»
kubectl create secret docker-registry r --docker-username=app --docker-password=«s»
kubectl --token=«s» get pods
kubectl config set-credentials app --token=«s»
kubeadm join 10.0.0.1:6443 --token «s» --discovery-token-ca-cert-hash sha256:00
docker swarm join --token «s» 10.0.0.1:2377
twine upload -u app -p «s» dist/*
pip install --index-url https://app:«s»@pypi.example/simple x
composer config http-basic.example.com app «s»
git clone https://app:«s»@git.example/a/b.git
git config http.extraheader AUTHORIZATION:bearer_«s»
http -a app:«s» GET https://api.example/
htpasswd -b .htpasswd app «s»
useradd -p «s» app
mosquitto_sub -h mq -u app -P «s» -t x
rabbitmqctl add_user app «s»
rabbitmqctl change_password app «s»
influx -username app -password «s»
tailscale up --authkey «s»
tailscale up --auth-key=«s»
cloudflared tunnel run --token «s»
sqlcmd -S db -U sa -P «s» -Q status
snowsql -a x -u app --password «s»
bw unlock «s»
consul members -token=«s»
etcdctl --user root:«s» get x
nmcli dev wifi connect home password «s»
wpa_passphrase home «s»"""
_TYPED = _COMMANDS.splitlines()

CLIENTS: tuple[Carrier, ...] = (
    *nameless(
        "command",
        SHELL,
        *(each for each in _TYPED if "-p«s»" not in each and ":«s»" not in each),
    ),
    *nameless("command", PLAIN, *(each for each in _TYPED if "-p«s»" in each)),
    *nameless("command-user", BARE, *(each for each in _TYPED if ":«s»" in each)),
    *nameless(
        "piped",
        SHELL,
        "echo «s» | docker login -u app --password-stdin reg.example",
        "echo -n «s» | docker login --username app --password-stdin",
        "printf %s «s» | docker login -u app --password-stdin",
        "echo «s» | sudo -S systemctl restart docker",
        "docker login -u app --password-stdin <<< «s»",
        "echo «s» | docker secret create db_password -",
        "printf '%s' «s» | podman secret create db_password -",
        "echo «s» | passwd --stdin app",
        "echo «s» | gh auth login --with-token",
    ),
    *nameless("piped", BARE, "echo app:«s» | chpasswd", "echo root:«s» | sudo chpasswd"),
    *nameless(
        "sql",
        SINGLE,
        "CREATE USER 'app'@'%' IDENTIFIED BY '«s»';",
        "ALTER USER app WITH PASSWORD '«s»';",
        "SET PASSWORD FOR 'root'@'%' = '«s»';",
        "ALTER USER 'root'@'localhost' IDENTIFIED WITH mysql_native_password BY '«s»'",
        "CREATE ROLE app LOGIN PASSWORD '«s»'",
    ),
    *nameless(
        "argv-json",
        JSON,
        '"Cmd": ["redis-server", "--requirepass", "«s»"]',
        '"Args": ["--password", "«s»"]',
        '"Args": ["--password=«s»"]',
        '["mysqld", "--root-password", "«s»"]',
        '"Entrypoint": ["app", "--token", "«s»"]',
        'argv = ["docker", "login", "-u", "app", "-p", "«s»"]',
        'CMD ["redis-server", "--requirepass", "«s»"]',
        'command: ["redis-server", "--requirepass", "«s»"]',
    ),
    *nameless(
        "argv-ps",
        PLAIN,
        "root 812 0.0 /usr/bin/redis-server --requirepass «s» *:6379",
        "dockerd --registry-password «s»",
        '"Path": "redis-server --requirepass «s»"',
        '1a2b3c redis "redis-server --requirepass «s»" 2 hours ago',
        "    command: redis-server --requirepass «s»",
    ),
)
