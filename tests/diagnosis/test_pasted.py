"""What stands in a paste beside its messages is used as the host's own answers are, without and with a host."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from assistant.diagnosis.case import Case
from assistant.diagnosis.expertise import Expertise
from assistant.kb.load import load
from assistant.matching.matcher import Matcher
from assistant.model.diagnosis import CauseStatus, Proved
from assistant.model.fact import FactKey, Known, Origin
from assistant.probes.catalogue import SPECS
from tests.diagnosis.small import DISK_FULL, SmallHost, tree
from tests.kb.vocabulary import write

DF = """\
root@web1:~# df -h /srv
Filesystem      Size  Used Avail Use% Mounted on
/dev/sdb1        50G   50G     0 {used}% /srv
"""
FULL = FactKey("disk.used_pct", "/srv")


def expertise() -> Expertise:
    text = tree(
        DISK_FULL,
        "The disk is full",
        "no room left",
        ["'write {path}: no space left on device'"],
        "write /x: no space left on device",
        ["{fact: disk.used_pct, of: /srv, above: 98, effect: confirms, says: 'the disk is {value} % full'}"],
        [],
    )
    with TemporaryDirectory() as folder:
        kb = load([write(Path(folder), {f"{DISK_FULL}.yaml": text})], SPECS)
    return Expertise(kb, Matcher.load(Matcher.compile(kb.messages, kb.phrases)))


def test_a_table_alone_names_the_cause() -> None:
    case = Case(expertise())
    case.read(f"nothing works any more\n{DF.format(used=100)}")
    best = case.conclude().best
    assert best is not None
    assert (best.status, best.proved, best.findings[0].line) == (CauseStatus.CONFIRMED, Proved.BY_TEXT, 2)


def test_a_table_that_shows_no_fault_names_none() -> None:
    case = Case(expertise())
    case.read(DF.format(used=40))
    assert case.conclude().best is None


def test_the_host_is_asked_about_what_the_paste_shows_and_has_the_last_word() -> None:
    live = "Filesystem Type 1-blocks Used Available Capacity Mounted on\n/dev/sdb1 ext4 100 61 39 61% /srv\n"
    run = {"type": "run", "argv": ["df", "-PT", "-B1", "/srv"]}
    case = Case(expertise(), SmallHost(more=[[run, {"type": "ran", "code": 0, "out": live}]]).round)
    case.read(f"write /srv/x: no space left on device\n{DF.format(used=100)}")
    case.probe()
    diagnosis = case.conclude()
    known = {fact.key: fact for fact in diagnosis.facts}
    assert (known[FULL].answer, known[FULL].origin) == (Known(61), Origin.HOST)
    assert [each for each in diagnosis.remarks if "is 100" in each and "is 61 now" in each]


def test_a_later_paste_goes_before_an_earlier_one() -> None:
    case = Case(expertise())
    case.read(DF.format(used=100))
    case.read(DF.format(used=12))
    assert case.pasted_facts()[FULL].answer == Known(12)
