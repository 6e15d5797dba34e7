"""What nobody can trace; apart from what traces, which takes a while to load where all that is told is an error."""

from __future__ import annotations


class TraceError(Exception):
    """Nobody can tell what is to be traced; the message is one clear line for the user."""
