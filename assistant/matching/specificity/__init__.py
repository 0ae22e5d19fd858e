"""Measures, when the messages are compiled, how much each of them tells: what every program prints tells little."""
