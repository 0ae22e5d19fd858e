"""The use cases that change a host: walk through a fix, apply its steps, verify, undo, resume."""
