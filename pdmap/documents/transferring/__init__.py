"""The register of transfers to third countries as a document."""
