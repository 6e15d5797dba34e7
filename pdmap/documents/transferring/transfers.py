"""The register of transfers to third countries (Article 30(1)(e), 30(2)(c), Chapter V)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain

from pdmap.documents.assembly import assembled
from pdmap.documents.document import (
    Block,
    Cell,
    Column,
    Document,
    Heading,
    Layout,
    Line,
    Paragraph,
    Row,
    State,
    Table,
)
from pdmap.documents.kind import Context, DocumentKind
from pdmap.documents.lines import address, empty, fact, mentioned, place
from pdmap.documents.transferring import grounds, routes
from pdmap.documents.transferring.case import Case, anchor_of, under
from pdmap.documents.transferring.country_assessments import assessments
from pdmap.model import Party, System
from pdmap.questions.grounds import Ground, regime_of
from pdmap.questions.transferring import Entry, Register, Sense, registers_of
from pdmap.questions.unplaced import unplaced_parties, unplaced_systems
from pdmap.reference.regimes import Regime


def build(context: Context) -> Document:
    """Return the register of every transfer."""
    return transfers_document(context, whole_case(context))


def whole_case(context: Context) -> Case:
    """Return every transfer of an inventory, and all that has no recorded place."""
    inventory, graph = context.inventory, context.graph
    registers = registers_of(inventory, graph, context.as_of)
    unplaced: list[System | Party] = [*unplaced_systems(inventory, graph), *unplaced_parties(inventory, graph)]
    return Case(registers=registers, unplaced=tuple(unplaced))


def overview_key(register: Register, *, is_ahead: bool = False) -> str:
    """Return the key of the table that shows the transfers under a law at a glance: current ones, or planned ones."""
    return f"{'planned' if is_ahead else 'overview'}_{register.regime}"


def transfers_document(context: Context, case: Case) -> Document:
    """Return the register of some transfers."""
    words = context.words
    tables = [(register, _register(under(context, register), register)) for register in case.registers]
    asking = tuple(table for register, table in tables if register.entries)
    blocks = (
        Paragraph(words.transfer_register_introduction),
        *chain.from_iterable(_section(under(context, register), case, register, table) for register, table in tables),
        *_unplaced(context, case),
    )
    return assembled(context, "transfers", words.transfer_register, words.law_transfer_register, blocks, asking)


# Private functions


def _selection(context: Context, case: Case, register: Register) -> Iterator[Block]:
    """Yield how the transfers were selected, where not all are shown."""
    words = context.words
    if not case.selection and not case.is_open_only:
        return
    asked = [*([case.selection] if case.selection else []), *([words.open_only] if case.is_open_only else [])]
    shown = len(register.entries)
    yield Paragraph(words.shown_of.format(shown=shown, total=register.total, selection=words.separator.join(asked)))


def _section(context: Context, case: Case, register: Register, table: Table) -> Iterator[Block]:
    words = context.words
    names = {Regime.UK_GDPR: words.regulation_uk, Regime.CH_FADP: words.regulation_ch}
    law = names.get(Regime(register.regime), words.regulation)
    yield Heading(2, words.transfers_under.format(law=law), f"under-{register.regime}")
    yield from _selection(context, case, register)
    if not register.entries:
        yield Paragraph(words.no_transfer_selected if register.total else words.no_transfer)
        return
    yield _summary(context, register)
    if register.current:
        yield Heading(3, words.at_a_glance, f"overview-{register.regime}")
        yield _overview(context, register)
    if register.planned:
        yield Heading(3, words.transfers_ahead, f"planned-{register.regime}")
        yield _overview(context, register, is_ahead=True)
    yield Heading(3, words.transfer_register, f"register-{register.regime}")
    yield table


def _summary(context: Context, register: Register) -> Paragraph:
    """Return how much there is: ways, importers, countries, ways with something open; then what is planned."""
    words, entries = context.words, register.current
    parties = {party.id for entry in entries for party in entry.path.importers}
    steps = [step for entry in entries for step in entry.path.steps if step.sense is Sense.TRANSFER]
    countries = sorted({grounds.step_country(context, step) for step in steps})
    counted = (
        (words.ways_counted, len(entries)),
        (words.importers, len(parties)),
        (words.third_countries, ", ".join(countries) or words.none),
        (words.open_counted, sum(bool(entry.open) for entry in entries)),
        *([(words.transfers_ahead, len(register.planned))] if register.planned else []),
    )
    return Paragraph(words.separator.join(words.labeled.format(label=label, text=text) for label, text in counted))


def _overview(context: Context, register: Register, *, is_ahead: bool = False) -> Table:
    words = context.words
    title = words.transfers_ahead if is_ahead else words.at_a_glance
    columns = (
        Column("transfer", words.a_transfer),
        Column("countries", words.third_countries),
        Column("open", words.open),
    )
    rows = (
        Row((_title(context, register, entry), _brief(context, entry), _open(context, entry)))
        for entry in (register.planned if is_ahead else register.current)
    )
    return Table(overview_key(register, is_ahead=is_ahead), title, columns, tuple(rows))


def _title(context: Context, register: Register, entry: Entry) -> Cell:
    """Return the way, which leads to its section."""
    path = entry.path
    (line, *_) = routes.way(context, entry).lines
    text = routes.way_text(context, path)
    return Cell((Line(text, sources=line.sources, address=line.address, anchor=anchor_of(register, path)),))


def _brief(context: Context, entry: Entry) -> Cell:
    """Return each country with its ground, in a few words."""
    words = context.words
    lines: dict[str, Line] = {}
    for step in grounds.told_steps(entry.path):
        ground, state = grounds.ground_text(words, step.ground)
        is_open = state is not State.RECORDED and step.sense is Sense.TRANSFER
        text = ground if step.sense is Sense.TRANSFER else words.senses_of_step[step.sense]
        told = words.in_country.format(country=grounds.step_country(context, step), text=text)
        sources, item = (mentioned(step.place),), entry.path.item.address
        lines[told] = Line(told, state if is_open else State.RECORDED, sources, item, is_derived=True)
    return Cell(tuple(lines.values()))


def _open(context: Context, entry: Entry) -> Cell:
    """Return what is open about a transfer."""
    words, path = context.words, entry.path
    where = (mentioned(path.steps[0].place),)
    ahead = routes.beginning(context, entry)
    if not entry.open:
        return Cell((*ahead, Line(words.nothing_open, State.RECORDED, where, path.item.address, is_derived=True)))
    is_unknown = all(step.ground is not Ground.NONE for step in path.steps)
    state = State.UNKNOWN if is_unknown else State.NOT_RECORDED
    texts = (words.open_about_transfer[point] for point in entry.open)
    return Cell((*ahead, *(Line(text, state, where, path.item.address, is_derived=True) for text in texts)))


def _register(context: Context, register: Register) -> Table:
    words = context.words
    rows = tuple(
        Row(_cells(context, entry), routes.way_text(context, entry.path), anchor_of(register, entry.path))
        for entry in register.entries
    )
    key = f"transfers_{register.regime}"
    return Table(key, words.transfer_register, tuple(_columns(context)), rows, Layout.REGISTER, words.a_transfer)


def _columns(context: Context) -> Iterator[Column]:
    """Yield the columns; the Swiss law has other numbers, and asks for the countries in one provision."""
    words, is_cited = context.words, regime_of(context.inventory) != Regime.CH_FADP

    def column(key: str, title: str, article: str = "", *, is_expected: bool = True) -> Column:
        return Column(key, title, words.cite(article) if article and is_cited else "", is_expected=is_expected)

    yield column("way", words.way, is_expected=False)
    yield column("importer", words.importer, "30(1)(e)")
    yield column("countries", words.country_and_ground, "44-49")
    yield column("assessment", words.country_assessed, "46(1)")
    yield column("options", words.places_chosen, is_expected=False)
    yield column("onward", words.handed_on, "44", is_expected=False)
    yield column("activities", words.used_for, is_expected=False)
    yield column("data", words.data_of_party, "30(1)(c)")
    yield column("subjects", words.subjects_of_party, "30(1)(c)")


def _cells(context: Context, entry: Entry) -> tuple[Cell, ...]:
    path = entry.path
    return (
        routes.way(context, entry),
        routes.importer(context, entry),
        grounds.countries(context, path),
        assessments(context, path),
        grounds.options(context, path),
        routes.onward(context, path),
        routes.activities(context, path),
        routes.data(context, path),
        routes.subjects(context, path),
    )


def _unplaced(context: Context, case: Case) -> Iterable[Block]:
    words = context.words
    if not case.unplaced:
        return ()
    columns = (Column("what", words.unplaced_what), Column("answer", words.unplaced_answer))
    rows = tuple(_unplaced_row(context, item) for item in case.unplaced)
    heading = Heading(2, words.unplaced, "unplaced")
    return heading, Table("unplaced", words.unplaced, columns, rows)


def _unplaced_row(context: Context, item: System | Party) -> Row:
    words = context.words
    key, answer = ("location", item.location) if isinstance(item, System) else ("country", item.country)
    form = words.place_asked if isinstance(item, System) else words.country
    told = empty(words, item, key, answer) or empty(words, item, key, None)
    lines = (Line(form.format(text=line.text), line.state, line.sources, address(item, key)) for line in told)
    title = Line(item.title, sources=(place(item),), address=item.address)
    service = (
        (replace(fact(item, "service", item.service), level=1),) if isinstance(item, Party) and item.service else ()
    )
    return Row((Cell((title, *service)), Cell(tuple(lines))))


DOCUMENT = DocumentKind("Register of transfers to third countries, Article 30(1)(e) and Chapter V GDPR", build)
