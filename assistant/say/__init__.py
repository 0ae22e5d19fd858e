"""Sentences for people: reports, explanations and previews."""
