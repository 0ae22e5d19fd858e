"""Texts without a fault of a Docker host, recorded: healthy hosts, and ordinary programs that fail in ordinary ways."""
