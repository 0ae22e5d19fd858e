"""One conversation about one problem: the desk where it is held, and its transcript."""
