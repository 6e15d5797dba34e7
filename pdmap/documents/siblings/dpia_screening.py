"""The screening of controllers' activities for impact assessments (Article 35, WP248 rev.01)."""

from __future__ import annotations

from pdmap.documents.assembly import assembled
from pdmap.documents.document import Block, Cell, Column, Document, Heading, Layout, Line, Paragraph, Row, Table
from pdmap.documents.elements import administration, evidence, people, people_and_data, purposes
from pdmap.documents.kind import Context, DocumentKind
from pdmap.documents.lines import place
from pdmap.documents.register import anchor_of
from pdmap.documents.screenings import conclusions
from pdmap.documents.screenings.criteria import criterion, missing_answers
from pdmap.documents.siblings.selected import own_activities
from pdmap.documents.words import Words
from pdmap.model import Activity
from pdmap.questions.impact.lists import Lists
from pdmap.questions.impact.standings import Standings


def build(context: Context) -> Document:
    """Return the screening of the activity that is named, or of every activity of a controller."""
    words = context.words
    chosen = [activity for activity in own_activities(context) if context.argument in {"", activity.id}]
    register = _register(context, chosen)
    blocks: tuple[Block, ...] = (
        Heading(2, words.screening_criteria, "guideline"),
        Paragraph(words.screening_guideline),
        Paragraph(words.screening_derivation),
        Heading(2, words.screened, "register"),
        *((_overview(context, register, chosen), register) if chosen else (Paragraph(words.no_screening),)),
    )
    return assembled(context, "dpia_screening", words.screening, words.law_screening, blocks, (register,))


# Private functions


def _choices(context: Context) -> tuple[str, ...]:
    return tuple(activity.id for activity in own_activities(context))


def _register(context: Context, chosen: list[Activity]) -> Table:
    words = context.words
    standings, lists = Standings(context.inventory, context.graph), Lists(context.inventory)
    rows = tuple(
        Row(_cells(context, activity, standings, lists), activity.title, anchor_of(activity)) for activity in chosen
    )
    return Table("register", words.screened, _columns(words), rows, Layout.REGISTER, row_label=words.activity)


def _columns(words: Words) -> tuple[Column, ...]:
    law = words.cite("35(3)")
    return (
        Column("description", words.description, group=words.activity),
        Column("purposes", words.purposes, group=words.activity),
        Column("subjects", words.subjects, group=words.activity),
        Column("status", words.status, group=words.activity),
        *(Column(key, title, group=words.screening_criteria) for key, title in words.criterion_titles.items()),
        *(Column(f"case_{letter}", title, law, words.screening_cases) for letter, title in words.case_titles.items()),
        Column("national_list", words.national_list, words.cite("35(4)"), words.lists_and_count),
        Column("count", words.criteria_count, group=words.lists_and_count),
        Column("lacking", words.lacking_answers, group=words.lists_and_count, is_expected=True),
        Column(
            "impact_assessment",
            words.impact_assessment,
            words.cite("35, 36"),
            words.assessment_recorded,
            is_expected=True,
        ),
        Column("automated_decisions", words.automated_decisions, group=words.assessment_recorded),
    )


def _cells(context: Context, activity: Activity, standings: Standings, lists: Lists) -> tuple[Cell, ...]:
    judgments = standings.of(activity)
    return (
        administration.description_and_types(context, activity),
        purposes.purposes(context, activity),
        people_and_data.subjects(context, activity),
        administration.status(context, activity),
        *(criterion(context, activity, judgments[key]) for key in context.words.criterion_titles),
        *(conclusions.case(context, activity, judgments, letter) for letter in context.words.case_titles),
        conclusions.national_list(context, activity, judgments, lists),
        conclusions.count(context, activity, judgments),
        missing_answers(context, activity, judgments),
        evidence.impact_assessment(context, activity),
        people.automated_decisions(context, activity),
    )


def _overview(context: Context, register: Table, chosen: list[Activity]) -> Table:
    """Return the count, the cases, and the first line of what is recorded, for each activity."""
    words = context.words
    places = {column.key: index for index, column in enumerate(register.columns)}
    shown = ("count", "case_a", "case_b", "case_c", "impact_assessment")
    titles = (
        words.criteria_count,
        *(words.numbered(f"35(3)({letter})") for letter in words.case_titles),
        words.impact_assessment,
    )
    columns = (Column("activity", words.activity), *map(Column, shown, titles))
    rows = (
        Row((_title(activity), *(Cell(row.cells[places[key]].lines[:1]) for key in shown)))
        for activity, row in zip(chosen, register.rows, strict=True)
    )
    return Table("overview", words.overview, columns, tuple(rows))


def _title(activity: Activity) -> Cell:
    where = (place(activity),)
    return Cell((Line(activity.title, sources=where, address=activity.address, anchor=anchor_of(activity)),))


DOCUMENT = DocumentKind(
    "Screening for data protection impact assessments, criteria of WP248 rev.01 and Article 35(3) GDPR",
    build,
    choices=_choices,
    takes_all=True,
)
