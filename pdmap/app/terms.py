"""What an inventory is held against."""

from __future__ import annotations

from dataclasses import field

from pdmap.config.configuration import Configuration
from pdmap.frozen import dataclass
from pdmap.reporters.report import Adjustment
from pdmap.suppress.baseline import Baseline


@dataclass(frozen=True, slots=True)
class Terms:
    """What an inventory is held against, beside the law."""

    configuration: Configuration = field(default_factory=Configuration)
    baseline: Baseline | None = None
    hides: bool = True
    """Whether findings that somebody accepts are left out of the findings."""
    adjustments: tuple[Adjustment, ...] = ()
    """What a report has to tell of how the configuration and the inventory were found."""
