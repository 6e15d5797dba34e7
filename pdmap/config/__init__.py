"""The configuration: what its keys mean, where their values come from, and which of them count."""
