"""Names: which servers the host asks, whether they answer, and whether a host's name resolves."""
