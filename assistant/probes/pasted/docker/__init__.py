"""What Docker's command line prints, turned into what the engine has told it."""
