"""Recording what commands print on a lab host beside what the probes are told there; see tests.probes.pasted.pairs."""
