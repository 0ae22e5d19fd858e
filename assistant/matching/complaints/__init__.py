"""A person's complaint, without any error message, to the symptoms that speak of the same things.

Words of all languages become concepts by the glossaries, so that "my container does not start", "容器起不来" and "mein
Container startet nicht" are the same three; what no glossary knows stays a word.
"""
