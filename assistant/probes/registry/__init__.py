"""Registries: do they answer, in which language, with which certificate, and does the daemon trust them."""
