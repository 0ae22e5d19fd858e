"""The files that Drydock has for itself: only those that nobody else can have written, whoever's home it runs in."""
