"""The configuration of a first inventory: nothing is set, and the keys that matter stand in comments."""

from __future__ import annotations

CONFIGURATION_TEXT = """\
# pdmap takes this folder as the inventory when it is run here or in a folder below.
# Nothing has to be set. Delete the `#` before a key to set it; `pdmap config` prints what counts.

# How much is asked: "minimal" for the records of Article 30, "default", or "strict" with good practice too.
#profile = "strict"

# Rules, and families of them, that do not fit the organization at all. For a single place, write a comment
# with a reason there instead: `# pdmap: ignore[CODE] reason`.
#ignore = ["REC009"]

# How grave the findings of a rule are: "error", "warning", "note" or "off".
#severity = {NOT001 = "error", REC009 = "note"}

# From which severity on findings end `pdmap validate` with exit code 1: "error", "warning", "note" or "never".
#fail_on = "warning"

# `pdmap rules` lists the rules, `pdmap explain CODE` tells why one asks.
"""
"""Comments begin with `# `, keys with `#` alone."""
