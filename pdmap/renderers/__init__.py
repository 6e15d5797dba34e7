"""Formats for maps: a view in, bytes out. One file per format; what pictures share is in `picture`."""
