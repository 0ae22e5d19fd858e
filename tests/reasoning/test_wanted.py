"""The facts to look at are those that the candidates and their fixes ask for."""

from __future__ import annotations

import msgspec

from assistant.model.actions.edit_json import EditJson
from assistant.model.actions.remove_objects import RemoveObjects
from assistant.model.actions.service import Service
from assistant.model.fact import FactKey
from assistant.model.risk import Risk
from assistant.model.tree import Fix, Odds, Step
from assistant.reasoning.wanted import facts_of_fix, facts_wanted
from tests.reasoning.trees import cause, confirms, excludes, fact_is, facts, fix, match, supports, symptom, trees


def test_objects_are_filled_from_the_text_and_the_defaults() -> None:
    a = cause(
        "a",
        confirms(fact_is("dns.resolves", False, of="{host}")),
        excludes(fact_is("interface.ipv4", "present", of="{bridge}")),
        supports(fact_is("container.state", "dead", of="{container}")),
    )
    kb = trees(symptom("s", a, captures={"bridge": "docker0"}), causes=(a,))
    wanted = facts_wanted(kb, (match("s", captures={"host": "example.org"}),))
    assert set(wanted) == {FactKey("dns.resolves", "example.org"), FactKey("interface.ipv4", "docker0")}


def test_every_reading_of_the_text_is_looked_at() -> None:
    a = cause("a", confirms(fact_is("port.free", False, of="{port}")))
    matches = (match("s", captures={"port": "80"}), match("s", captures={"port": "443"}))
    assert set(facts_wanted(trees(symptom("s", a), causes=(a,)), matches)) == {
        FactKey("port.free", "80"),
        FactKey("port.free", "443"),
    }


def test_what_the_human_gave_comes_first() -> None:
    a = cause("a", confirms(fact_is("container.state", "dead", of="{container}")))
    kb = trees(symptom("s", a), causes=(a,))
    assert facts_wanted(kb, (match("s"),), {"container": "web"}) == (FactKey("container.state", "web"),)


def test_fact_that_tells_the_object_comes_before_the_fact_about_it() -> None:
    a = cause("a", supports(fact_is("container.state", "running", of="{port.holder_container:{port}}")))
    kb = trees(symptom("s", a), causes=(a,))
    matches = (match("s", captures={"port": "80"}),)
    holder = FactKey("port.holder_container", "80")
    assert facts_wanted(kb, matches) == (holder,)
    known = facts(("port.holder_container", "80", "web"))
    assert set(facts_wanted(kb, matches, {}, known)) == {holder, FactKey("container.state", "web")}


def test_facts_of_the_leaders_come_first_and_each_once() -> None:
    often = cause("often", confirms(fact_is("a.often", True)), confirms(fact_is("a.both", 1)), odds=Odds.VERY_COMMON)
    rare = cause("rare", confirms(fact_is("a.rare", True)), confirms(fact_is("a.both", 2)), odds=Odds.RARE)
    kb = trees(symptom("s", rare, often), causes=(often, rare))
    assert facts_wanted(kb, (match("s"),)) == (FactKey("a.both"), FactKey("a.often"), FactKey("a.rare"))


def test_questions_for_the_human_are_not_looked_up() -> None:
    a = cause("a", supports(fact_is("answer.upgraded", "yes")))
    assert facts_wanted(trees(symptom("s", a), causes=(a,)), (match("s"),)) == ()


def test_facts_of_a_possible_root_are_wanted() -> None:
    root = cause("root", confirms(fact_is("config.syntax", "invalid")))
    effect = cause("effect", effect_of=("root",))
    kb = trees(symptom("s", effect), symptom("t", root), causes=(root, effect))
    assert facts_wanted(kb, (match("s"),)) == (FactKey("config.syntax"),)


def test_facts_of_the_fixes_are_wanted_after_the_evidence() -> None:
    mend = fix("mend", only_if=(fact_is("service.manager", "systemd"),))
    a = cause("a", confirms(fact_is("a.bad", True)), fixes=(mend,))
    kb = trees(symptom("s", a), causes=(a,))
    assert facts_wanted(kb, (match("s"),)) == (FactKey("a.bad"), FactKey("service.manager"))


def test_facts_of_a_fix_include_conditions_templates_items_and_verification() -> None:
    steps = (
        Step(EditJson("{config.file}", remove=("graph",)), "w", only_if=(fact_is("config.exists", True),)),
        Step(
            RemoveObjects("container-log", ("{item}",)),
            "w",
            each="disk.largest_logs",
            only_if=(fact_is("container.log_bytes", 0, of="{item}"),),
        ),
        Step(Service("restart", ("docker.service",)), "w"),
    )
    mend = Fix("f", "F", Risk.DISRUPTIVE, steps, (fact_is("interface.ipv4", "present", of="{bridge}"),))
    known = facts(("disk.largest_logs", ("web", "db")))
    assert set(facts_of_fix(mend, {"bridge": "docker0"}, known)) == {
        FactKey("config.file"),
        FactKey("config.exists"),
        FactKey("disk.largest_logs"),
        FactKey("container.log_bytes", "web"),
        FactKey("container.log_bytes", "db"),
        FactKey("interface.ipv4", "docker0"),
    }


def test_nothing_is_wanted_when_nothing_is_recognised() -> None:
    a = cause("a", confirms(fact_is("a.bad", True)))
    assert facts_wanted(trees(symptom("s", a), causes=(a,)), ()) == ()


def test_what_nobody_has_trusted_sends_the_host_to_no_place_that_it_names() -> None:
    asks = (fact_is("dns.resolves", True, of="x.example"), fact_is("b.now", 1))
    advice = msgspec.structs.replace(fix("look", Risk.READ_ONLY), verify=asks, untrusted=("/own",))
    far, near = fact_is("registry.reachable", True, of="{host}.x.example"), fact_is("a.bad", True)
    own = cause("own", confirms(far), confirms(near), fixes=(advice,))
    kb = trees(symptom("s", own), causes=(own,))
    assert set(facts_wanted(kb, (match("s", captures={"host": "secret"}),))) == {FactKey("a.bad"), FactKey("b.now")}
    assert facts_of_fix(advice, {}, {}) == (FactKey("b.now"),)
    trusted = msgspec.structs.replace(advice, untrusted=())
    assert FactKey("dns.resolves", "x.example") in facts_of_fix(trusted, {}, {})
