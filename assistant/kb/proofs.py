"""What a fix offers as its proof: something that did not hold before it, and that is not the change itself.

A fix without such a proof still loads and works: only `drydock kb lint` looks for it. At run time a verification that
held before counts for nothing, whatever the tree says.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase

from assistant.kb.faults import Faults
from assistant.kb.files import TreeFile
from assistant.kb.implied import contradicts, implies, is_same_subject
from assistant.kb.nodes import Map, Node, Scalar, Seq
from assistant.kb.reader import read_nodes
from assistant.model.errors import KnowledgeFault
from assistant.model.fact import Value
from assistant.model.risk import Risk
from assistant.model.tree import Cause, Condition, Effect, Evidence, Fix, Operator, Subject, Symptom

_HINT = (
    "verify what failed before, by use where a fact shows that; where none does, say in `by_word` why, and what to try"
)
_USUAL: Mapping[str, Value] = {
    "daemon.reachable": True,
    "daemon.default_socket_answers": True,
    "daemon.process": True,
    "daemon.endpoint_is_default": True,
    "service.active_state": "active",
    "service.load_state": "loaded",
    "disk.exists of data-root": True,
}
"""What holds on every working host: a proof only for a cause that says it does not hold."""

_ANSWERS_OF_THE_ENGINE = (
    "container.state", "container.exists", "container.health", "container.restart_policy", "image.*", "network.exists",
    "network.driver", "network.attached", "network.stale_endpoints", "network.bridge_networks",
    "daemon.running_containers", "daemon.swarm_*", "daemon.security_options", "daemon.storage_driver",
    "daemon.live_restore", "daemon.min_api_version", "daemon.https_proxy",
)  # fmt: skip


@dataclass(frozen=True)
class Beside:
    """What a fix is set beside: all causes and symptoms, by id."""

    causes: Mapping[str, Cause]
    symptoms: Mapping[str, Symptom]

    def gone_if(self, cause: Cause) -> tuple[Evidence, ...]:
        """What shows that the symptom in whose file a cause is written is gone."""
        home = self.symptoms.get(cause.home)
        return home.gone_if if home else ()


def proof_faults(files: Iterable[TreeFile], beside: Beside) -> tuple[KnowledgeFault, ...]:
    """A fault for each fix of knowledge files that changes something and proves nothing.

    Args:
        beside: all that was read from the files.
    """
    found = [fault for file in files for fault in _of_file(file, beside).found]
    return tuple(sorted(found, key=lambda each: (each.path, each.line)))


def _of_file(file: TreeFile, beside: Beside) -> Faults:
    faults = Faults(file.shown)
    root = read_nodes(file.data, Faults(file.shown))
    for node in _maps(root, "causes"):
        cause = beside.causes.get(_text(node, "id"))
        for fix in cause.fixes if cause else ():
            if cause and (said := wrong_with_proof(fix, cause, beside)):
                faults.add(_place(node, fix.id), f"{fix.id}: {said}", _HINT)
    return faults


def wrong_with_proof(fix: Fix, cause: Cause, beside: Beside) -> str:
    """Why no condition of a fix's `verify` can prove it; empty where one can, or where the fix says so itself."""
    if fix.risk is Risk.READ_ONLY and not any(step.action.is_change for step in fix.steps):
        return ""
    if fix.by_word:
        return ""
    said = {condition: _nothing_new(condition, fix, cause, beside) for condition in fix.verify}
    return "" if not all(said.values()) else "; ".join(f"{_name(each)} {why}" for each, why in said.items())


def _nothing_new(proof: Condition, fix: Fix, cause: Cause, beside: Beside) -> str:
    """Why a condition proves nothing; empty when it can be false before the fix, and is not the change itself."""
    if proof.subject is not Subject.FACT:
        return "is no fact of the host"
    back = {step.action.yaml_key for step in fix.steps if _is_read_back(proof, step.action.reads_back())}
    if back:
        return f"only reads back what {', '.join(sorted(back))} wrote"
    if _held_before(proof, fix, cause):
        return "holds already, by what must hold for this cause or fix"
    if _is_usual(proof) and not _is_said_to_fail(proof, fix, cause, beside):
        return "holds on every working host, and no evidence says that it does not hold here"
    return ""


def _is_read_back(proof: Condition, patterns: Iterable[str]) -> bool:
    """A pattern without an object is met by the fact of any object."""
    written = (proof.name, f"{proof.name}:{proof.of}")
    return any(each in written or fnmatchcase(proof.name, each) for each in patterns)


def _held_before(proof: Condition, fix: Fix, cause: Cause) -> bool:
    """Whether it follows from a condition of the fix, or from each look that confirms the cause."""
    looks = list(_confirming_looks(cause))
    return _follows(proof, fix.only_if) or (bool(looks) and all(_follows(proof, look) for look in looks))


def _confirming_looks(cause: Cause) -> Iterator[tuple[Condition, ...]]:
    for evidence in cause.evidence:
        facts = tuple(each for each in evidence.when if each.subject is Subject.FACT)
        if evidence.effect is Effect.CONFIRMS and facts:
            yield facts


def _follows(proof: Condition, known: Iterable[Condition]) -> bool:
    engine = proof.name == "daemon.reachable" and proof.operand is True
    return any(implies(each, proof) or (engine and _is_answer_of_the_engine(each)) for each in known)


def _is_answer_of_the_engine(condition: Condition) -> bool:
    has_value = condition.operand not in ("absent", "unknown") and condition.operator not in (
        Operator.IS_NOT,
        Operator.NONE_OF,
        Operator.LACKS,
    )
    return has_value and any(fnmatchcase(condition.name, each) for each in _ANSWERS_OF_THE_ENGINE)


def _is_usual(proof: Condition) -> bool:
    name = proof.name if proof.of != "data-root" else f"{proof.name} of data-root"
    return proof.operator is Operator.IS and _USUAL.get(name) == proof.operand


def _is_said_to_fail(proof: Condition, fix: Fix, cause: Cause, beside: Beside) -> bool:
    """Whether a condition of the fix or a confirming look contradicts it, or it would speak against the cause."""
    looks = (fix.only_if, *_confirming_looks(cause))
    if any(contradicts(each, proof) for look in looks for each in look):
        return True
    if any(_speaks_against(proof, each) for each in (*cause.evidence, *beside.gone_if(cause))):
        return True
    effects = (each for each in beside.causes.values() if {cause.id, cause.home} & set(each.effect_of))
    return any(_speaks_against(proof, each) for effect in effects for each in effect.evidence)


def _speaks_against(proof: Condition, evidence: Evidence) -> bool:
    if evidence.effect not in (Effect.EXCLUDES, Effect.WEAKENS) or len(evidence.when) != 1:
        return False
    return is_same_subject(proof, evidence.when[0]) and implies(proof, evidence.when[0])


def _name(condition: Condition) -> str:
    return condition.name if condition.of is None else f"{condition.name} of {condition.of}"


def _place(cause: Map, fix: str) -> Node | int:
    """Where a fix stands in its cause, written there or shared."""
    nodes = _maps(cause, "fixes")
    return next((each for each in nodes if fix in (_text(each, "id"), _text(each, "see").rpartition("/")[2])), cause)


def _maps(node: Map | None, key: str) -> tuple[Map, ...]:
    found = node.entries.get(key) if node else None
    return tuple(each for each in found.items if isinstance(each, Map)) if isinstance(found, Seq) else ()


def _text(node: Map, key: str) -> str:
    found = node.entries.get(key)
    return found.text.strip() if isinstance(found, Scalar) else ""
