"""Images on the host."""
