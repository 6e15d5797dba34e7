"""What is wrong with a configuration."""

from __future__ import annotations


class ConfigurationError(Exception):
    """A configuration cannot be used; the message is one clear line, with the place where there is one."""


class NoInventoryError(ConfigurationError):
    """There is nothing where a configuration says that the inventory is."""
