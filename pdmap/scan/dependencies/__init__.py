"""One file for each ecosystem of packages: what its manifests and lock files name."""
