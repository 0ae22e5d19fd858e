"""What containers need of the host's network: forwarding, routes that do not collide, and Docker's own networks."""
