"""Real Docker hosts to break: a Debian with systemd and its own Docker engine out of the machine's own root."""
