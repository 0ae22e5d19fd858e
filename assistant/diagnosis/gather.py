"""Ask many probes at once, each bounded in time, all of them together too."""

from __future__ import annotations

import contextlib
import queue
import threading
import time
from collections.abc import Callable, Iterable, Mapping

import msgspec

from assistant.diagnosis.patience import BUDGET_S, LATE
from assistant.model.fact import Fact, FactKey, Reason, Unknown
from assistant.model.look import Look
from assistant.ports import Watch
from assistant.probes.asking import ask_probe
from assistant.probes.probe import Probe

WORKERS = 12
"""Probes wait for other programs, not for the processor."""

TICK_S = 1.0
"""So often is told what is waited for."""


class Inquiry(msgspec.Struct, frozen=True):
    """One probe and the object that it is asked about."""

    probe: Probe
    of: str | None


View = Callable[[Look, Probe, str | None], Look]


def _as_it_is(look: Look, _probe: Probe, _of: str | None) -> Look:
    return look


def gather(
    look: Look,
    keys: Iterable[FactKey],
    *,
    budget_s: float = BUDGET_S,
    watch: Watch | None = None,
    view: View = _as_it_is,
) -> dict[FactKey, Fact]:
    """Find out facts, in parallel.

    A probe answers all of its facts at once; they are all returned. A probe that does not end in time, or fails, is
    recorded as Unknown for each of its facts: nothing here raises for what a host does.

    Args:
        look: the host.
        keys: what is wanted; names that no probe gives (`answer.*`) are passed over.
        budget_s: seconds for all quick ones together; a slow one, which somebody has agreed to, has its own time.
        view: the host as one probe may look at it.
        watch: told of each fact as soon as it is there, and of what is waited for, on the calling thread.

    Returns:
        The facts by key, more than were asked for where a probe gives more.
    """
    wanted = _looks(keys)
    results: queue.SimpleQueue[tuple[Inquiry, dict[FactKey, Fact]]] = queue.SimpleQueue()
    pending = queue.SimpleQueue[Inquiry]()
    for each in wanted.values():
        pending.put(each)
    for _ in range(min(WORKERS, len(wanted))):
        # A daemon thread: one that hangs in the kernel (a dead NFS server) must not keep the process alive.
        threading.Thread(target=_work, args=(look, view, pending, results), daemon=True).start()
    try:
        with watch.looking() if watch is not None else contextlib.nullcontext():
            return _collect(wanted, results, time.monotonic(), budget_s, watch)
    finally:
        # What has not begun when the time is up, or somebody is tired of waiting, must not be asked behind their backs.
        while not pending.empty():
            with contextlib.suppress(queue.Empty):
                pending.get_nowait()


def _looks(keys: Iterable[FactKey]) -> dict[tuple[str, str | None], Inquiry]:
    from assistant.probes.by_name import probe_of  # all probes at once: reading only a text needs none of them

    wanted: dict[tuple[str, str | None], Inquiry] = {}
    for key in keys:
        probe = probe_of(key.name)
        if probe is not None and not probe.pasted_only:
            of = key.of if probe.of is not None else None
            wanted.setdefault((probe.name, of), Inquiry(probe, of))
    return wanted


def _work(
    look: Look,
    view: View,
    pending: queue.SimpleQueue[Inquiry],
    results: queue.SimpleQueue[tuple[Inquiry, dict[FactKey, Fact]]],
) -> None:
    while True:
        try:
            one = pending.get_nowait()
        except queue.Empty:
            return
        results.put((one, ask_probe(view(look, one.probe, one.of), one.probe, one.of)))


def _collect(
    wanted: dict[tuple[str, str | None], Inquiry],
    results: queue.SimpleQueue[tuple[Inquiry, dict[FactKey, Fact]]],
    begun: float,
    budget_s: float,
    watch: Watch | None,
) -> dict[FactKey, Fact]:
    facts: dict[FactKey, Fact] = {}
    waiting = dict(wanted)
    while waiting:
        left_s = begun + max(_patience_s(one, budget_s) for one in waiting.values()) - time.monotonic()
        try:
            one, found = results.get(timeout=min(TICK_S, max(0.0, left_s)))
        except queue.Empty:
            if left_s <= TICK_S:
                break
            if watch is not None:
                watch.waits([each.probe.name for each in waiting.values()])
            continue
        waiting.pop((one.probe.name, one.of), None)
        _add(facts, found, watch)
    for one in waiting.values():
        _add(facts, _timed_out(one), watch)
    return facts


def _patience_s(one: Inquiry, budget_s: float) -> float:
    effort = one.probe.effort(one.of)
    return budget_s if effort.beyond_site else max(budget_s, effort.at_most_s)


def _add(facts: dict[FactKey, Fact], found: Mapping[FactKey, Fact], watch: Watch | None) -> None:
    facts.update(found)
    if watch is not None:
        for fact in found.values():
            watch.found(fact)


def _timed_out(one: Inquiry) -> dict[FactKey, Fact]:
    keys = [FactKey(spec.name, one.of) for spec in one.probe.specs]
    return {key: Fact(key, LATE) for key in keys}


def nobody_gives(key: FactKey) -> Fact:
    """A fact that no look at a host finds."""
    return Fact(key, Unknown(Reason.NOT_RECORDED, "only a text can show it"))
