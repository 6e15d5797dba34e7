"""Files of Ruby as statements: enough of the language for declarations, and nothing of it is run."""
