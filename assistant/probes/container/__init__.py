"""One container: what became of it and why, what killed it, and which shells it holds."""
