"""The names behind which secrets stand."""

_ENV = """
PASSWORD PASSWD PASS MYSQL_ROOT_PASSWORD MYSQL_PASSWORD POSTGRES_PASSWORD PGPASSWORD REDIS_PASSWORD DB_PASS
DB_PASSWORD MONGO_INITDB_ROOT_PASSWORD RABBITMQ_DEFAULT_PASS SECRET SECRET_KEY SECRET_KEY_BASE JWT_SECRET
SESSION_SECRET COOKIE_SECRET AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN GITHUB_TOKEN GH_TOKEN GITLAB_TOKEN
CI_JOB_TOKEN CI_REGISTRY_PASSWORD NPM_TOKEN API_KEY APIKEY API_TOKEN ACCESS_TOKEN REFRESH_TOKEN AUTH_TOKEN
BEARER_TOKEN CLIENT_SECRET OAUTH_CLIENT_SECRET AZURE_CLIENT_SECRET ARM_CLIENT_SECRET RAILS_MASTER_KEY APP_KEY
SIGNING_KEY ENCRYPTION_KEY PRIVATE_KEY MASTER_KEY STORAGE_ACCOUNT_KEY ACCOUNT_KEY SERVICE_KEY DATADOG_API_KEY
DD_API_KEY STRIPE_SECRET_KEY TWILIO_AUTH_TOKEN SLACK_BOT_TOKEN TELEGRAM_BOT_TOKEN DISCORD_TOKEN HF_TOKEN
OPENAI_API_KEY ANTHROPIC_API_KEY VAULT_TOKEN CONSUL_HTTP_TOKEN SMTP_PASSWORD MAIL_PASSWORD LDAP_BIND_PASSWORD
KEYSTORE_PASSWORD TRUSTSTORE_PASSWORD SSH_PASSPHRASE GPG_PASSPHRASE PASSPHRASE CREDENTIALS DB_CREDENTIALS
WEBHOOK_SECRET HMAC_SECRET PSK WIFI_PSK ADMIN_PWD SA_PASSWORD ACCEPT_TOKEN GRAFANA_ADMIN_PASSWORD
GF_SECURITY_ADMIN_PASSWORD DJANGO_SECRET_KEY FLASK_SECRET_KEY TUNNEL_TOKEN RUNNER_TOKEN REGISTRATION_TOKEN
MINIO_ROOT_PASSWORD MINIO_SECRET_KEY ELASTIC_PASSWORD SENTRY_AUTH_TOKEN CLOUDFLARE_API_TOKEN LICENSE_KEY
PASSWORD_SALT TOTP_SECRET RESTIC_PASSWORD BORG_PASSPHRASE
"""
ENV = tuple(_ENV.split())
_CAMEL = """
password dbPassword rootPassword adminPassword userPassword secret clientSecret apiKey apiToken accessToken
refreshToken authToken secretKey secretAccessKey privateKey signingKey encryptionKey sharedKey PresharedKey
AccountKey identitytoken registrytoken sessionToken bearerToken passphrase connectionPassword smtpPassword
bindPassword
"""
CAMEL = tuple(_CAMEL.split())
_SNAKE = """
password passwd pass db_password db_pass root_password admin_password secret client_secret api_key api_token
access_token refresh_token auth_token secret_key secret_access_key private_key signing_key shared_secret
passphrase smtp_password bind_password redis_password credentials session_secret webhook_secret pre_shared_key
"""
SNAKE = tuple(_SNAKE.split())
_DOTTED = """
spring.datasource.password javax.net.ssl.keyStorePassword server.ssl.key-store-password db.password auth.token
jwt.secret api.key client-secret registry-token admin-password sasl.password ssl.key.password
"""
DOTTED = tuple(_DOTTED.split())
SPOKEN = (
    "password",
    "Password",
    "passphrase",
    "token",
    "API key",
    "access key",
    "secret key",
    "secret",
    "密码",
    "口令",
    "パスワード",
    "비밀번호",
    "Passwort",
    "Kennwort",
    "mot de passe",
    "contraseña",
    "senha",
    "пароль",
)
HEADERS = (
    "Authorization: Bearer ",
    "Authorization: Token ",
    "Authorization: ApiKey ",
    "Authorization: ",
    "Proxy-Authorization: Bearer ",
    "X-Api-Key: ",
    "X-Auth-Token: ",
    "PRIVATE-TOKEN: ",
    "JOB-TOKEN: ",
    "X-Vault-Token: ",
    "X-Registry-Auth: ",
    "X-Amz-Security-Token: ",
    "X-Functions-Key: ",
    "Cookie: session=",
    "Set-Cookie: sessionid=",
    "api-key: ",
    "DD-API-KEY: ",
    "X-Access-Token: ",
    "X-GitHub-Token: ",
)
QUERY = (
    "token",
    "access_token",
    "api_key",
    "apikey",
    "key",
    "sig",
    "X-Amz-Signature",
    "X-Amz-Security-Token",
    "signature",
    "password",
    "private_token",
    "client_secret",
    "auth",
    "refresh_token",
    "secret",
    "X-Goog-Signature",
)
