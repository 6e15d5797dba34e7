"""Documents that stand beside the records; the name of each is the name of its module."""
