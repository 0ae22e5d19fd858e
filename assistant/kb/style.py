"""How sentences for people are written: what of docs/words.md a machine can check.

A tree with such a fault still loads and works: only `drydock kb lint` looks for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from assistant.kb.faults import Faults
from assistant.kb.files import TreeFile
from assistant.kb.nodes import Map, Node, Scalar, Seq
from assistant.kb.reader import read_nodes
from assistant.model.errors import KnowledgeFault
from assistant.model.risk import Aspect

LONGEST_TITLE = 80
"""Characters: what a terminal of the usual width shows in one line."""

_WORD = re.compile(r"[\w./-]+")
NAMES = frozenset(
    _WORD.findall(
        "apt br_netfilter buildah buildx containerd crictl crun dnf docker dockerd etcd firewalld flannel iptables"
        " kubeadm kubectl kubelet minikube newuidmap nftables podman rootlesskit runc systemctl systemd ufw yum"
        " docker-compose docker-proxy live-restore log-opts systemd-resolved userns-remap"
    )
)
"""What begins a title in lower case because one types it so; a word with a dot, slash or digit needs no entry."""

_AFFECTS = frozenset(each.value for each in Aspect)
_SHOWN = _AFFECTS | {"title", "explain", "wrong_if", "says", "why", "breaks", "undo", "by_word", "ask", "ask_human"}
_NOT_SENTENCES = frozenset({"words", "messages", "captures", "run", "examples", "not_examples", "sources"})
_WHOLE = _AFFECTS | {"explain", "wrong_if", "why", "breaks", "by_word"}
_ENDS = (".", "?", "!", ")", "}")
_SHALL = re.compile(r"\bshall\b", re.IGNORECASE)
_TYPED = re.compile(r"[./\d]|.[A-Z]")
_NEGATIVE = ("is_not", "none_of", "lacks")
_STATES = ("present", "absent", "unknown")


def style_faults(files: Iterable[TreeFile]) -> tuple[KnowledgeFault, ...]:
    """The faults of style of knowledge files, in the order of their lines.

    Args:
        files: all that are read together, so that a cause is known where another file refers to it. One that is no
            tree at all has no style; loading says what is wrong with it.
    """
    roots = [(Faults(file.shown), root) for file in files if (root := read_nodes(file.data, Faults(file.shown)))]
    titles = {_text(cause, "id"): _text(cause, "title") for _, root in roots for cause in _maps(root, "causes")}
    for faults, root in roots:
        for key, sentence in _sentences(root):
            _check_sentence(key, sentence, faults)
        _refuse_same_causes(root, titles, faults)
        for cause in _maps(root, "causes"):
            _refuse_same_fixes(cause, faults)
            _refuse_empty_values(cause, faults)
    return tuple(fault for faults, _ in roots for fault in sorted(faults.found, key=lambda each: each.line))


def _sentences(node: Node, key: str = "") -> Iterator[tuple[str, Scalar]]:
    """All that a person reads, with its key."""
    if isinstance(node, Scalar):
        if key in _SHOWN:
            yield key, node
    elif isinstance(node, Seq):
        for item in node.items:
            yield from _sentences(item, key)
    else:
        for name, value in node.entries.items():
            if name not in _NOT_SENTENCES:
                yield from _sentences(value, name)


def _check_sentence(key: str, sentence: Scalar, faults: Faults) -> None:
    if _SHALL.search(sentence.text):
        faults.add(sentence, f"{key} contains `shall`", "use `should`, `must` or a plain verb")
    if key in _WHOLE and not sentence.text.strip().endswith(_ENDS):
        faults.add(
            sentence,
            f"{key} is not a whole sentence",
            "end it with a full stop; put quotes around text that contains ` #`",
        )
    if key == "title":
        _check_title(sentence, faults)


def _check_title(title: Scalar, faults: Faults) -> None:
    text = title.text.strip()
    if len(text) > LONGEST_TITLE:
        faults.add(
            title, f"this title has {len(text)} characters", f"use at most {LONGEST_TITLE}, and `explain` for the rest"
        )
    if "\n" in text or text.endswith("."):
        faults.add(title, "a title must be one line without a full stop")
    first = _WORD.match(text)
    if first and first[0][0].islower() and first[0] not in NAMES and not _TYPED.search(first[0]):
        faults.add(title, f"a title must begin with a capital letter, not {first[0]}", "or with a name as it is typed")


def _refuse_same_causes(root: Map, titles: dict[str, str], faults: Faults) -> None:
    """Two causes of one symptom that read the same cannot be told apart by whoever reads them."""
    known: dict[str, str] = {}
    for cause in _maps(root, "causes"):
        id_ = _text(cause, "id") or _text(cause, "see")
        title = titles.get(id_, "")
        if title and known.setdefault(title, id_) != id_:
            faults.add(cause, f"{id_} has the same title as {known[title]}", "say what tells them apart")


def _refuse_same_fixes(cause: Map, faults: Faults) -> None:
    known: dict[str, str] = {}
    for fix in _maps(cause, "fixes"):
        title, id_ = _text(fix, "title"), _text(fix, "id")
        if title and known.setdefault(title, id_) != id_:
            faults.add(fix, f"{id_} has the same title as {known[title]}", "say what tells the two fixes apart")


def _refuse_empty_values(cause: Map, faults: Faults) -> None:
    """`{value}` reads "none" where a condition also holds because there is none."""
    for evidence in _maps(cause, "evidence"):
        conditions = _maps(evidence, "all") or (evidence,)
        says = evidence.entries.get("says")
        if isinstance(says, Scalar) and "{value}" in says.text and _holds_of_nothing(conditions):
            faults.add(says, "{value} reads none when there is none", "say what was not found, without {value}")


def _holds_of_nothing(conditions: tuple[Map, ...]) -> bool:
    """Whether the first condition, whose value is shown, can hold of a fact that is absent."""
    first, name = conditions[0], _text(conditions[0], "fact")
    if not name or any(_text(each, "fact") == name for each in conditions[1:]):
        return False
    if _text(first, "is") in ("absent", "unknown"):
        return True
    negative = next((_text(first, key) for key in _NEGATIVE if key in first.entries), None)
    return negative is not None and negative not in _STATES


def _maps(node: Map, key: str) -> tuple[Map, ...]:
    found = node.entries.get(key)
    return tuple(each for each in found.items if isinstance(each, Map)) if isinstance(found, Seq) else ()


def _text(node: Map, key: str) -> str:
    found = node.entries.get(key)
    return found.text.strip() if isinstance(found, Scalar) else ""
