"""What stands on one side only: in a notice, or in the inventory."""

from __future__ import annotations

from collections.abc import Iterable

from pdmap.documents.clocks import period_text
from pdmap.documents.document import Line, State
from pdmap.documents.elements.transfers import third_countries
from pdmap.documents.kind import Context
from pdmap.documents.lines import address, place
from pdmap.documents.names import country_name, country_names, data_type_name, party_name
from pdmap.model import Activity, NoticeClaims
from pdmap.questions.notice_claims import Apart, countries_apart, entries
from pdmap.questions.notice_periods import OtherPeriod, other_periods, untold_types


def shown(context: Context, claims: NoticeClaims, key: str, apart: Apart | None) -> tuple[Line, ...]:
    """Return what stands on one side only; nothing where the sides are not compared."""
    if apart is None:
        return ()
    words = context.words
    lone = [words.only_in_inventory.format(text=party_name(context, text)) for text in apart.left_out]
    lone += [words.only_in_notice.format(text=party_name(context, text)) for text in apart.invented]
    return _lines(context, claims, key, lone)


def countries(context: Context, activity: Activity, claims: NoticeClaims) -> tuple[Line, ...]:
    """Return the third countries that stand on one side only; those that data reach undeclared count too."""
    legs = context.index.legs.get(activity.id, ())
    reached = {(activity.id, leg.country.code) for leg in legs if leg.country}
    apart = countries_apart(context.inventory, activity, claims, reached)
    if apart is None:
        return ()
    told = {country_names(context, place) for place in entries(claims.countries) or ()}
    known = (line.text for line in third_countries(context, activity))
    invented = tuple(country_name(context, code) for code in apart.invented)
    return shown(context, claims, "countries", Apart(tuple(name for name in known if name not in told), invented))


def periods(context: Context, activity: Activity, claims: NoticeClaims) -> tuple[Line, ...]:
    """Return the periods of the notice that are none of the activity's, and the data that it gives none for."""
    words, reference = context.words, context.inventory.reference
    own, told = entries(activity.retention), entries(claims.retention)
    if not own or told is None:
        return ()
    texts = [_other(context, other) for other in other_periods(reference, own, told)]
    untold = untold_types(reference, activity, own, told)
    texts += [words.only_in_inventory.format(text=data_type_name(context, data_type)) for data_type in untold]
    return _lines(context, claims, "retention", texts)


# Private functions


def _lines(context: Context, claims: NoticeClaims, key: str, texts: Iterable[str]) -> tuple[Line, ...]:
    where, target = (place(claims, key),), address(claims, key)
    lines = tuple(Line(text, sources=where, address=target, is_derived=True) for text in texts)
    return lines or (Line(context.words.no_difference, State.NONE, where, target, is_derived=True),)


def _other(context: Context, other: OtherPeriod) -> str:
    words = context.words
    name = data_type_name(context, other.data_type) if other.data_type else words.all_data
    period = period_text(words, other.claimed.period) if other.claimed.period else words.not_recorded
    return words.only_in_notice.format(text=words.labeled.format(label=name, text=period))
