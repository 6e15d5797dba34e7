"""The configuration of a first inventory: nothing is set, and the file marks the folder."""

from __future__ import annotations

CONFIGURATION_TEXT = """\
# pdmap takes this folder as the inventory when it is run here or in a folder below.
# Nothing has to be set.
"""
