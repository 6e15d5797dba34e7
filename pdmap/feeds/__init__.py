"""Feeds of changes that customers subscribe to: a format each, from plain data to bytes."""
