"""The register of personal data breaches (Article 33(5))."""

from __future__ import annotations

from dataclasses import replace

from pdmap.documents.assembly import assembled
from pdmap.documents.breaches import course, scope
from pdmap.documents.breaches.case import BreachElement, Case, cases, later_breaches
from pdmap.documents.document import Block, Cell, Column, Document, Heading, Layout, Line, Paragraph, Row, Table
from pdmap.documents.elements import organization
from pdmap.documents.kind import Context, DocumentKind
from pdmap.documents.lines import place
from pdmap.documents.register import Fact, facts_table
from pdmap.documents.words import Words

_OVERVIEW = ("aware", "risk", "notified", "communicated", "closed")
"""Columns that the overview shows."""


def build(context: Context) -> Document:
    """Return the register, with a section for each breach."""
    words, told, later = context.words, tuple(cases(context)), later_breaches(context)
    head = facts_table(context, "organization", words.controller, _facts(words))
    register = _register(context, told)
    blocks: tuple[Block, ...] = (
        Heading(2, words.controller, "organization"),
        head,
        Heading(2, words.breaches, "register"),
        *((_overview(context, register, told), Paragraph(words.derived_in_register), register) if told else ()),
        *(() if told else (Paragraph(words.no_breach),)),
        *((Paragraph(words.breaches_later.format(day=context.as_of, count=later)),) if later else ()),
    )
    law = words.law_breach_register
    return assembled(context, "breach_register", words.breach_register, law, blocks, (head, register))


# Private functions


def _facts(words: Words) -> tuple[Fact, ...]:
    officer = words.cite("33(3)(b)")
    return (
        Fact(Column("controller", words.name), organization.identity),
        Fact(Column("officer", words.officer, officer), organization.officer_contact),
        Fact(Column("authority", words.authority, words.cite("33(1)")), organization.authority),
    )


def _register(context: Context, told: tuple[Case, ...]) -> Table:
    words, asked = context.words, _elements(context.words)
    rows = tuple(
        Row(tuple(element.build(context, case) for element in asked), case.breach.title, _anchor(case)) for case in told
    )
    columns = tuple(element.column for element in asked)
    return Table("register", words.breaches, columns, rows, Layout.REGISTER, row_label=words.breach)


def _elements(words: Words) -> tuple[BreachElement, ...]:
    return (*_documentation(words), *_course(words), *_scope(words))


def _documentation(words: Words) -> tuple[BreachElement, ...]:
    reference = words.cite("33(5)")

    def column(key: str, title: str) -> Column:
        return Column(key, title, reference, words.breach_documentation, is_expected=True)

    return (
        BreachElement(column("facts", words.breach_facts), course.facts),
        BreachElement(column("effects", words.breach_effects), course.effects),
        BreachElement(column("remedial_action", words.breach_remedy), course.remedial_action),
        BreachElement(
            Column("answerable", words.breach_answers_for, group=words.breach_documentation), course.answerable
        ),
    )


def _course(words: Words) -> tuple[BreachElement, ...]:
    def column(key: str, title: str, articles: str = "", *, is_expected: bool = False) -> Column:
        reference = words.cite(articles) if articles else ""
        return Column(key, title, reference, words.breach_times, is_expected=is_expected)

    return (
        BreachElement(column("occurred", words.breach_occurred), course.occurred),
        BreachElement(column("detected_by", words.breach_detected), course.detected),
        BreachElement(column("aware", words.breach_aware, "33(1)", is_expected=True), course.aware),
        BreachElement(column("risk", words.breach_risk, "33(1), 34(1)", is_expected=True), course.risk),
        BreachElement(column("notified", words.breach_notified, "33(1)", is_expected=True), course.notified),
        BreachElement(column("communicated", words.breach_communicated, "34", is_expected=True), course.communicated),
        BreachElement(column("processors", words.breach_processors, "33(2)"), course.processors),
        BreachElement(column("closed", words.breach_closed), course.closed),
    )


def _scope(words: Words) -> tuple[BreachElement, ...]:
    def column(key: str, title: str, articles: str = "") -> Column:
        reference = words.cite(articles) if articles else ""
        return Column(key, title, reference, words.breach_scope)

    return (
        BreachElement(column("type", words.breach_type, "4(12)"), scope.kind),
        BreachElement(column("activities", words.breach_activities), scope.activities),
        BreachElement(column("systems", words.breach_systems), scope.systems),
        BreachElement(column("parties", words.breach_parties), scope.parties),
        BreachElement(column("data", words.breach_data, "33(3)(a)"), scope.data),
        BreachElement(column("subjects", words.breach_subjects, "33(3)(a)"), scope.subjects),
        BreachElement(column("counts", words.breach_counts, "33(3)(a)"), scope.counts),
        BreachElement(column("countries", words.breach_countries), scope.countries),
    )


def _overview(context: Context, register: Table, told: tuple[Case, ...]) -> Table:
    places = {column.key: index for index, column in enumerate(register.columns)}
    shown = [places[key] for key in _OVERVIEW]
    columns = (
        Column("breach", context.words.breach),
        *(replace(register.columns[index], reference="", group="") for index in shown),
    )
    rows = (
        Row((_title(case), *(_short(context.words, case, row.cells[index]) for index in shown)))
        for case, row in zip(told, register.rows, strict=True)
    )
    return Table("overview", context.words.overview, columns, tuple(rows))


def _short(words: Words, case: Case, cell: Cell) -> Cell:
    """Return the first line of a cell; what the law asks for, which the section tells, in a few words."""
    first = cell.lines[0]
    asked = words.breach_not_asked if case.is_own else words.breach_asked_of_controllers
    return Cell((replace(first, text=asked) if first.is_derived else first,))


def _title(case: Case) -> Cell:
    breach = case.breach
    return Cell((Line(breach.title, sources=(place(breach),), address=breach.address, anchor=_anchor(case)),))


def _anchor(case: Case) -> str:
    return f"breach-{case.breach.id}"


DOCUMENT = DocumentKind("Register of personal data breaches, Article 33(5) GDPR", build)
