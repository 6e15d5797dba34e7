"""A first inventory: what is asked for it, and the files that come of the answers."""
