"""The packet filter: which back end, whether Docker's chains are in it, and who else writes to it."""
