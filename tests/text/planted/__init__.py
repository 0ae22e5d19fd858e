"""Texts with planted secrets, and texts without any, made from a seed: what tests and benchmark measure redaction by.

Nothing here knows how redaction works. The forms come from what programs print and read, and from the token formats
that the rules of gitleaks and detect-secrets document; the values are made up by a seeded generator.
"""
