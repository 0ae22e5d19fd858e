"""Tokens of services, known by how they begin.

The prefixes are those that the services document for their tokens; gitleaks' and detect-secrets' rules are the measure
of which to know.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.model.pattern import Pattern
from assistant.text.redaction.looks import is_id
from assistant.text.redaction.spans import Span

_BODY = r"[A-Za-z0-9_.~+/=%-]"
_SURE = (
    "glc_ CLOJARS_ eyJrIjoi s-s4t2ud- s-s4t2af- tk-us- ghp_ gho_ ghu_ ghs_ ghr_ github_pat_ glpat- glrt- "
    "glrtr- gldt- glptt- glcbt- glft- glsoat- glagent- glimt- glffct- gloas- glwt- GR1348941 dckr_pat_ "
    "dckr_oat_ pypi- xoxa- xoxb- xoxc- xoxd- xoxe- xoxe. xoxo- xoxp- xoxr- xoxs- xapp- sk_live_ sk_test_ "
    "sk_prod_ pk_live_ pk_test_ rk_live_ rk_test_ rk_prod_ whsec_ sk-proj- sk-ant- sk-svcacct- sk-or- "
    "sk-admin- hvs. hvb. hvr. AIza GOCSPX- ya29. dop_v1_ doo_v1_ dor_v1_ glsa_ AGE-SECRET-KEY- SWMTKN-1- "
    "SWMKEY-1- shpat_ shpss_ shpca_ shppa_ sq0atp- sq0csp- NRAK- NRII- NRJS- NRAL- PMAK- lin_api_ "
    "lin_oauth_ ATATT3 ATCTT3 tskey- pscale_tkn_ pscale_pw_ pscale_oauth_ sntrys_ sntryu_ dp.pt. dp.st. "
    "dp.ct. dp.sa. dp.scim. dp.audit. dt0c01. dt0s01. dt0s02. EZAK EZTK duffel_test_ duffel_live_ FLWSECK "
    "fm1a_ fm1r_ fio-u- HRKU- xkeysib- xsmtpsib- sm_aat_ sm_pat_ sm_sat_ shippo_live_ shippo_test_ "
    "ops_eyJ bedrock-api-key- sha256~ lsv2_pt_ lsv2_sk_ sb_secret_ CCIPAT_ CCIPRJ_ apify_api_ "
    "ABSK ctx7sk- vercel_blob_rw_"
)
"""Prefixes that nothing else has."""
_SHORT = (
    "hf_ npm_ api_org_ phc_ phx_ sgp_ squ_ sqp_ sqa_ sbp_ nfp_ figd_ tvly- pcsk_ jina_ ntn_ gsk_ xai- r8_ "
    "rpa_ pul- pnu_ tfp_ waka_ dapi secret_ pk-lf- sk-lf- fm2_ bkua_ p8e- kubeconfig-user- rdme_ "
    "pplx- nvapi- EAAA cmVmd AKCp LTAI AQVN YCN YCM YCO ATBB mlsn. rubygems_"
)
"""Prefixes that a name may have, too: letters and digits alone must follow, so many that no word is so long."""
_EXACT = {
    "SG.": r"(?:[\w-]{16,32}\.[\w-]{16,64}|[\w=.-]{60,72})",
    "ZXlK": r"[A-Za-z0-9+/_-]{40,65536}={0,2}",
    "1//0": r"[\w-]{20,256}",
    "A3-": r"[A-Z0-9]{6}-[A-Z0-9-]{20,32}",
    "fo1_": r"[\w-]{40,64}",
    "ico-": r"[A-Za-z0-9]{32}",
    "v1.0-": r"[0-9a-f]{24}-[0-9a-f]{100,160}",
    "4b1d": r"[A-Za-z0-9]{38}(?![A-Za-z0-9])",
    "API-": r"[A-Z0-9]{24,36}(?![A-Za-z0-9])",
    "EAAM": r"[A-Za-z0-9]{80,300}",
    "EAAC": r"[A-Za-z0-9]{80,300}",
    "sk-": r"[A-Za-z0-9]{32,128}",
    "key-": r"[0-9a-f]{32}(?![A-Za-z0-9])",
    "re_": r"[A-Za-z0-9]{8}_[A-Za-z0-9]{16,32}",
    "pa-": r"[A-Za-z0-9_-]{43}(?![A-Za-z0-9_-])",
    "pat.": r"[\w-]{16,32}\.[A-Za-z0-9]{16,32}\.[A-Za-z0-9]{16,32}",
    "sat.": r"[\w-]{16,32}\.[A-Za-z0-9]{16,32}\.[A-Za-z0-9]{16,32}",
    "t1.": r"[\w-]{16,512}={0,2}\.[\w-]{60,128}={0,2}",
    "AKIA": r"[A-Z0-9]{16}(?![A-Z0-9])",
    "ASIA": r"[A-Z0-9]{16}(?![A-Z0-9])",
    "AROA": r"[A-Z0-9]{16}(?![A-Z0-9])",
    "AIDA": r"[A-Z0-9]{16}(?![A-Z0-9])",
    "ABIA": r"[A-Z0-9]{16}(?![A-Z0-9])",
    "ACCA": r"[A-Z0-9]{16}(?![A-Z0-9])",
    "A3T": r"[A-Z0-9]{17}(?![A-Z0-9])",
    "oy2": r"[a-z0-9]{43}(?![a-z0-9])",
    "AGPA": r"[A-Z0-9]{16}(?![A-Z0-9])",
    "ANPA": r"[A-Z0-9]{16}(?![A-Z0-9])",
}
_UNEVEN = Pattern(r"[A-Z][a-z]{1,2}[A-Z]")
"""What no word has."""
_WEAK = frozenset(("re_", "pa-", "4b1d", "oy2", "ZXlK", "v1.0-"))
"""Prefixes that a part of a path or of a name may have, too."""
_LEAST = 13
"""Characters of a token with its prefix; shorter ones are cut, or words."""
_WIDE = 16
"""A row at least so long may have been cut in the middle of a token by a terminal."""
_SURES = {prefix.lower(): prefix for prefix in (*_SURE.split(), *_SHORT.split())}
_SHORTS = frozenset(_SHORT.split())
_UNBROKEN = Pattern(
    r"[A-Za-z0-9]{12}|[A-Za-z0-9]{2,11}\r?\n"
    r"|(?=[^A-Z]{0,24}[A-Z])(?=[^a-z]{0,24}[a-z])(?=\D{0,24}\d)[A-Za-z0-9_+/-]{20}"
    r"|(?=[^A-Z]{0,24}[A-Z])(?=[^a-z]{0,24}[a-z])[A-Za-z0-9_+/-]{30}",
    re.A,
)
_EXACTS = {prefix.lower(): (prefix, Pattern(rest, re.A)) for prefix, rest in _EXACT.items()}
WORDS = (*_SURES, *_EXACTS)
"""What announces a token, lower-case."""
_MORE = Pattern(rf"{_BODY}{{1,400}}", re.A)
_GOES_ON = Pattern(
    rf"\r?\n[ \t]{{0,16}}({_BODY}{{4,1024}})(?!{_BODY}|[:=])(?P<alone>[\"',)\]}}\s]{{0,8}}(?:\n|\Z))?", re.A
)
_LONG = 24
_LEAST_BODY = 10


def token(text: str, at: int, end: int, word: str) -> Iterator[Span]:
    """The token that begins here."""
    if word in _SURES:
        yield from _sure(text, at, end)
    if word in _EXACTS:
        prefix, rest = _EXACTS[word]
        if (
            text.startswith(prefix, at)
            and not is_glued(text, at)
            and (text[at - 1 : at] not in ("/", ".") or prefix not in _WEAK)
        ):
            found = rest.match(text, end)
            stop = found.end() if found else _wrapped(text, at, end, rest)
            if stop:
                yield at, stop


def is_glued(text: str, at: int) -> bool:
    """Whether a letter or digit of ASCII stands right before; Chinese is written without blanks."""
    before = text[at - 1 : at] if at else ""
    return before.isascii() and before.isalnum()


def goes_on(text: str, begin: int, end: int, wide: int = _WIDE) -> int:
    """Where a token ends that a terminal has cut at the end of its row, which is so wide: in the row below."""
    while end < len(text) and text[end] in "\r\n":
        line = text.rfind("\n", max(0, begin - 4096), begin) + 1
        more = _GOES_ON.match(text, end)
        if more is None or not _is_rest(more) or (end - line < wide and end - begin >= _LEAST):
            break
        begin, end = more.span(1)
    return end


def _is_rest(more: re.Match[str]) -> bool:
    """Whether a row begins with the rest of a token, and not with a word."""
    mixed = any(map(str.isdigit, more[1])) and (more[1].isdigit() or not is_id(more[1]))
    return mixed or _UNEVEN.search(more[1]) is not None or (more["alone"] is not None and len(more[1]) >= _LEAST_BODY)


def _wrapped(text: str, at: int, end: int, rest: Pattern) -> int:
    """Where a token ends that goes on in the row below; 0 where none does."""
    first = _MORE.match(text, end)
    cut = first.end() if first else end
    more = _GOES_ON.match(text, cut)
    if more is None:
        return 0
    found = rest.match(text[end:cut] + more[1])
    return more.start(1) + found.end() - (cut - end) if found and found.end() > cut - end else 0


def _sure(text: str, at: int, end: int) -> Iterator[Span]:
    prefix = _SURES[text[at:end].lower()]
    if not text.startswith(prefix, at) or (
        prefix in _SHORTS and (is_glued(text, at) or not _UNBROKEN.match(text, end))
    ):
        return
    more = _MORE.match(text, end)
    end = goes_on(text, at, more.end() if more else end)
    while text[end - 1] in ".=-/+~%" and end - at > _LEAST:
        end -= 1
    if end - at >= _LEAST and _is_random(text[at + len(prefix) : end], prefix, glued=is_glued(text, at)):
        yield at, end


def _is_random(body: str, prefix: str, *, glued: bool) -> bool:
    digits = any(map(str.isdigit, body))
    mixed = body.lower() != body != body.upper()
    if prefix[-1].isalnum():
        return len(body) >= _LONG // 2 and (mixed or (digits and not glued))
    return digits or (mixed and len(body) >= _LEAST_BODY) or (not glued and len(body) >= _LONG and body.isalnum())
