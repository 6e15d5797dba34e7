"""A map in a browser that follows its manifests while they are written."""
