"""Docker's objects as the Engine API names and shows them."""
