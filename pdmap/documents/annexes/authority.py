"""Annex I.C: the authority that is competent under clause 13."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.documents.document import Cell, Column, Layout, Line, Row, Table
from pdmap.documents.elements import organization as own
from pdmap.documents.kind import Context
from pdmap.documents.lines import details, empty, fact
from pdmap.documents.names import country_name, place_name
from pdmap.model import Organization, Party, Place, Representative
from pdmap.questions.clause_modules import ANNEXES
from pdmap.questions.exports import Export
from pdmap.questions.grounds import countries_of
from pdmap.reference.regimes import Regime


def authority_table(context: Context, exports: tuple[Export, ...], modules: frozenset[int]) -> Table:
    """Return the competent authority of each exporter."""
    words = context.words
    exporters = list(dict.fromkeys(export.exporter.id if export.exporter else "" for export in exports))
    lines = [line for name in sorted(exporters) for line in _of(context, context.inventory.parties.get(name))]
    is_expected = not ANNEXES["I.C"].isdisjoint(modules)
    reference = words.annex_reference.format(annex="I.C")
    column = Column("competent_authority", words.competent_authority, reference, is_expected=is_expected)
    row = Row((Cell(tuple(lines)),))
    return Table("authority", words.annex_authority, (column,), (row,), Layout.FACTS, is_shared=True)


# Private functions


def _of(context: Context, party: Party | None) -> Iterator[Line]:
    if party is None:
        yield from own.authority(context).lines
        organization = context.inventory.organization
        yield from details(_why(context, organization) if organization else ())
    elif isinstance(party.country, Place):
        country = place_name(context, party.country)
        words = context.words
        inventory = context.inventory
        countries = countries_of(inventory, party.country)
        is_inside = all(inventory.reference.is_inside(each.code, Regime.EU_GDPR) for each in countries)
        form = words.authority_of_party if is_inside else words.authority_elsewhere
        yield fact(party, "country", form.format(exporter=party.title, country=country))
    else:
        yield from empty(context.words, party, "country", party.country)


def _why(context: Context, organization: Organization) -> Iterator[Line]:
    """Yield which case of clause 13(a) the exporter is: established in the Union, or with a representative there."""
    words, country = context.words, organization.country
    if country and context.inventory.reference.is_inside(country, Regime.EU_GDPR):
        name = country_name(context, country)
        yield fact(organization, "country", words.authority_of_exporter.format(country=name))
    elif isinstance(organization.representative, Representative) and organization.representative.country:
        name = country_name(context, organization.representative.country)
        text = words.authority_of_representative.format(country=name)
        yield fact(organization.representative, "country", text)
