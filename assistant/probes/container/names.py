"""What a container is called."""

from __future__ import annotations

from assistant.probes.document import Document


def name_of(container: Document) -> str:
    """A container's own name, else the id as `docker ps` shows it; empty when it has neither.

    A list of containers gives `Names: ["/web", "/proxy/web"]`: a link adds a name below another container's, in any
    place. One by itself gives `Name: "/web"`. Source: moby, daemon/names.go and daemon/links.go
    """
    names = (*container.at("Names").texts, container.at("Name").text)
    own = (name.removeprefix("/") for name in names)
    return next((name for name in own if name and "/" not in name), container.at("Id").text[:12])
