"""The documentation of checks for programs, described by `schemas/rules.schema.json`."""

from __future__ import annotations

import json
from collections.abc import Iterable

from pdmap import escape
from pdmap.manual.explanation import Explanation, Source

FORMAT = "pdmap.rules/1"
"""Name and version of the format; keys may be added within a version, but never removed or given another meaning."""


def render(explanations: Iterable[Explanation], version: str, *, is_full: bool) -> str:
    """Return checks as JSON with sorted keys.

    Args:
        explanations: The checks.
        version: The version of pdmap.
        is_full: Whether the whole documentation is asked for, or only what a catalogue says.
    """
    entries = [_full(explanation) if is_full else _entry(explanation) for explanation in explanations]
    document = {"format": FORMAT, "version": version, "rules": entries}
    return escape.json(json.dumps(document, ensure_ascii=False, indent=2, sort_keys=True)) + "\n"


# Private functions


def _entry(explanation: Explanation) -> dict[str, object]:
    check, family = explanation.check, explanation.family
    return {
        "code": check.code,
        "title": check.title,
        "severity": check.severity.value,
        "profile": explanation.profile and explanation.profile.value,
        "origin": explanation.origin.value,
        "family": {"code": family.code, "name": family.name, "about": family.about},
        "basis": list(check.basis),
    }


def _full(explanation: Explanation) -> dict[str, object]:
    guide = explanation.guide
    return _entry(explanation) | {
        "about": explanation.check.about,
        "checks": guide.checks if guide else "",
        "why": guide.why if guide else "",
        "fix": guide.fix if guide else "",
        "ask": guide.ask if guide else "",
        "law": [_source(source) for source in explanation.sources],
        "bad": guide and {"manifest": guide.bad, "lines": list(guide.marked), "finding": guide.finding},
        "good": guide and {"manifest": guide.good},
    }


def _source(source: Source) -> dict[str, object]:
    said = source.excerpt
    return {
        "citation": source.citation,
        "name": said.name if said else "",
        "lines": list(said.lines) if said else [],
        "is_shortened": bool(said and said.is_shortened),
    }
