"""Sentences that speak of secrets and hold none, and names that look like such words."""

from __future__ import annotations

_SENTENCES = """unauthorized: incorrect username or password
unauthorized: authentication required
denied: requested access to the resource is denied
fe_sendauth: no password supplied
FATAL: password authentication failed for user app
Access denied for user 'root'@'172.18.0.3' (using password: YES)
Access denied for user 'app'@'localhost' (using password: NO)
Error: Cannot perform an interactive login from a non TTY device
Error saving credentials: error storing credentials - err: `Cannot autolaunch D-Bus without X11 $DISPLAY`
error getting credentials - err: exec: "docker-credential-desktop": executable file not found in $PATH
docker-credential-secretservice: executable file not found
WARNING! Using --password via the CLI is insecure. Use --password-stdin.
WARNING! Your password will be stored unencrypted in /root/.docker/config.json.
Configure a credential helper to remove this warning.
Must provide --username with --password-stdin
token: unexpected status: 401 Unauthorized
failed to fetch oauth token: unexpected status from GET request
failed to fetch anonymous token: unexpected status: 403 Forbidden
failed to authorize: failed to fetch oauth token: denied: Your account does not have permission
secret: file not found
secret db_password not found
secrets: permission denied
rpc error: code = InvalidArgument desc = secret 'db_password' is in use by the following service: db
invalid join token
valid token is required to join the swarm
Warning: a token expired 3 days ago
/etc/passwd: permission denied
getent passwd docker
unable to find user app: no matching entries in passwd file
unable to find group docker: no matching entries in group file
The password is wrong
the password has expired
Enter password:
Password for user postgres:
root@10.0.0.1's password:
passphrase for key '/root/.ssh/id_rsa':
[sudo] password for alice:
sudo: a password is required
sudo: no tty present and no askpass program specified
Host key verification failed.
Permission denied (publickey,password).
Permission denied, please try again.
Load key "/root/.ssh/id_rsa": bad permissions
private key file not found: /etc/docker/key.json
tls: private key does not match public key
could not read private key: open /certs/server/key.pem: no such file or directory
x509: certificate signed by unknown authority
duplicate key value violates unique constraint "users_pkey"
invalid character '}' looking for beginning of object key string
KeyError: 'password'
key not found in store
no such key: log-dirver
unknown key: registry-mirror
map has no entry for key "Name"
the following directives don't match any configuration option: tokens
unexpected token in JSON at position 12
SyntaxError: Unexpected token '<', "<!DOCTYPE "... is not valid JSON
yaml: line 4: did not find expected key
yaml: line 12: found character that cannot start any token
mapping key "password" already defined at line 3
environment variable DB_PASSWORD is not set
The "DB_PASSWORD" variable is not set. Defaulting to a blank string.
POSTGRES_PASSWORD must be a non-empty value
You must specify POSTGRES_PASSWORD to a non-empty value for the superuser
error: database is uninitialized and superuser password is not specified
You need to specify one of MYSQL_ROOT_PASSWORD, MYSQL_ALLOW_EMPTY_PASSWORD and MYSQL_RANDOM_ROOT_PASSWORD
NOAUTH Authentication required.
WRONGPASS invalid username-password pair or user is disabled.
ERR invalid password
jwt: token is expired by 3h0m0s
JWT verification failed: signature is invalid
csrf token missing or incorrect
the API key is invalid
missing API key
no API token given
client secret is missing
cookie: name is invalid
the secret key must be 32 bytes long
author: Jane Doe
the key has been revoked
gpg: no valid OpenPGP data found.
apt-key is deprecated. Manage keyring files in trusted.gpg.d instead
keyctl join session keyring: disk quota exceeded
unable to join session keyring: unable to create session key: disk quota exceeded
docker stack deploy: secret not found
failed to create secret: the secret name may be at most 64 characters
pass: store is empty. Try "pass init"
pass not initialized: exit status 1
tokenizer: unknown model
the access key ID you provided does not exist in our records
SignatureDoesNotMatch: The request signature we calculated does not match the signature you provided
bypass the proxy for localhost
compass: connection refused
monkey patch failed
passed 12 of 14 tests
my password works on another host
I forgot the password of the database
please check your username and password and try again
after I changed the password it fails
the token in the file is too old
my secret is not mounted in the container
is the password read from the file?
does the key have to be in PEM format?
登录失败：用户名或密码错误
密码错误，请重试
请输入密码
忘记密码怎么办
パスワードが間違っています
비밀번호가 틀렸습니다
Das Passwort ist falsch
Passwort vergessen?
le mot de passe est incorrect
la contraseña es incorrecta
a senha está incorreta
пароль неверный
неверный пароль или логин
harbor.internalregistry
helper.secret-service.example: no such host
lookup token.example on 10.0.0.2:53: no such host
dial tcp: lookup password-manager.example: i/o timeout
pull access denied for secret-app, repository does not exist or may require 'docker login'
manifest for token-service:latest not found
No such container: password-reset
container passbolt is unhealthy
network auth_default not found
volume db_secret is in use
service vault_token-renewer is not running"""
SENTENCES = tuple(_SENTENCES.splitlines())
