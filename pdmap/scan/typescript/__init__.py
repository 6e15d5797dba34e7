"""Files of TypeScript as classes with decorators: enough of the language for declarations, and nothing of it is run."""
