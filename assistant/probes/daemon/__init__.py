"""The Docker engine: where it is asked, whether it answers, what it says about itself."""
