"""What the benchmark works with stays usable; the figures themselves are nothing that a test could know."""

from assistant.kb.load import load
from assistant.matching.matcher import Matcher
from assistant.probes.catalogue import SPECS
from assistant.wiring import shipped_knowledge
from bench.forest import plant


def test_the_trees_that_are_planted_under_other_ids_compile(tmp_path):
    count = plant(tmp_path, 1)
    kb = load([tmp_path], SPECS)
    shipped = {f"{path.parent.name}0/{path.stem}" for path in shipped_knowledge().rglob("*.yaml")}
    assert set(kb.symptoms) == shipped
    assert count == len(shipped)
    assert Matcher.load(Matcher.compile(kb.messages[:20], kb.phrases[:20]))
