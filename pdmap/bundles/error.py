"""What is wrong with a file that was said to be a bundle."""

from __future__ import annotations


class BundleError(Exception):
    """A file is no bundle, cannot be read as one, or cannot become one; the message is one clear line."""
