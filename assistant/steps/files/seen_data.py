"""Which data Docker sees, before and after a change of its settings, with what lies in each place."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.model.fact import Absent
from assistant.model.look import ListDir, Look, Names
from assistant.model.risk import Affects, Aspect
from assistant.probes.config.document import flattened, read_document
from assistant.probes.config.in_force import RENAMED, InForce, Setting
from assistant.probes.config.options import BOUNDARIES
from assistant.probes.disk.data_root import DEFAULT
from assistant.steps.plan.host_now import HostNow
from assistant.text.safe import one_line

_NOT_VOLUMES = {"metadata.db", "backingFsBlockDev"}


def affects_with_data(own: Affects, before: Iterable[Setting], after: Iterable[Setting], here: HostNow) -> Affects:
    """What an action touches, with both places named where Docker would look for its data elsewhere."""
    old, new = tuple(before), tuple(after)
    places = _root(_of(old, "data-root"), _of(new, "data-root"), here)
    said = " ".join(filter(None, (places, _driver(_of(old, "storage-driver"), _of(new, "storage-driver"), here))))
    return own | {Aspect.DATA: one_line(said)} if said else own


def with_file(seen: InForce, text: str, path: str) -> tuple[Setting, ...]:
    """The settings with another daemon.json."""
    members = flattened(read_document(text, BOUNDARIES[-1]).members)
    return (
        *(each for each in seen.settings if each.flag),
        *(Setting(RENAMED.get(key, key), value, path) for key, value in members.items()),
    )


def _of(settings: Iterable[Setting], key: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(str(each.value) for each in settings if each.key == key and each.value))


def _root(before: tuple[str, ...], after: tuple[str, ...], here: HostNow) -> str:
    if before == after:
        return ""
    usual = "" if here.endpoint().is_rootless else DEFAULT
    old, new = before or (usual,), after or (usual,)
    if old == new:
        return ""
    gone = " and ".join(_named(root, here.look) for root in old if root not in new)
    now = " and ".join(_named(root, here.look) for root in new)
    return f"The data-root would be {now}" + (f", and no longer {gone}." if gone else ".")


def _named(root: str, look: Look) -> str:
    return f"{root} ({_held(root, look)})" if root else "its usual folder"


def _held(root: str, look: Look) -> str:
    """How many containers and volumes lie in a data-root; what cannot be looked at is said to be so."""
    replies = [look.list(ListDir(f"{root}/{name}")) for name in ("containers", "volumes")]
    if all(isinstance(reply, Absent) for reply in replies):
        return "no data of Docker"
    counts = [len(set(reply.names) - _NOT_VOLUMES) if isinstance(reply, Names) else None for reply in replies]
    if None in counts and not all(isinstance(reply, Names | Absent) for reply in replies):
        return "what is in it could not be seen"
    return f"containers: {counts[0] or 0}, volumes: {counts[1] or 0}"


def _driver(old: tuple[str, ...], new: tuple[str, ...], here: HostNow) -> str:
    if old == new:
        return ""
    root = here.text("disk.data_root") or DEFAULT
    layers = {name: here.look.list(ListDir(f"{root}/{name}")) for name in (*old, *new)}
    said = {name: f"{name} ({_layers(reply)})" for name, reply in layers.items()}
    now, was = (" and ".join(said[name] for name in names) or "what Docker chooses itself" for names in (new, old))
    return f"The storage driver would be {now}, and no longer {was}: images and containers of that are not shown."


def _layers(reply: object) -> str:
    if isinstance(reply, Names):
        return f"layers: {len(reply.names)}"
    return "no layers" if isinstance(reply, Absent) else "its layers could not be seen"
