"""The settings of the engine: daemon.json, and the options that dockerd is started with."""
