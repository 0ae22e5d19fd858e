"""The proxy on the way out: what Docker's service is told, and what the proxy itself speaks."""
