"""Hosts that half match: a text or a trace fits a known fault, which is another, is gone, or whose fix would hurt."""
