"""What a pasted Dockerfile and .dockerignore tell a build."""

from __future__ import annotations

import pytest

from assistant.model.fact import Absent, Answer, Known
from assistant.probes.project.dockerfile import parse_dockerfile
from assistant.probes.project.ignore import is_ignored

FILE = """\
# syntax=docker/dockerfile:1
ARG V=22
FROM node:${V} AS build
COPY --chown=node:node package.json package-lock.json ./
RUN npm ci && \\
    npm run build
FROM --platform=linux/arm64 nginx
COPY --from=build /a /b
COPY ["my file", "/srv/"]
ADD https://example.com/x.tgz /tmp/
USER 1000:1000
ENTRYPOINT ["nginx"]
CMD ["-g", "daemon off;"]
"""
FACTS: dict[str, Answer] = {
    "dockerfile.bases": Known(("node:${V}", "nginx")),
    "dockerfile.stages": Known(("build",)),
    "dockerfile.platform": Known("linux/arm64"),
    "dockerfile.user": Known("1000:1000"),
    "dockerfile.sources": Known(("package.json", "package-lock.json", "my file")),
    "dockerfile.entrypoint": Known('["nginx"]'),
    "dockerfile.command": Known('["-g", "daemon off;"]'),
    "dockerfile.shell_form": Known(value=False),
}


def test_a_dockerfile_gives_its_facts() -> None:
    assert parse_dockerfile(FILE) == FACTS


def test_a_stage_that_begins_with_another_one_has_no_base_of_its_own() -> None:
    found = parse_dockerfile("FROM alpine AS a\nFROM a\nCMD nginx -g 'daemon off;'\n")
    assert (found["dockerfile.bases"], found["dockerfile.shell_form"]) == (Known(("alpine",)), Known(value=True))
    assert found["dockerfile.sources"] == Absent()


@pytest.mark.parametrize(
    ("patterns", "path", "ignored"),
    [
        ("*", "package.json", True),
        ("*", "src/a.js", True),
        ("**", "src/a.js", True),
        ("*\n!src\n", "src/a.js", False),
        ("*\n!src/**/*.js\n", "src/b/a.js", False),
        ("*\n!src/**/*.js\n", "src/b/a.ts", True),
        ("node_modules", "node_modules/x/index.js", True),
        ("/dist", "./dist/app.js", True),
        ("dist", "web/dist/app.js", False),
        ("**/dist", "web/dist/app.js", True),
        ("*.md", "README.md", True),
        ("*.md", "docs/README.md", False),
        ("# *\n\n", "a", False),
        ("file?.txt", "file1.txt", True),
        ("file?.txt", "file10.txt", False),
        ("a.c", "abc", False),
    ],
)
def test_the_last_pattern_that_fits_decides(patterns: str, path: str, ignored: bool) -> None:
    assert is_ignored(path, patterns) is ignored
