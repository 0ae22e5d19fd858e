"""Tokens that are known by their form, made from the issuers' documented formats; none of them was ever issued.

A form is written with its public beginning apart from what is random, so that no whole token is in this file.
"""

from __future__ import annotations

import base64
import json
import random
import string

from tests.text.planted.values import ALNUM, mixed, text_of

_HEX = "0123456789abcdef"
_URL = ALNUM + "_-"
_UPPER = string.ascii_uppercase + string.digits
_LOWER = string.ascii_lowercase + string.digits
_BASE64 = ALNUM + "+/"
_BECH32 = "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L"

_FORMS: dict[str, tuple[str, str, int]] = {
    "github-personal": ("ghp_", ALNUM, 36),
    "github-oauth": ("gho_", ALNUM, 36),
    "github-user": ("ghu_", ALNUM, 36),
    "github-server": ("ghs_", ALNUM, 36),
    "github-refresh": ("ghr_", ALNUM, 36),
    "github-fine": ("github_pat_", ALNUM + "_", 82),
    "gitlab-personal": ("glpat-", _URL, 20),
    "gitlab-deploy": ("gldt-", _URL, 20),
    "gitlab-runner": ("glrt-", _URL, 20),
    "gitlab-registration": ("GR1348941", _URL, 20),
    "gitlab-trigger": ("glptt-", _HEX, 40),
    "gitlab-job": ("glcbt-64_", _URL, 20),
    "gitlab-feed": ("glft-", _URL, 20),
    "gitlab-agent": ("glagent-", _URL, 50),
    "gitlab-oauth": ("gloas-", _HEX, 64),
    "gitlab-scim": ("glsoat-", _URL, 20),
    "docker-hub": ("dckr_pat_", _URL, 27),
    "docker-hub-org": ("dckr_oat_", _URL, 32),
    "aws-id": ("AKIA", string.ascii_uppercase + "234567", 16),
    "aws-temporary-id": ("ASIA", string.ascii_uppercase + "234567", 16),
    "google-api": ("AIza", _URL, 35),
    "google-oauth-secret": ("GOCSPX-", _URL, 28),
    "google-access": ("ya29.", _URL, 120),
    "slack-app": ("xapp-1-A0123456789-1234567890123-", _HEX, 64),
    "slack-bot": ("xoxb-123456789012-1234567890123-", ALNUM, 24),
    "slack-user": ("xoxp-123456789012-123456789012-123456789012-", _HEX, 32),
    "slack-legacy": ("xoxa-2-", ALNUM, 40),
    "slack-refresh": ("xoxe-1-", _UPPER, 146),
    "sendgrid": ("SG.", ALNUM, 66),
    "hugging-face": ("hf_", string.ascii_letters, 34),
    "anthropic": ("sk-ant-api03-", _URL, 93),
    "openai-old": ("sk-", ALNUM, 48),
    "stripe": ("sk_live_", ALNUM, 24),
    "stripe-long": ("sk_live_51", ALNUM, 97),
    "stripe-restricted": ("rk_live_", ALNUM, 24),
    "stripe-test": ("sk_test_", ALNUM, 24),
    "stripe-webhook": ("whsec_", ALNUM, 32),
    "digitalocean": ("dop_v1_", _HEX, 64),
    "digitalocean-oauth": ("doo_v1_", _HEX, 64),
    "digitalocean-refresh": ("dor_v1_", _HEX, 64),
    "grafana-cloud": ("glc_", _BASE64, 60),
    "npm": ("npm_", ALNUM, 36),
    "pypi": ("pypi-AgEIcHlwaS5vcmc", _URL, 120),
    "rubygems": ("rubygems_", _HEX, 48),
    "age": ("AGE-SECRET-KEY-1", _BECH32, 58),
    "vault-service": ("hvs.", _URL, 95),
    "vault-batch": ("hvb.", _URL, 140),
    "vault-recovery": ("hvr.", _URL, 95),
    "pulumi": ("pul-", _HEX, 40),
    "doppler": ("dp.pt.", _LOWER, 43),
    "databricks": ("dapi", _HEX, 32),
    "linear": ("lin_api_", ALNUM, 40),
    "notion": ("ntn_12345678901", ALNUM, 35),
    "postman": ("PMAK-", _HEX, 58),
    "new-relic": ("NRAK-", _UPPER, 27),
    "planetscale-token": ("pscale_tkn_", _URL, 43),
    "planetscale-password": ("pscale_pw_", _URL, 43),
    "planetscale-oauth": ("pscale_oauth_", _URL, 43),
    "prefect": ("pnu_", ALNUM, 36),
    "readme": ("rdme_", _LOWER, 70),
    "sentry-user": ("sntryu_", _HEX, 64),
    "shopify": ("shpat_", _HEX, 32),
    "shopify-custom": ("shpca_", _HEX, 32),
    "shopify-private": ("shppa_", _HEX, 32),
    "shopify-shared": ("shpss_", _HEX, 32),
    "square": ("sq0atp-", _URL, 22),
    "square-oauth": ("sq0csp-", _URL, 43),
    "easypost": ("EZAK", ALNUM, 54),
    "duffel": ("duffel_live_", _URL, 43),
    "artifactory": ("AKCp", ALNUM, 69),
    "artifactory-reference": ("cmVmd", ALNUM, 59),
    "alibaba-id": ("LTAI", ALNUM, 20),
    "adobe": ("p8e-", _LOWER, 32),
    "atlassian": ("ATATT3", _URL, 186),
    "bitbucket-app": ("ATBB", ALNUM, 32),
    "clojars": ("CLOJARS_", _LOWER, 60),
    "heroku": ("HRKU-AA", _URL, 58),
    "infracost": ("ico-", ALNUM, 32),
    "perplexity": ("pplx-", ALNUM, 48),
    "groq": ("gsk_", ALNUM, 52),
    "replicate": ("r8_", ALNUM, 37),
    "sourcegraph": ("sgp_", _HEX, 40),
    "tailscale": ("tskey-auth-", ALNUM, 40),
    "scalingo": ("tk-us-", _URL, 48),
    "openshift": ("sha256~", _URL, 43),
    "brevo": ("xkeysib-", _HEX, 64),
    "frameio": ("fio-u-", _URL, 64),
    "flyio": ("fo1_", _URL, 43),
    "octopus": ("API-", _UPPER, 26),
    "typeform": ("tfp_", _URL, 59),
    "buildkite": ("bkua_", _HEX, 40),
    "cloudflare-origin": ("v1.0-", _HEX, 24),
    "figma": ("figd_", _URL, 40),
    "airtable": ("pat", ALNUM, 14),
    "discord": ("MTA", _URL, 23),
    "swarm-join": ("SWMTKN-1-", _LOWER, 50),
    "swarm-unlock": ("SWMKEY-1-", _BASE64, 43),
    "circleci": ("CCIPAT_", ALNUM, 22),
}
_TAILS = {
    "airtable": (".", _HEX, 64),
    "discord": (".", _URL, 38),
    "cloudflare-origin": ("-", _HEX, 146),
    "circleci": ("_", _HEX, 40),
    "anthropic": ("AA", "", 0),
    "swarm-join": ("-", _LOWER, 25),
    "brevo": ("-", ALNUM, 16),
}


def _made(rng: random.Random, form: str) -> tuple[str, str]:
    head, alphabet, length = _FORMS[form]
    joint, of, more = _TAILS.get(form, ("", "", 0))
    tail = joint + (text_of(rng, of, more) if of else "")
    if form == "sendgrid":
        body = text_of(rng, ALNUM, 22) + "." + text_of(rng, ALNUM, 43)
    elif form == "postman":
        body = text_of(rng, _HEX, 24) + "-" + text_of(rng, _HEX, 34)
    elif form == "discord":
        body = text_of(rng, _URL, 21) + "." + text_of(rng, _URL, 6)
    else:
        # It ends in a letter or digit: what ends in a hyphen is nowhere issued, and where it ends would be a guess.
        body = text_of(rng, alphabet, length - 1) + rng.choice([each for each in alphabet if each.isalnum()])
    return head, body + tail


def _jwt(rng: random.Random) -> tuple[str, str]:
    parts = [
        base64.urlsafe_b64encode(json.dumps(each).encode()).decode().rstrip("=")
        for each in ({"alg": "HS256", "typ": "JWT"}, {"sub": mixed(rng, 12), "exp": rng.randint(10**9, 2 * 10**9)})
    ]
    return f"{parts[0][:20]}", f"{parts[0][20:]}.{parts[1]}.{text_of(rng, _URL, 42)}Q"


def _terraform(rng: random.Random) -> tuple[str, str]:
    return "", f"{mixed(rng, 14)}.atlasv1.{text_of(rng, _URL, 66)}Q"


def _azure(rng: random.Random) -> tuple[str, str]:
    return "", f"{mixed(rng, 4)[:3]}8Q~{text_of(rng, ALNUM + '_.~', 33)}Q"


def _telegram(rng: random.Random) -> tuple[str, str]:
    return f"{rng.randint(10**8, 10**9)}:", f"AA{text_of(rng, _URL, 32)}Q"


def _grafana(rng: random.Random) -> tuple[str, str]:
    return "glsa_", f"{text_of(rng, ALNUM, 32)}_{text_of(rng, _HEX, 8)}"


def _openai(rng: random.Random) -> tuple[str, str]:
    return "sk-proj-", f"{text_of(rng, _URL, 74)}T3BlbkFJ{text_of(rng, _URL, 73)}Q"


def _slack_hook(rng: random.Random) -> tuple[str, str]:
    return (
        f"https://hooks.slack.com/services/T{text_of(rng, _UPPER, 8)}/B{text_of(rng, _UPPER, 10)}/",
        text_of(rng, ALNUM, 24),
    )


def _discord_hook(rng: random.Random) -> tuple[str, str]:
    return f"https://discord.com/api/webhooks/{rng.randint(10**17, 10**18)}/", f"{text_of(rng, _URL, 67)}Q"


def _teams_hook(rng: random.Random) -> tuple[str, str]:
    return "https://example.webhook.office.com/webhookb2/IncomingWebhook/", text_of(rng, _HEX, 32)


def _kubeadm(rng: random.Random) -> tuple[str, str]:
    return "", f"{text_of(rng, _LOWER, 6)}.{text_of(rng, _LOWER, 16)}"


def _dynatrace(rng: random.Random) -> tuple[str, str]:
    return "dt0c01.", f"{text_of(rng, _UPPER, 24)}.{text_of(rng, _UPPER, 64)}"


def _mailgun(rng: random.Random) -> tuple[str, str]:
    return "key-", text_of(rng, _HEX, 32)


def _mailchimp(rng: random.Random) -> tuple[str, str]:
    return "", f"{text_of(rng, _HEX, 32)}-us{rng.randint(1, 20)}"


def _onepassword(rng: random.Random) -> tuple[str, str]:
    return "A3-", "-".join(text_of(rng, _UPPER, length) for length in (6, 6, 5, 5, 5, 5))


def _crypt(rng: random.Random) -> tuple[str, str]:
    name = rng.choice(["1", "5", "6", "y$j9T"])
    return f"${name}$", f"{text_of(rng, ALNUM, 16)}${text_of(rng, ALNUM + './', 85)}Q"


def _bcrypt(rng: random.Random) -> tuple[str, str]:
    return f"$2{rng.choice('aby')}$12$", f"{text_of(rng, ALNUM + './', 52)}Q"


_SPECIAL = {
    "jwt": _jwt,
    "terraform": _terraform,
    "azure-client": _azure,
    "telegram": _telegram,
    "grafana-service": _grafana,
    "openai-project": _openai,
    "slack-hook": _slack_hook,
    "discord-hook": _discord_hook,
    "kubeadm": _kubeadm,
    "dynatrace": _dynatrace,
    "mailgun": _mailgun,
    "mailchimp": _mailchimp,
    "onepassword": _onepassword,
    "crypt": _crypt,
    "bcrypt": _bcrypt,
}
FORMS = (*_FORMS, *_SPECIAL)


def token(rng: random.Random, form: str) -> tuple[str, str]:
    """A token of a form: its public beginning, and what is secret of it."""
    return _SPECIAL[form](rng) if form in _SPECIAL else _made(rng, form)
