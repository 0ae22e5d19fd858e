"""What a paste shows of a host: blocks that answer the questions which probes put to a host.

A reading turns what people paste (`df -h` with its output) into the reply that a probe would have had; then the probe
itself, with its own parser, gives the facts. What the paste does not show stays unknown, as on a recorded host.
"""
