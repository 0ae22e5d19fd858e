"""A swarm as one of its managers knows it: its nodes and its services."""
