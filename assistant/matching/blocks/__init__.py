"""A paste cut into blocks: what each speaker printed, and where."""
