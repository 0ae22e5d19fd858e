"""Shapes: what every refusal of the operating system has in common, whoever prints it and however."""
