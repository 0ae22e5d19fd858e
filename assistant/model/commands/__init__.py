"""The commands that a step may run: a list of programs and forms, each with its least risk. All others are refused."""
