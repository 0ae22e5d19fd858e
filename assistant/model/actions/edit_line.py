"""Change lines of a text file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from assistant.model.action import Action, Form, Role, Roles
from assistant.model.aspects.files import affects_of_lines, wrong_file
from assistant.model.risk import Affects, Risk
from assistant.model.values import wrong_id_range, wrong_lines


class EditLine(Action, frozen=True, tag="edit_line"):
    """Change the lines of a text file that begin with the whole words `starts_with` (white space around ignored).

    Exactly one of `replace` (the whole line; refused where several begin so), `delete` and `append` (add this line at
    the end when no line begins so). In a file that shells read, only lines alone at its top level are changed.
    """

    file: str
    starts_with: str
    replace: str | None = None
    append: str | None = None
    delete: bool = False

    forms = (Form("edit_line", Risk.REVERSIBLE),)
    roles: ClassVar[Roles] = {"file": Role.PATH, "replace": Role.CONTENT, "append": Role.CONTENT}

    @property
    def affects(self) -> Affects:
        return affects_of_lines(self.file, self.starts_with, self.replace, self.append)

    def wrongs(self) -> Iterator[str]:
        yield wrong_file(self.file)
        if [self.replace is not None, self.append is not None, self.delete].count(True) != 1:
            yield "edit_line has exactly one of replace, append and `delete: true`"
        if self.file.endswith("/daemon.json") or self.file == "{config.file}":
            yield "lines of daemon.json mean nothing alone: edit_json changes its keys"
        if self.file == "/etc/hosts" and self.append is None:
            yield "a line of /etc/hosts can name several hosts: remove_host_name takes out one"
        if not self.starts_with.strip():
            yield "starts_with must name words"
        if self.file in ("/etc/subuid", "/etc/subgid") and not self.delete:
            yield wrong_id_range(self.replace or self.append or "")
        yield wrong_lines(self.replace or self.append or "")

    def reads_back(self) -> Iterator[str]:
        yield from (f"disk.exists:{self.file}", "user.subuid", "user.subgid", "daemon.docker_host_files")
        yield from ("dns.hosts_*", "dns.nameservers", "dns.search")
