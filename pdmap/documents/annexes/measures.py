"""Annex II: technical and organizational measures, under the headings that the clauses give as examples."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from pdmap.documents.document import Cell, Column, Line, Row, State, Table
from pdmap.documents.kind import Context
from pdmap.documents.lines import address, assumed, assumption, fact, mentioned, place
from pdmap.documents.names import choice_text, place_name
from pdmap.graph import ElementKind
from pdmap.model import Backup, Encryption, Flow, Guarantee, Measure, Mention, Options, Party, System, listed
from pdmap.questions.clause_modules import ANNEXES
from pdmap.questions.exports import Export, distinct

_OTHER = ""
"""Stands for a heading where a measure names none and serves no letter of Article 32(1)."""
_BY_LETTER = {"a": "encryption", "b": "resilience", "c": "restore", "d": "testing"}
"""The headings that repeat the letters of Article 32(1)."""

Told = tuple[str, Line]
"""A heading and a line under it."""


def measures_table(context: Context, exports: tuple[Export, ...]) -> Table:
    """Return a row for each heading, with the measures of the importer and those of the exporter."""
    words = context.words
    importer, exporter = exports[0].importer, exports[0].exporter
    importing = tuple(_importing(context, importer, exports))
    exporting = tuple(_exporting(context, exports))
    columns = (
        Column("heading", words.annex_heading),
        Column("importer", words.measures_of_importer, words.annex_reference.format(annex="II"), is_security=True),
        Column("exporter", words.measures_of_exporter, is_security=True),
    )
    headings = {**words.measure_headings, _OTHER: words.heading_other}
    rows = [
        Row(
            (
                Cell((Line(title),)),
                _cell(context, importing, key, importer),
                _cell(context, exporting, key, exporter),
            )
        )
        for key, title in headings.items()
        if key != _OTHER or any(heading == _OTHER for heading, _ in (*importing, *exporting))
    ]
    return Table("measures", words.annex_measures, columns, tuple(rows))


def open_headings(context: Context, table: Table, importer: Party, modules: frozenset[int]) -> Table:
    """Return a table, not for show, that asks once for everything that annex II lacks of the importer."""
    words = context.words
    lacking = [row.cells[0].lines[0].text for row in table.rows if row.cells[1].state is State.NOT_RECORDED]
    if not lacking or ANNEXES["II"].isdisjoint(modules):
        return Table("headings", words.annex_measures, (), ())
    text = words.labeled.format(label=words.not_recorded, text="; ".join(lacking))
    line = Line(text, State.NOT_RECORDED, (place(importer, "measures"),), address(importer, "measures"))
    reference = words.annex_reference.format(annex="II")
    column = Column("headings", words.headings_open, reference, is_expected=True)
    return Table("headings", words.annex_measures, (column,), (Row((Cell((line,)),)),))


# Private functions


def _cell(context: Context, told: Iterable[Told], key: str, party: Party | None) -> Cell:
    lines = tuple(dict.fromkeys(line for heading, line in told if heading == key))
    if lines:
        return Cell(lines)
    words, organization = context.words, context.inventory.organization
    item = party or organization
    where = (place(item, "measures"),) if item else ()
    address_of = address(item, "measures") if item else "organization/measures"
    return Cell((Line(words.not_recorded, State.NOT_RECORDED, where, address_of),))


def _importing(context: Context, party: Party, exports: tuple[Export, ...]) -> Iterator[Told]:
    """Yield the importer's own measures, its guarantees, and what its systems and the flows to it tell."""
    yield from _measures(context, ((used, "") for used in party.measures))
    for guarantee in listed(party.guarantees):
        yield "certification", _guarantee(context, guarantee)
    for system in distinct(export.system for export in exports if export.system):
        yield from _measures(context, ((used, system.title) for used in system.measures))
        yield from _facts(context, system)
    for flow in distinct(export.link.flow for export in exports if export.link and export.link.flow):
        yield from _flow(context, flow)


def _exporting(context: Context, exports: tuple[Export, ...]) -> Iterator[Told]:
    """Yield the measures of the exporter: of the organization, its activities and the systems that data come from."""
    organization, inventory = context.inventory.organization, context.inventory
    if organization and any(export.exporter is None for export in exports):
        yield from _measures(context, ((used, "") for used in organization.measures))
    for exporter in distinct(export.exporter for export in exports if export.exporter):
        yield from _measures(context, ((used, exporter.title) for used in exporter.measures))
    for activity in distinct(activity for export in exports for activity in export.activities):
        yield from _measures(context, ((used, activity.title) for used in activity.measures))
    sources = (export.link.source for export in exports if export.link and not export.system)
    for source in dict.fromkeys(sources):
        if source.kind is ElementKind.SYSTEM:
            system = inventory.systems[source.id]
            yield from _measures(context, ((used, system.title) for used in system.measures))
            yield from _facts(context, system)


def _measures(context: Context, uses: Iterable[tuple[Mention, str]]) -> Iterator[Told]:
    """Yield measures under the headings that they name, or else those that their letters of Article 32(1) stand for."""
    known: Mapping[str, Measure] = context.inventory.measures
    for used, scope in uses:
        measure = known.get(used.id)
        if measure is None:
            yield _OTHER, Line(used.id, sources=(mentioned(used),), address=f"measures/{used.id}")
            continue
        letters = tuple(_BY_LETTER[letter] for letter in measure.article32)
        line = Line(_text(context, measure, scope), sources=(place(measure), mentioned(used)), address=measure.address)
        yield from ((heading, line) for heading in (measure.annex_ii or letters or (_OTHER,)))


def _text(context: Context, measure: Measure, scope: str) -> str:
    words = context.words
    text = words.labeled.format(label=measure.title, text=measure.description) if measure.description else measure.title
    marks = [scope] if scope else []
    marks += [words.optional] if measure.optional else []
    marks += [words.evidence.format(text=measure.ref)] if measure.ref else []
    return words.with_kind.format(text=text, kind="; ".join(marks)) if marks else text


def _guarantee(context: Context, guarantee: Guarantee) -> Line:
    words = context.words
    issued = str(guarantee.date or "")
    expires = words.expires.format(day=guarantee.expires) if guarantee.expires else ""
    text = ", ".join(part for part in (guarantee.title, guarantee.ref, issued, expires) if part)
    return fact(guarantee, "", text or words.without_details)


def _facts(context: Context, system: System) -> Iterator[Told]:
    """Yield what a system tells of encryption, access, and copies for recovery."""
    yield from _assumed(_encryption(context, system), assumption(system, "encryption"))
    yield from _assumed(_access(context, system), assumption(system, "access"))
    yield from _assumed(_restoring(context, system), assumption(system, "backup"))


def _assumed(told: Iterable[Told], reason: str) -> Iterator[Told]:
    for heading, line in told:
        yield from ((heading, each) for each in assumed([line], reason))


def _encryption(context: Context, system: System) -> Iterator[Told]:
    words, encryption = context.words, system.encryption
    if isinstance(encryption, Encryption):
        if _is_on(encryption.at_rest):
            yield "storage", fact(encryption, "at_rest", words.encrypted_at_rest.format(system=system.title))
        if _is_on(encryption.in_transit):
            yield "transmission", fact(encryption, "in_transit", words.encrypted_in_transit.format(system=system.title))


def _access(context: Context, system: System) -> Iterator[Told]:
    if listed(system.access):
        text = context.words.readable_by.format(system=system.title, text=", ".join(listed(system.access)))
        yield "authorization", fact(system, "access", text)


def _restoring(context: Context, system: System) -> Iterator[Told]:
    words, backup = context.words, system.backup
    if isinstance(backup, Backup):
        yield "restore", fact(system, "backup", _copies(context, system, backup))
        if isinstance(backup.tested, str):
            text = words.restore_tested.format(system=system.title, text=backup.tested)
            yield "restore", fact(backup, "tested", text)


def _copies(context: Context, system: System, backup: Backup) -> str:
    words = context.words
    if not isinstance(backup.location, Options):
        return words.copies_of.format(system=system.title)
    names = (place_name(context, option) for option in backup.location.values)
    places = choice_text(context, names, backup.location.chosen_by)
    return words.copies_at.format(system=system.title, text=places)


def _is_on(answer: object) -> bool:
    return isinstance(answer, Options) and set(answer.values) == {True}


def _flow(context: Context, flow: Flow) -> Iterator[Told]:
    """Yield how data are protected on the way, and what is done to them before."""
    words = context.words
    if isinstance(flow.transport, str) and flow.transport != "none":
        text = words.flow_protected.format(flow=flow.title, transport=words.term(flow.transport, "transport"))
        yield "transmission", fact(flow, "transport", text)
    if flow.compensation:
        text = words.flow_protected.format(flow=flow.title, transport=flow.compensation)
        yield "transmission", fact(flow, "compensation", text)
    for transform in flow.transforms:
        if transform.method in {"hashed", "pseudonymized", "tokenized"}:
            text = words.flow_protected.format(flow=flow.title, transport=words.term(transform.method))
            yield "encryption", Line(text, sources=(place(transform),), address=transform.address)
