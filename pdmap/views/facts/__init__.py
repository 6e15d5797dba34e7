"""Facts: the tables beside a map, in the words of the manifest and of the map itself."""
