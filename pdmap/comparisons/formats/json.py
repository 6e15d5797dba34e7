"""A comparison for programs: one JSON document, described by `schemas/diff.schema.json`."""

from __future__ import annotations

import json

from pdmap import escape
from pdmap.comparisons.comparison import Comparison, ComparisonFormat, Page
from pdmap.questions.changes import Difference, Fact, Highlight, Kind, ObjectChange, Reason, Review
from pdmap.reporters.objects import finding_object, hidden_object

NAME = "pdmap.diff/1"
"""Name and version of the format; keys may be added within a version, but never removed or given another meaning."""


def render(comparison: Comparison, _: Page) -> str:
    """Return the comparison as JSON with sorted keys; objects and findings are in the order of the report."""
    document = {
        "format": NAME,
        "version": comparison.version,
        "as_of": comparison.as_of.isoformat(),
        "earlier": comparison.earlier,
        "later": comparison.later,
        "headline": comparison.headline(),
        "gates": [gate.value for gate in comparison.gates()],
        "summary": _summary(comparison),
        "highlights": [_highlight(item) for item in comparison.highlights],
        "reviewable": [finding_object(finding) for finding in comparison.review_findings],
        "accepted": [hidden_object(item) for item in comparison.accepted],
        "reviews": [_review(item) for item in comparison.reviews],
        "changes": [_change(item) for item in comparison.changes.objects],
        "new": [finding_object(finding) for finding in comparison.new],
        "solved": [finding_object(finding) for finding in comparison.solved],
    }
    return escape.json(json.dumps(document, ensure_ascii=False, indent=2, sort_keys=True)) + "\n"


FORMAT = ComparisonFormat(".json", render)


# Private functions


def _summary(comparison: Comparison) -> dict[str, int]:
    return {
        **{kind.value: comparison.counted(kind) for kind in Kind},
        "renamed": comparison.renamed,
        "new": len(comparison.new),
        "solved": len(comparison.solved),
    }


def _highlight(item: Highlight) -> dict[str, object]:
    return {"topic": item.topic.value, "id": item.id, "part": item.part, "is_new": item.is_new}


def _review(item: Review) -> dict[str, object]:
    return {
        "activity": item.activity,
        "look": item.look.value,
        "basis": list(item.basis),
        "periods": list(item.periods),
        "reasons": [_reason(reason) for reason in item.reasons],
    }


def _reason(item: Reason) -> dict[str, object]:
    return {"change": item.kind.value, "aspect": item.aspect.value, "part": item.part, "address": item.address}


def _change(item: ObjectChange) -> dict[str, object]:
    return {
        "section": item.section,
        "id": item.id,
        "earlier_id": item.earlier_id,
        "address": item.address,
        "change": item.kind.value,
        "differences": [_difference(difference) for difference in item.differences],
        "facts": [_fact(fact) for fact in item.facts],
    }


def _difference(item: Difference) -> dict[str, object]:
    return {
        "change": item.kind.value,
        "aspect": item.aspect.value,
        "part": item.part,
        "before": item.before,
        "after": item.after,
    }


def _fact(item: Fact) -> dict[str, object]:
    return {"aspect": item.aspect.value, "part": item.part, "value": item.value}
