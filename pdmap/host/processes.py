"""How many processes may work at an inventory."""

from __future__ import annotations

import os

from pdmap.config.error import ConfigurationError
from pdmap.source.characters import shown

VARIABLE = "PDMAP_PROCESSES"
"""The variable that says how many."""


def process_count() -> int:
    """Return how many processes may work, this one among them: what `PDMAP_PROCESSES` says, else one per processor.

    Raises:
        ConfigurationError: the variable holds no number of processes.
    """
    written = os.environ.get(VARIABLE, "")
    if written and not (written.isdecimal() and int(written)):
        raise ConfigurationError(f"{VARIABLE} is `{shown(written)}`, not a number of processes such as 1")
    return int(written) if written else _processors()


# Private functions


def _processors() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
