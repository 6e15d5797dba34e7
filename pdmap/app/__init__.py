"""Use cases: what the commands do, without printing and without touching the machine themselves."""
