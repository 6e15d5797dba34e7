"""Where people complain, and how soon they are answered, under each law (Articles 12(3), 15(1)(f))."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pdmap.documents.document import Cell, Line
from pdmap.documents.elements import organization
from pdmap.documents.kind import Context
from pdmap.documents.requests.laws import cited_under, is_under, regimes_of
from pdmap.reference.regimes import Regime


def complaint(context: Context) -> Cell:
    """Return the authorities that people can complain to: the recorded one, and those that a law names itself."""
    return Cell(tuple(line for regime in regimes_of(context) for line in _authority(context, regime)))


def time(context: Context) -> Cell:
    """Return how soon each law asks for an answer."""
    words = context.words
    times = {
        regime: words.access_time_ch if regime == Regime.CH_FADP else words.access_time
        for regime in regimes_of(context)
    }
    return Cell(
        tuple(
            Line(words.with_kind.format(text=text, kind=cited_under(context, regime, "12(3)")))
            for regime, text in times.items()
        )
    )


# Private functions


def _authority(context: Context, regime: str) -> Iterator[Line]:
    """Yield who a law has people complain to.

    The Data Protection Act 2018 names the Commissioner (section 165), and the organization before (section 164A).
    """
    words = context.words
    match regime:
        case Regime.CH_FADP:
            yield from _named(context, regime, (Line(words.incident_commissioner),))
        case Regime.UK_GDPR:
            yield Line(words.access_complaint_controller)
            is_of_union = is_under(context, Regime.EU_GDPR)
            recorded = () if is_of_union else organization.authority(context).lines
            told = tuple(line for line in recorded if not line.is_open) or (Line(words.access_commissioner_uk),)
            yield from told
        case _:
            yield from _named(context, regime, organization.authority(context).lines)


def _named(context: Context, regime: str, lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Return authorities, with the provision where there are several laws: the column has that of one."""
    if len(regimes_of(context)) == 1:
        return lines
    law = cited_under(context, regime, "15(1)(f)")
    form = context.words.with_kind
    return tuple(line if line.is_open else replace(line, text=form.format(text=line.text, kind=law)) for line in lines)
