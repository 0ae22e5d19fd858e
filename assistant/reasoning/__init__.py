"""Reasons about causes: symptoms and facts in, ranked causes and the next action out. Pure: no input, no output."""
