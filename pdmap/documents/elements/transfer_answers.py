"""Transfers question by question, as authorities' forms ask: whether, where to, on what ground (Article 30(1)(e))."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.documents.document import Cell, Line, State
from pdmap.documents.elements.transfers import third_countries
from pdmap.documents.kind import Context
from pdmap.documents.lines import address, answered, beside, place
from pdmap.model import Activity, Nothing, listed
from pdmap.questions.grounds import regime_of
from pdmap.reference.regimes import Regime


def is_transferred(context: Context, activity: Activity) -> Cell:
    """Return whether data go to third countries: as declared, and as it follows from the data flows."""
    words, answer = context.words, activity.transfers
    source, where = (place(activity, "transfers"),), address(activity, "transfers")
    told: list[Line] = []
    if listed(answer):
        told = [Line(words.yes, sources=source, address=where)]
    elif isinstance(answer, Nothing):
        is_european = regime_of(context.inventory) == Regime.EU_GDPR
        told = [Line(words.no_third_country_in_eea if is_european else words.no, State.NONE, source, where)]
    return Cell(beside(words, answered(words, activity, "transfers", answer, told), _reached(context, activity)))


# Private functions


def _reached(context: Context, activity: Activity) -> Iterator[Line]:
    """Yield that data reach third countries though the activity declares no transfer."""
    found = () if listed(activity.transfers) else third_countries(context, activity)
    if found:
        text = context.words.follows_from_flows.format(text=context.words.yes)
        sources = tuple(dict.fromkeys(source for line in found for source in line.sources))
        yield Line(text, sources=sources, address=address(activity, "transfers"), is_derived=True)
