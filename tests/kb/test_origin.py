"""Each fix names the files of the user's own that it rests on; a shipped one names none."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from assistant.kb.index import open_knowledge
from assistant.kb.knowledge import KnowledgeBase
from assistant.kb.load import load
from tests.kb.test_forest import CAUSE, REFINEMENT, SYMPTOM, join
from tests.kb.vocabulary import PATH, SPECS, TREE, write
from tests.needs import as_root
from tests.owned.given import give_to_alice

OWN = TREE.replace(SYMPTOM, "site/own").replace(CAUSE, "site/own-cause")


def trees(kb: KnowledgeBase, cause: str) -> set[tuple[str, ...]]:
    return {fix.trees for fix in kb.causes[cause].fixes}


def test_a_shipped_fix_rests_on_nothing_of_anybodys(tmp_path: Path) -> None:
    kb = load([write(tmp_path, {PATH: TREE})], SPECS)
    assert trees(kb, CAUSE) == {()}
    assert (kb.own, kb.symptoms[SYMPTOM].taken) == ({}, {})


def test_a_fix_of_ones_own_names_its_file_and_its_content(tmp_path: Path) -> None:
    kb = join(tmp_path, {PATH: TREE}, {"site/own.yaml": OWN})
    file = f"{tmp_path}/own/site/own.yaml"
    assert trees(kb, "site/own-cause") == {(file,)}
    assert trees(kb, CAUSE) == {()}
    assert kb.own == {file: hashlib.sha256(OWN.encode()).hexdigest()}


def test_a_shipped_fix_that_an_own_cause_refers_to_is_its_own(tmp_path: Path) -> None:
    fix = TREE[TREE.index("    fixes:") : TREE.index("    sources:")]
    own = OWN.replace(fix, f"    fixes:\n      - see: {CAUSE}/restart-docker\n")
    assert own != OWN
    kb = join(tmp_path, {PATH: TREE}, {"site/own.yaml": own})
    assert trees(kb, "site/own-cause") == {(f"{tmp_path}/own/site/own.yaml",)}


def test_messages_and_defaults_that_lead_to_shipped_fixes_name_their_file(tmp_path: Path) -> None:
    refinement = REFINEMENT.replace("captures: {proxy: proxy.example.com}", "captures: {host: evil.example.com}")
    shipped = TREE.replace("breaks: Containers stop.", 'breaks: "Containers that use {host} stop."')
    kb = join(tmp_path, {PATH: shipped}, {"r.yaml": refinement.replace("{proxy} and ", "")})
    file = f"{tmp_path}/own/r.yaml"
    assert kb.symptoms[SYMPTOM].taken == {"our proxy says: cannot resolve {url}": file}
    assert trees(kb, CAUSE) == {(file,)}


def test_a_default_that_a_shipped_cause_does_not_use_does_not_matter_to_it(tmp_path: Path) -> None:
    kb = join(tmp_path, {PATH: TREE}, {"r.yaml": REFINEMENT})
    assert trees(kb, CAUSE) == {()}


@as_root
def test_a_shipped_tree_that_others_can_write_is_as_good_as_anybodys_own(tmp_path: Path) -> None:
    shipped = write(tmp_path, {PATH: TREE})
    give_to_alice(shipped / PATH)
    kb = load([shipped], SPECS)
    assert trees(kb, CAUSE) == {(str(shipped / PATH),)}
    assert kb.causes[CAUSE].fixes[0].untrusted or kb.untrusted(kb.causes[CAUSE].fixes[0].trees)


def test_what_is_trusted_is_the_content_and_one_changed_byte_is_another(tmp_path: Path) -> None:
    folders = [write(tmp_path / "shipped", {PATH: TREE}), write(tmp_path / "own", {"site/own.yaml": OWN})]
    trusted = {hashlib.sha256(OWN.encode()).hexdigest()}

    def opened() -> KnowledgeBase:
        return open_knowledge(folders, SPECS, tmp_path / "cache", trusted=lambda: trusted)

    assert [fix.untrusted for fix in opened().causes["site/own-cause"].fixes] == [()]
    file = folders[1] / "site" / "own.yaml"
    before = os.stat(file)
    file.write_text(OWN.replace("title: Restart", "title: restart", 1) if "title: Restart" in OWN else OWN + "\n")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert [fix.untrusted for fix in opened().causes["site/own-cause"].fixes] == [(str(file),)]
