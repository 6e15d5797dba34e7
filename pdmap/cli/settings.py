"""What a command goes by, as its options say it."""

from __future__ import annotations

from pathlib import Path

from pdmap.app import settling
from pdmap.app.settling import Settled
from pdmap.config.text import OptionValue


def settled(path: Path | None, config: Path | None = None, **options: OptionValue) -> Settled:
    """Return what a command goes by; options are those of `settling.settled`.

    Raises:
        ConfigurationError: the configuration cannot be used.
        FileError: it cannot be read.
    """
    return settling.settled(path, config, options)
