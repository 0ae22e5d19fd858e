"""Commands: what the host shows of what they would bring about."""
