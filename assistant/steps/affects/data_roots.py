"""What lies in a data-root, in words: what Docker sees there, or would no longer see."""

from __future__ import annotations

from assistant.model.fact import Known
from assistant.steps.plan.host_now import HostNow
from assistant.text.safe import one_line

_COUNTED = (("containers", "container"), ("images", "image"), ("volumes", "volume"))


def held_in(path: str, here: HostNow) -> str:
    """A data-root with what lies in it: `/srv/docker (3 containers, 1 image, no volume)`."""
    counts = _counts(path, here)
    if None in counts:
        return f"{one_line(path)} (what is there could not be counted)"
    if not any(counts):
        return f"{one_line(path)} (nothing of Docker's is there)"
    said = (_number(count or 0, many, one) for count, (many, one) in zip(counts, _COUNTED, strict=True))
    return f"{one_line(path)} ({', '.join(said)})"


def is_empty(path: str, here: HostNow) -> bool | None:
    """Whether nothing of Docker's lies in it; None when that could not be seen."""
    counts = _counts(path, here)
    if any(counts):
        return False
    return None if None in counts else True


def _counts(path: str, here: HostNow) -> list[int | None]:
    here.ask_together((f"disk.held_{many}", path) for many, _ in _COUNTED)
    answers = (here.answer(f"disk.held_{many}", path) for many, _ in _COUNTED)
    return [int(each.value) if isinstance(each, Known) and isinstance(each.value, int) else None for each in answers]


def _number(count: int, many: str, one: str) -> str:
    return f"no {one}" if count == 0 else f"1 {one}" if count == 1 else f"{count} {many}"
