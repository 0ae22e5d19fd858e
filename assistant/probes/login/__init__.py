"""The logins of the user who asks: names of hosts and helpers, never a secret."""
