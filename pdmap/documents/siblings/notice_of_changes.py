"""How controllers are told of new sub-processors, and how they object (Article 28(2))."""

from __future__ import annotations

from collections.abc import Iterable

from pdmap.documents.document import Cell, Column, Line, Row, Table
from pdmap.documents.kind import Context
from pdmap.documents.lines import place
from pdmap.documents.siblings import contract_terms as terms
from pdmap.documents.siblings.engaged import Engaged
from pdmap.model import Activity, Party, ids


def changes_table(context: Context, activities: Iterable[Activity]) -> Table:
    """Return a row for each controller, or group of them, that the organization processes for."""
    words = context.words
    reference = words.cite("28(2)")
    columns = (
        Column("controller", words.controllers),
        Column("authorization", words.authorized_by, reference, is_expected=True),
        Column("notice", words.notice_of_changes, reference, is_expected=True),
        Column("objection", words.route_of_objection, reference, is_expected=True),
    )
    served = dict.fromkeys(identifier for activity in activities for identifier in ids(activity.on_behalf_of))
    known = (context.inventory.parties.get(identifier) for identifier in served)
    rows = tuple(_row(context, party) for party in known if party)
    return Table("changes", words.changes_and_objection, columns, rows)


# Private functions


def _row(context: Context, party: Party) -> Row:
    title = Line(party.title, sources=(place(party),), address=party.address)
    contract = Engaged(party)
    builders = (terms.authorization, terms.notice_of_changes, terms.objection)
    return Row((Cell((title,)), *(build(context, contract) for build in builders)), party.title)
