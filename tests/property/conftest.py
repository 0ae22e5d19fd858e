"""No property is about time, nor about luck: a busy machine fails none, and the same code meets the same values."""

from hypothesis import settings

settings.register_profile("drydock", deadline=None, max_examples=30, derandomize=True)
settings.load_profile("drydock")
