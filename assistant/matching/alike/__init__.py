"""Causes whose trees speak in the words of a text: it tells candidates apart, and is what is left without a message."""
