"""Compare two states of an inventory: what differs, what that means, which findings come and go."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from pdmap import __version__
from pdmap.app.checks import UNREAD
from pdmap.app.draw import draw, material_of, renderers, view_kinds
from pdmap.app.load import Loaded
from pdmap.app.reviewing import reviewed
from pdmap.app.terms import Terms
from pdmap.comparisons.comparison import Comparison, ComparisonFormat
from pdmap.engine import EngineError
from pdmap.frozen import dataclass
from pdmap.questions.changes import Side, compare, highlights, new_and_solved, reviewable, reviews
from pdmap.registry import discover
from pdmap.views.facts.voices import Voice
from pdmap.views.material import Material
from pdmap.views.view import View
from pdmap.views.words import say


@dataclass(frozen=True, slots=True)
class Stand:
    """A state of an inventory that is compared with another."""

    loaded: Loaded
    name: str
    """What people call it; empty where it has no name."""


def formats() -> dict[str, ComparisonFormat]:
    """Return every format for comparisons by its name."""
    return discover("pdmap.comparisons.formats", "FORMAT", ComparisonFormat)


def diff(
    earlier: Stand, later: Stand, as_of: dt.date, terms: Terms | None = None, *, has_diagram: bool = False
) -> Comparison:
    """Return what differs between two states of an inventory.

    Args:
        earlier: The state that it was in.
        later: The state that it is in.
        as_of: The day that both are judged as of, so that time alone makes no difference.
        terms: The configuration and the baseline for the findings of both; the defaults where missing.
        has_diagram: Whether the map of the difference is drawn as well.

    Raises:
        RuleCrashError: a rule failed.
    """
    was, now = (replace(material_of(stand.loaded, as_of, terms), revision=stand.name) for stand in (earlier, later))
    before, after = _side(was), _side(now)
    changes = compare(before, after)
    found = reviewable(before, after, changes.names)
    new, solved = new_and_solved(was.findings or (), now.findings or (), changes.names)
    looked_at = reviewed(found, later.loaded, as_of, terms or Terms())
    view = view_kinds()["diff"].build(replace(now, earlier=was, changes=changes))
    return Comparison(
        earlier=earlier.name or say("diff.folder"),
        later=later.name or say("diff.folder"),
        as_of=as_of,
        version=__version__,
        changes=changes,
        highlights=highlights(before, after, changes.names),
        reviewable=found,
        review_findings=looked_at.open,
        accepted=looked_at.accepted,
        open_matters=looked_at.matters,
        reviews=reviews(before, after, changes, found),
        new=new,
        solved=solved,
        unread=tuple(finding for finding in new if finding.code in UNREAD),
        voice=Voice(was.inventory, now.inventory, {row.link: row for row in view.flows}),
        diagram=_diagram(view) if has_diagram else "",
    )


# Private functions


def _side(material: Material) -> Side:
    return Side(material.inventory, material.graph, material.legs)


def _diagram(view: View) -> str | None:
    """Return the map for Mermaid; empty where there is nothing to draw, `None` where it is more than Mermaid takes."""
    if not view.nodes:
        return ""
    try:
        return draw(view, renderers()["mermaid"]).decode()
    except EngineError:
        return None
