"""Drydock: a troubleshooting expert system for Docker hosts."""

from __future__ import annotations

__version__ = "0.1.0"
__all__ = ["__version__", "diagnose"]


def diagnose(
    text: str | bytes, *, probe: bool = True, host: str | None = None, deep: bool = False
) -> dict[str, object]:
    """Name the known problem that a text shows, and its causes, ranked; nothing is changed, and no session is kept.

    Args:
        text: the error as it was printed, with whatever stands around it.
        probe: look at the host to tell the causes apart; False reads only the text.
        host: `local` for this machine, `snapshot:FILE` for a recorded one, None for the one that is configured.
        deep: run looks that take long, or that others can see, as well.

    Returns:
        The object that `drydock diagnose --json` prints (schema `drydock.diagnosis/1`), its `session` None.

    Raises:
        assistant.model.errors.DrydockError: the knowledge or the snapshot cannot be read, or there is no such host.
    """
    # By name: every module below reads __version__ here, and must not thereby import all that lies above it.
    import importlib

    found: dict[str, object] = importlib.import_module("assistant.api").diagnose(
        text, probe=probe, host=host, deep=deep
    )
    return found
