"""An inventory of personal data, kept as YAML beside the code."""

__version__ = "0.1.0"
