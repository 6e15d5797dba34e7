"""Annex I.A: who exports and who imports."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from pdmap.documents.document import Cell, Column, Layout, Line, Row, State, Table
from pdmap.documents.elements import organization as own
from pdmap.documents.elements.organization import contact_lines
from pdmap.documents.kind import Context
from pdmap.documents.lines import answered, assumed, assumption, details, empty, fact, place
from pdmap.documents.names import country_name, party_name, place_name
from pdmap.documents.words import Words
from pdmap.frozen import dataclass
from pdmap.model import Activity, ActivityRole, Contact, MechanismUse, Organization, Party, Place, ids
from pdmap.questions.exports import Export, distinct, telling

_WAYS = ("email", "phone", "url")
_STANDARD = "scc"


@dataclass(frozen=True, slots=True)
class _Side:
    """A party to the clauses, and the transfers in which it is one."""

    key: str
    """`exporter` or `importer`."""
    party: Party | None
    """`None` for the organization."""
    exports: tuple[Export, ...]


def party_tables(context: Context, exports: tuple[Export, ...]) -> tuple[Table, ...]:
    """Return a table for each exporter and one for the importer."""
    words, exporters = context.words, _exporters(exports)
    sides = [_Side("exporter", party, found) for party, found in exporters]
    tables = [_table(context, side, words.data_exporter, number) for number, side in enumerate(sides, 1)]
    importer = _Side("importer", exports[0].importer, exports)
    is_shared = len(tables) == 1
    exporting = (replace(table, is_shared=is_shared) for table in tables)
    return (*exporting, _table(context, importer, words.data_importer, 1))


def address_lines(context: Context, party: Party) -> tuple[Line, ...]:
    """Return the postal address of a party and the country where it is established."""
    lines = _address(context, party, party.contact, "contact")
    if isinstance(party.country, Place):
        country = fact(party, "country", place_name(context, party.country))
        lines = (*lines, *details(assumed([country], assumption(party, "country"))))
    return lines


def contact_person(context: Context, item: Party | Organization) -> tuple[Line, ...]:
    """Return whom to ask at a party: name, position and ways to reach them."""
    answer, words = item.contact, context.words
    if not isinstance(answer, Contact):
        return empty(words, item, "contact", answer)
    if answer.text:
        return assumed([fact(item, "contact", answer.text)], assumption(item, "contact"))
    asked = {"name": (answer.name, words.contact_name), "position": (answer.position, words.contact_position)}
    lines = []
    for key, (text, label) in asked.items():
        silent = replace(_silence(context, answer, key), text=label.format(text=words.not_recorded))
        lines.append(fact(answer, key, text) if text else silent)
    ways = {key: getattr(answer, key) for key in _WAYS}
    return (*lines, *(fact(answer, key, text) for key, text in ways.items() if text))


def unwritten(context: Context, export: Export) -> Line:
    """Return that nothing is written that carries a transfer, with the key for it: at the flow or the importer."""
    flow = export.link.flow if export.link else None
    item, key = (flow, "transfer") if flow else (export.importer, "transfers")
    answer = flow.transfer if flow else export.importer.transfers
    (line,) = empty(context.words, item, key, answer) or empty(context.words, item, key, None)
    return line


# Private functions


def _exporters(exports: tuple[Export, ...]) -> list[tuple[Party | None, tuple[Export, ...]]]:
    """Return the exporters, the organization first, each with its transfers."""
    groups: dict[str, list[Export]] = {}
    for export in sorted(exports, key=lambda each: each.exporter.id if each.exporter else ""):
        groups.setdefault(export.exporter.id if export.exporter else "", []).append(export)
    return [(found[0].exporter, tuple(found)) for found in groups.values()]


def _table(context: Context, side: _Side, caption: str, number: int) -> Table:
    words = context.words
    key = side.key if number == 1 else f"{side.key}_{number}"
    asked = _elements(words)
    # Both sides are asked alike: the reference tells them apart where a sheet has all columns in a row.
    reference = words.annex_side.format(annex=words.annex_reference.format(annex="I.A"), side=caption)
    columns = tuple(
        Column(f"{key}_{name}", title, reference, caption, is_expected=is_expected)
        for name, title, is_expected, _ in asked
    )
    row = Row(tuple(build(context, side) for _, _, _, build in asked))
    return Table(key, caption, columns, (row,), Layout.FACTS, is_shared=True)


def _elements(words: Words) -> tuple[tuple[str, str, bool, Callable[[Context, _Side], Cell]], ...]:
    return (
        ("name", words.name, True, _name),
        ("address", words.party_address, True, _postal),
        ("contact", words.party_contact, True, _contact),
        ("activities", words.party_activities, True, _activities),
        ("role", words.party_role, True, _role),
        ("officer", words.officer, False, _officer),
        ("representative", words.representative, False, _representative),
        ("signature", words.party_signature, True, _signature),
    )


def _name(context: Context, side: _Side) -> Cell:
    if side.party is None:
        return own.identity(context)
    party = side.party
    lines = [fact(party, "name", party.name) if party.name else Line(party.id, sources=(place(party),))]
    if party.registration:
        text = context.words.registration.format(number=party.registration)
        lines += details([fact(party, "registration", text)])
    return Cell(tuple(lines))


def _postal(context: Context, side: _Side) -> Cell:
    if side.party:
        return Cell(address_lines(context, side.party))
    organization = context.inventory.organization
    if organization is None:
        return _absent(context, "contact")
    lines = _address(context, organization, organization.contact, "contact")
    if organization.country:
        lines = (*lines, *details([fact(organization, "country", country_name(context, organization.country))]))
    return Cell(lines)


def _address(context: Context, item: Party | Organization, answer: object, key: str) -> tuple[Line, ...]:
    if not isinstance(answer, Contact):
        return empty(context.words, item, key, answer)
    if answer.address_lines:
        return assumed([fact(answer, "address", answer.address_lines)], assumption(item, key))
    return (_silence(context, answer, "address"),)


def _contact(context: Context, side: _Side) -> Cell:
    item = side.party or context.inventory.organization
    return Cell(contact_person(context, item)) if item else _absent(context, "contact")


def _activities(context: Context, side: _Side) -> Cell:
    """Return the service of a party, or the organization's activities that the transfers serve."""
    if side.party:
        party = side.party
        lines = [fact(party, key, text) for key, text in (("service", party.service),) if text]
        return Cell(answered(context.words, party, "service", None, lines))
    served = distinct(activity for export in side.exports for activity in export.activities)
    lines = [line for activity in served for line in _activity(activity)]
    return Cell(tuple(lines) or (_unclaimed(context, side.exports[0]),))


def _activity(activity: Activity) -> Iterator[Line]:
    yield Line(activity.title, sources=(place(activity),), address=activity.address)
    if activity.description:
        yield from details([fact(activity, "description", activity.description)])


def _unclaimed(context: Context, export: Export) -> Line:
    item = export.item
    (line,) = empty(context.words, item, "activity", None)
    return line if export.link and export.link.flow else replace(line, address="activities/*/systems")


def _role(context: Context, side: _Side) -> Cell:
    """Return whether a party is a controller or a processor in these transfers."""
    words = context.words
    if side.party:
        roles = [fact(side.party, "role", words.role_names[role]) for role in side.party.roles]
        return Cell(answered(words, side.party, "role", None, roles))
    served = distinct(activity for export in side.exports for activity in export.activities)
    lines = []
    for activity in served:
        text = words.labeled.format(label=activity.title, text=_role_text(context, activity))
        lines.append(fact(activity, "role", text))
    return Cell(tuple(lines) or (_unclaimed(context, side.exports[0]),))


def _role_text(context: Context, activity: Activity) -> str:
    words = context.words
    if activity.role is ActivityRole.CONTROLLER:
        return words.side_controller
    if activity.role is ActivityRole.JOINT_CONTROLLER:
        return words.side_joint_controller
    names = ", ".join(party_name(context, name) for name in ids(activity.on_behalf_of))
    return words.processor_for.format(text=words.side_processor, controllers=names) if names else words.side_processor


def _officer(context: Context, side: _Side) -> Cell:
    if side.party is None:
        return own.officer_contact(context)
    return Cell(assumed(contact_lines(context.words, side.party, side.party.dpo, "dpo"), assumption(side.party, "dpo")))


def _representative(context: Context, side: _Side) -> Cell:
    if side.party is None:
        return own.representative(context)
    key = "representative"
    lines = contact_lines(context.words, side.party, side.party.representative, key)
    return Cell(assumed(lines, assumption(side.party, key)))


def _signature(context: Context, side: _Side) -> Cell:
    """Return when the clauses were signed, as far as is recorded, and a line to sign on."""
    words = context.words
    uses = telling(use for export in side.exports for use in export.mechanisms if use.mechanism.id == _STANDARD)
    signed = [fact(use, "signed", words.signed.format(day=use.signed)) for use in uses if use.signed]
    silent = [_silence(context, use, "signed") for use in uses if not use.signed]
    told = signed or silent or [unwritten(context, side.exports[0])]
    blank = Line(words.signature_line, sources=told[0].sources, address=told[0].address, level=1)
    return Cell((*told, blank))


def _silence(context: Context, item: Contact | MechanismUse, key: str) -> Line:
    (line,) = empty(context.words, item, key, None)
    return line


def _absent(context: Context, key: str) -> Cell:
    return Cell((Line(context.words.not_recorded, State.NOT_RECORDED, address=f"organization/{key}"),))
