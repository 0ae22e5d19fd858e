"""The user who asks, and the users and groups of the host."""
