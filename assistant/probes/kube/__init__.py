"""A cluster as its own tools show it. These facts are known only where a text shows them."""
