"""The measures of an inventory: by the letters of Article 32(1), and one by one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from pdmap.documents.document import Cell, Column, Layout, Line, Row, State, Table
from pdmap.documents.elements.protections import protection_lines
from pdmap.documents.kind import Context
from pdmap.documents.lines import address, answered, fact, mentioned, place
from pdmap.documents.names import system_name
from pdmap.findings import Location
from pdmap.frozen import dataclass
from pdmap.graph import data_held
from pdmap.model import Measure, Mention


def letters_table(context: Context) -> Table:
    """Return the measures under each letter of Article 32(1), with what systems record, and those without a letter."""
    words = context.words
    columns = tuple(
        Column(letter, title, words.cite(f"32(1)({letter})"), is_expected=True, is_security=True)
        for letter, title in words.letter_titles.items()
    )
    other = Column("other", words.without_letter, is_security=True)
    cells = (*(_under(context, letter) for letter in words.letter_titles), _without_letter(context))
    return Table("letters", words.by_letter, (*columns, other), (Row(cells),), Layout.FACTS)


def catalog_table(context: Context) -> Table:
    """Return a row for each measure, by the first letter that it serves."""
    words = context.words
    columns = (
        Column("measure", words.measure, is_security=True),
        Column("letters", words.letters, is_security=True),
        Column("type", words.type_of_measure, is_security=True),
        Column("holds_for", words.holds_for, is_expected=True, is_security=True),
        Column("evidence", words.evidence_of_measure, is_security=True),
    )
    scopes = _scopes(context)
    ordered = sorted(context.inventory.measures.values(), key=lambda measure: measure.article32 or ("e",))
    rows = (_row(context, measure, scopes.get(measure.id, ())) for measure in ordered)
    return Table("catalog", words.catalog, columns, tuple(rows))


# Private functions


@dataclass(frozen=True, slots=True)
class _Scope:
    """Something that a measure is said to hold for."""

    text: str
    source: Location
    address: str


def _under(context: Context, letter: str) -> Cell:
    measures = context.inventory.measures.values()
    lines = [_title(context, measure) for measure in measures if letter in measure.article32]
    by_systems = [
        line
        for system in context.inventory.systems.values()
        if data_held(system)
        for line in protection_lines(context, letter, system)
    ]
    if by_systems:
        (first, *_) = by_systems
        lines.append(replace(first, text=context.words.by_systems, is_derived=True, assumption=""))
        lines += [replace(line, is_derived=True, level=1) for line in by_systems]
    silence = Line(context.words.not_recorded, State.NOT_RECORDED, _place_of_measures(context), "measures")
    return Cell(tuple(lines) or (silence,))


def _without_letter(context: Context) -> Cell:
    measures = context.inventory.measures.values()
    lines = tuple(_title(context, measure) for measure in measures if not measure.article32)
    sources = _place_of_measures(context)
    silence = Line(context.words.no_other_measures, State.NONE, sources, "measures", is_derived=True)
    return Cell(lines or (silence,))


def _title(context: Context, measure: Measure) -> Line:
    text = context.words.optional_measure.format(measure=measure.title) if measure.optional else measure.title
    return Line(text, sources=(place(measure),), address=measure.address)


def _place_of_measures(context: Context) -> tuple[Location, ...]:
    """Return where the inventory has measures, or would: nowhere in an inventory without any."""
    organization = context.inventory.organization
    measures = [place(measure) for measure in context.inventory.measures.values()]
    return tuple(measures[:1]) or ((place(organization),) if organization else ())


def _scopes(context: Context) -> Mapping[str, tuple[_Scope, ...]]:
    """Return what each measure holds for, by the measure's id."""
    words, inventory = context.words, context.inventory
    found: dict[str, list[_Scope]] = {}

    def note(used: Iterable[Mention], text: str, owner: str) -> None:
        for mention in used:
            found.setdefault(mention.id, []).append(_Scope(text, mentioned(mention), f"{owner}/measures"))

    if inventory.organization:
        note(inventory.organization.measures, words.everything, "organization")
    for system in inventory.systems.values():
        note(system.measures, words.measure_for_system.format(name=system.title), system.address)
    for activity in inventory.activities.values():
        note(activity.measures, words.measure_for_activity.format(name=activity.title), activity.address)
    for party in inventory.parties.values():
        note(party.measures, words.measure_for_party.format(name=party.title), party.address)
    return {identifier: tuple(scopes) for identifier, scopes in found.items()}


def _row(context: Context, measure: Measure, scopes: tuple[_Scope, ...]) -> Row:
    words = context.words
    title = [Line(measure.title, sources=(place(measure),), address=measure.address)]
    title += [replace(fact(measure, "description", measure.description), level=1)] if measure.description else []
    letters = [fact(measure, "article32", ", ".join(f"({letter})" for letter in measure.article32))]
    kind = [fact(measure, "type", words.measure_types[measure.type])] if measure.type else []
    choice = [replace(fact(measure, "optional", words.optional), level=1)] if measure.optional else []
    evidence = [fact(measure, "ref", measure.ref)] if measure.ref else []
    cells = (
        tuple(title),
        answered(words, measure, "article32", None, letters if measure.article32 else ()),
        (*answered(words, measure, "type", None, kind), *choice),
        (*_holds_for(context, measure, scopes), *_exceptions(context, measure)),
        answered(words, measure, "ref", None, evidence),
    )
    return Row(tuple(map(Cell, cells)), measure.title)


def _holds_for(context: Context, measure: Measure, scopes: tuple[_Scope, ...]) -> tuple[Line, ...]:
    """Return what a measure holds for; where nothing is said to have it, the organization is the first that could."""
    told = tuple(Line(scope.text, sources=(scope.source,), address=scope.address) for scope in scopes)
    silence = Line(context.words.not_recorded, State.NOT_RECORDED, (place(measure),), "organization/measures")
    return told or (silence,)


def _exceptions(context: Context, measure: Measure) -> Iterator[Line]:
    for used in measure.exceptions:
        text = context.words.except_for.format(text=system_name(context, used.id))
        yield Line(text, sources=(mentioned(used),), address=address(measure, "except"), level=1)
