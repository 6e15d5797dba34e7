"""Exit codes, the same for every command and format."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """Why the process ended."""

    CLEAN = 0
    FINDINGS = 1
    """Findings at or over `--fail-on`."""
    UNCHECKED = 2
    """Could not check: wrong usage, a manifest or a section that cannot be read, an output that cannot be written."""
    EMPTY = 3
    """No manifests were found, or nothing is in them: nothing checked is never clean."""
    INTERNAL = 70
    """pdmap itself failed; a rule that crashes is never "no finding"."""
    INTERRUPTED = 130
