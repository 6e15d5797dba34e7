"""What rules see in a manifest, written whole: for the golden files of `test_seen.py`."""

from __future__ import annotations

from collections.abc import Iterable

from pdmap.findings import Edit, Location
from pdmap.rules.rule import Context, Observation, Rule


def seen_by(rules: Iterable[Rule], context: Context) -> str:
    """Return all that rules see, with what is told beside it, in the order of the manifest."""
    observed = [observation for rule in rules for observation in rule.find(context)]
    return "".join(
        f"{text}\n" for _, text in sorted((_place(item.node.location()), _written(item)) for item in observed)
    )


# Private functions


def _written(seen: Observation) -> str:
    lines = [
        f"{_shown(seen.node.location())} {seen.address} {seen.detail}".rstrip(),
        f"  {seen.message}",
        f"  here: {seen.label}",
        *(f"  there: {_shown(location)} {location.label}" for location in seen.related),
        *(f"  | {line}".rstrip() for line in seen.remedy.split("\n")),
        *([f"  severity: {seen.severity}"] if seen.severity else []),
        *([f"  basis: {', '.join(seen.basis)}"] if seen.basis else []),
        *([f"  rests on: {', '.join(sorted(set(seen.depends_on)))}"] if seen.depends_on else []),
        *(f"  edit: {_edit(edit)}" for edit in seen.edits),
    ]
    return "\n".join(lines)


def _place(location: Location) -> tuple[int, int]:
    assert location.span is not None
    return location.span.start.line, location.span.start.column


def _shown(location: Location) -> str:
    return ":".join(map(str, _place(location)))


def _edit(edit: Edit) -> str:
    """Return an edit on one line, whatever it writes."""
    start, end = edit.span.start, edit.span.end
    return f"{start.line}:{start.column}-{end.line}:{end.column} {edit.old!r} becomes {edit.new!r}"
