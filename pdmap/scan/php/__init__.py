"""Files of PHP as tokens and calls: enough of the language for declarations, and nothing of it is run."""
