"""What a change affects by itself, told from what it names: options, files, groups, parameters, commands.

One table a module; each gives a sentence for the person. What only a look at the host can tell stands in steps/.
"""
