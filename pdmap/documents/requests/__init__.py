"""A person's request: where the data are, which rights there are, and how they are erased."""
