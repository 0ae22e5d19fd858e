"""No property is about time: a busy machine must not fail one."""

from hypothesis import settings

settings.register_profile("drydock", deadline=None, max_examples=30)
settings.load_profile("drydock")
