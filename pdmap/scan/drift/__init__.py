"""Drift: what an inventory declares, held against what its sources hold. Nothing here reads files or prints."""
