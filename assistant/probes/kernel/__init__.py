"""The kernel and the distribution."""
