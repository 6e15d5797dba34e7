"""How controllers are told of new sub-processors, and how they object (Article 28(2))."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from pdmap.documents.clocks import period_text
from pdmap.documents.document import Cell, Column, Line, Row, Table
from pdmap.documents.kind import Context
from pdmap.documents.lines import assumed, assumption, empty, fact, place
from pdmap.model import Activity, Authorization, Contract, Party, ids


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
    builders = (_authorization, _notice, _objection)
    return Row((Cell((title,)), *(_cell(context, party, build) for build in builders)), party.title)


def _cell(context: Context, party: Party, build: Callable[[Context, Contract], Iterable[Line]]) -> Cell:
    if not isinstance(party.dpa, Contract):
        return Cell(empty(context.words, party, "dpa", party.dpa))
    return Cell(assumed(build(context, party.dpa), assumption(party, "dpa")))


def _authorization(context: Context, contract: Contract) -> Iterable[Line]:
    if isinstance(contract.authorization, Authorization):
        return (fact(contract, "authorization", context.words.authorizations[contract.authorization]),)
    return empty(context.words, contract, "authorization", contract.authorization)


def _notice(context: Context, contract: Contract) -> Iterable[Line]:
    if contract.notice:
        return (fact(contract, "notice", period_text(context.words, contract.notice)),)
    return empty(context.words, contract, "notice", None)


def _objection(context: Context, contract: Contract) -> Iterable[Line]:
    if contract.objection:
        return (fact(contract, "objection", contract.objection),)
    return empty(context.words, contract, "objection", None)
