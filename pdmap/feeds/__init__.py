"""Feeds of changes that customers subscribe to: a format each, from plain data to bytes."""

MOST = 200
"""How many changes of an inventory a feed looks back on where nothing else is asked for."""
