"""The typed actions of steps, one file a kind; what supports several of them stands beside."""
