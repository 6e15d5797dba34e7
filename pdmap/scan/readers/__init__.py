"""One file for each kind of source, found by its `READER`."""
