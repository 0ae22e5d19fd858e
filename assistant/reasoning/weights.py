"""Every number of the reasoning, with its reason. `bench/calibration.py` shows how well the probabilities hold.

Ratios are likelihood ratios: how many times likelier the finding is when the cause is there than when it is not.
"""

from __future__ import annotations

from assistant.model.effort import Pace
from assistant.model.match import MatchKind
from assistant.model.risk import Risk
from assistant.model.tree import Odds

ODDS = {Odds.VERY_COMMON: 9.0, Odds.COMMON: 4.0, Odds.OCCASIONAL: 1.5, Odds.RARE: 0.4}
"""Steps of about 2.5: authors tell four words apart, and a word is rarely wrong by more than one step."""

KIND = {
    MatchKind.EXACT: 1.0,
    MatchKind.TRUNCATED: 0.95,
    MatchKind.APPROXIMATE: 0.7,
    MatchKind.SHAPE: 0.45,
    MatchKind.WORDS: 0.35,
    MatchKind.CHOSEN: 0.9,
}
"""How far a match is to be trusted, times its score. A truncated text still fits exactly, as far as it goes. People who
choose a symptom know what they see, but not always which of two names it has. A shape says what was refused, not by
what: below NAMING, so that only a look at its object makes it an answer."""
ECHO = 0.15
"""A line that only repeats that something failed hardly needs explaining."""
NAMING = 0.5
"""From this quality on a match names a fault, and candidates that rest on echo lines alone stand behind it."""
TEXT_PROOF_TRUST = 0.8
"""Below it (approximate matches, shared words) what the text says can support a cause, but not prove it."""
APART_TRUST = 0.5
"""A text that is older than Docker's last start, or from another host, can support a cause, but not prove it."""

OTHER_SPEAKER = 0.3
"""A message in the mouth of a program that neither prints nor repeats it: most often the same words mean another thing.
Not nothing, because a cut paste can hide who speaks."""
CONTAINERS_OWN = 0.4
"""A container's own output that reads like a fault of the host: it tells of the programs in that container, so that a
cause on the host is never more than possible by it."""

WITHIN = 0.25
"""A message that another one of the same line contains word for word, and more, is the same thing said less exactly."""
EARLIER = 0.85
"""A message that stands before the last one that names a fault: daemons say last what made them give up, and warn
before."""

POINTS_TO = 25.0
"""The wording of a message, when its tree says that it speaks for a cause: it outweighs all odds, but not a fact."""
LEAK = 0.2
"""A recognised message of the user's that a cause does not explain must have another reason: one in five pastes
holds a second, unrelated fault or left-over."""
LEAK_HOST = 0.6
"""The host's own journal holds unrelated messages much more often."""
ECHO_SHARE = 0.5
"""A candidate from echo lines alone begins with at most this share of the weakest that has a line naming the fault."""
ODDS_ALONE = 0.45
"""What is best by its odds alone, of several causes of the same messages, has at most this probability: real reports
are of the rare ones more often than not, because people help themselves with the common ones."""

UNEXPLAINED = 0.65
"""What the known causes keep of the probability beside one line that reports a fault and that nothing explains: it may
be the fault itself. The second counts less, and all together no more than two and a half."""

SPECIFIC = 0.85
"""From this specificity on a message is taken at its word; below it counts in proportion."""
GENERIC = 0.5
"""Below this specificity a message, or a phrase, is one that many programs print for many reasons: alone it neither
proves a cause nor makes one likelier than all else."""
COVERAGE = 0.85
"""How often, when a message that tells all is recognised beyond doubt, one of its symptom's causes is the cause: the
rest is "something else". Measured on real reports: their causes are not all written yet."""
ECHO_COVERAGE = 0.5
"""The same when nothing but echo lines was recognised."""

SUPPORTS = 4.0
WEAKENS = 0.25
DIMINISH = 0.6
"""The second support counts 0.6 of the first (in logarithms), the third 0.36: findings on one host hang together."""
CONFIRMS = 2000.0
"""Lifts a rare cause over all its very common neighbours; one wrong confirming condition is still not certainty."""
CONFIRMS_BY_PASTE = 1000.0
"""A fact that the text shows, as `df` does, is as telling as a live one, but can be old or of another host."""
CONFIRMS_BY_TEXT = 60.0
"""The text can be old or from another host: proof by the text alone is less than by a live fact."""
GUESS_MOST = 16.0
"""What is normal on a healthy host (a cause that `doctor` does not report) is at most two supports for a guess."""
MISSED_PROOF = 0.4
"""All facts that would have proved the cause were looked at and none does: most causes show their proof when there."""

EXPLAINED_AWAY = 0.1
"""A confirmed cause leaves its rivals for the same messages at most this share of its own weight."""
EFFECT_KEEPS = 0.1
"""The share that a mere effect keeps when its root is confirmed; the root gets the rest."""
BESIDE = 0.5
"""What explains nothing that the user showed gets at most this share of the best that does."""

LIKENESS = 5.0
"""A candidate whose tree shares so much less of the text's words (0.2 of likeness) is e times less likely. Fitted to
nothing: from 3 to 8 the reports in cases/ and others come out alike."""
LIKENESS_MOST = 0.6
"""From this difference on more of it says nothing more: what facts show must be able to outweigh it."""

LIKELY = 0.5
"""From this probability on a cause is called likely: likelier than all else together."""
LEADER = 0.1
"""A candidate below it is not worth a question of its own."""
ACT = 0.3
"""Below it no change is proposed: looking further costs less than a wrong repair."""

FIX_COST = {Risk.READ_ONLY: 1.0, Risk.REVERSIBLE: 3.0, Risk.DISRUPTIVE: 12.0, Risk.DESTRUCTIVE: 80.0}
"""Minutes, with downtime and danger turned into minutes: a restart of all containers is worth ten minutes of care."""
STEP_COST = 1.0
"""Reading, approving and running one step."""
HUMAN_STEP_COST = 4.0
"""A step that the human must do by hand."""
ATTEMPT_COST = 3.0
"""Any attempt: its preview, its verification, and the annoyance when it was the wrong one."""
QUESTION_COST = 0.7
"""Reading and answering a question."""
PROBE_COST = 0.05
"""A look at the host that waits for no one."""
CONSENT_COST = {Pace.QUICK: PROBE_COST, Pace.SLOW: QUESTION_COST, Pace.INTRUSIVE: 3.0}
"""Asking a person whether a look may run; what others can see is worth more thought than waiting is."""
GIVE_UP_COST = 60.0
"""When nothing helps: ask a colleague, open a ticket."""
ANSWERED = 0.6
"""How often an answer, or a fact not looked at yet, tells its cause apart as its tree hopes."""

CAPTURE_SETS = 4
"""So many readings of one symptom (two hosts, two ports in one text) are tried for each cause."""
LATENT = 120
"""So many causes that no message named are looked at as the possible root of those that were."""
LEADERS = 4
"""So many candidates get the facts that their fixes need."""
