"""The faults that Drydock must bring from injected to verified; `catalogue.FAULTS` is all of them."""
