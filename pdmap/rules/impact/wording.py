"""Criteria of WP248 rev.01 in messages."""

from __future__ import annotations

from pdmap.questions.impact.criteria import Criterion
from pdmap.rules.wording import listing

NAMES = {
    "evaluation": "evaluation or scoring",
    "automated-decisions": "automated decisions",
    "systematic-monitoring": "systematic monitoring",
    "sensitive-data": "sensitive data",
    "large-scale": "large scale",
    "combined-data": "combined data",
    "vulnerable-subjects": "vulnerable people",
    "innovative-use": "innovative use",
    "prevents-rights": "keeping people from a right or service",
}
"""The nine criteria, as messages call them."""


def shown(criterion: Criterion) -> str:
    """Return a criterion and what shows it."""
    return f"{NAMES[criterion.key]} ({listing(criterion.derived_from)})"
