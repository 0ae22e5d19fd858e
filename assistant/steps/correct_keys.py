"""Give misspelt keys in daemon.json the names that were meant, where each can only be one."""

from __future__ import annotations

from assistant.model.actions.correct_keys import CorrectKeys
from assistant.model.actions.edit_json import EditJson
from assistant.model.errors import RefusedError
from assistant.model.fact import Unknown
from assistant.probes.config.document import read_document
from assistant.probes.config.flags import flags_in_force
from assistant.probes.config.misspelt import meant_keys
from assistant.probes.config.source import installed_version
from assistant.steps import edit_json
from assistant.steps.files import contents
from assistant.steps.files.daemon_json import is_daemon_json
from assistant.steps.files.places import edited_file
from assistant.steps.plan.host_now import HostNow
from assistant.steps.plan.kind import Kind, Nothing, Plan
from assistant.text.safe import one_line


def plan(action: CorrectKeys, here: HostNow) -> Plan | Nothing:
    """The file with its keys renamed; nothing when none is misspelt so that it can only be one.

    Raises:
        RefusedError: it is not daemon.json, or which keys the installed dockerd knows cannot be told.
    """
    path = edited_file(action.file, here)
    if not is_daemon_json(path, here):
        raise RefusedError(f"the keys of {path} are not known", reference="not-daemon-json")
    data = contents.read(path, here)
    version, flags = installed_version(here.look), flags_in_force(here.look)
    if isinstance(version, Unknown) or isinstance(flags, Unknown):
        raise RefusedError(
            "which keys the installed dockerd knows cannot be told",
            reference="version-unknown",
            hint="dockerd --version",
        )
    meant = meant_keys(read_document(contents.text_of(data or b"", path), version).members, version, flags)
    if not meant:
        return Nothing(f"no key of {path} is misspelt so that only one known key can be meant")
    found = edit_json.plan(EditJson(path, rename=meant), here)
    if isinstance(found, Nothing):
        return found
    named = one_line(", ".join(f"{wrong} to {right}" for wrong, right in meant.items()))
    return Plan(
        f"Rename {named} in {path}",
        found.parts,
        found.record,
        found.undo,
        found.diff,
        found.breaks,
    )


KIND = Kind(plan, contents.undo_change)
