"""How much the reader takes before it refuses a manifest."""

from __future__ import annotations

from pdmap.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on one manifest, so that no file can exhaust time, memory or the stack.

    The defaults leave room for an inventory of 75,000 fields in one file, with what is known of each. Reading any one
    file takes less than 300 MB of memory with them.
    """

    bytes: int = 16 * 1024 * 1024
    """Size of the file, in bytes."""
    lines: int = 1_000_000
    """Line breaks in the file; CR LF counts as two."""
    depth: int = 64
    """Mappings and lists within one another, aliases expanded."""
    nodes: int = 700_000
    """Keys, values, mappings and lists together, aliases expanded."""
    comments: int = 100_000
    """Comments in the file."""
    expansions: int = 100_000
    """Nodes that come from aliases, each use counted."""
    scalar: int = 100_000
    """Length of one key or value, in code points."""
    findings: int = 200
    """Findings in one manifest; a file with more is not a manifest."""


DEFAULT_LIMITS = Limits()
