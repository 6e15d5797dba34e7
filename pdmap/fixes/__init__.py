"""Mechanical changes to the text of manifests: they decide nothing, and leave every other byte alone."""
