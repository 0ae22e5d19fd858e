"""Changes of files: where they may stand, what goes into them, and the way back."""
