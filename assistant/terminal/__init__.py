"""The terminal and the person at it: screen, prompt, progress, menus."""
