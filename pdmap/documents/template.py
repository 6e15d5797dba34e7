"""Templates of records: what is asked, in which order, under which titles."""

from __future__ import annotations

from collections.abc import Iterable

from pdmap.documents.about import about_table, metadata_of
from pdmap.documents.document import Block, Document, Heading, Paragraph, Table
from pdmap.documents.elements.measures import COMMON_MEASURES
from pdmap.documents.kind import Context
from pdmap.documents.open_points import open_points
from pdmap.documents.overview import overview
from pdmap.documents.reading import reading_notes
from pdmap.documents.register import Element, Fact, facts_table, register_table
from pdmap.documents.words import Words
from pdmap.frozen import dataclass
from pdmap.model import Activity


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """A form for records of processing, in one language."""

    kind: str
    """Name of the document for machines."""
    name: str = "art30"
    """Name of the template, as `--template` takes it."""
    title: str
    """What the record is, without the organization's name."""
    law: str
    """The provision that asks for the record."""
    form: str = ""
    """Whose form it is; empty for the law's own list."""
    note: str = ""
    """What is to be said of the form at the top; empty where nothing is."""
    organization: str = ""
    """Title of the part about the organization."""
    facts: tuple[Fact, ...] = ()
    """What is asked of the organization once; none where the form asks for it in each row."""
    elements: tuple[Element, ...]
    """What is asked of each activity."""
    common: Fact | None = None
    """The measures that hold for all activities; none where the form asks for them in each row."""
    overview: tuple[str, ...] = ()
    """Keys of the elements that the overview shows."""


def filled(
    context: Context, template: Template, activities: Iterable[Activity], further: tuple[Block, ...] = ()
) -> Document:
    """Return a template filled in for some activities.

    Args:
        context: What the document may look at.
        template: The form.
        activities: The activities that belong into the record, in the order of their sections.
        further: Blocks behind the activities, such as tables beyond the law's list.
    """
    chosen = tuple(activities)
    words, metadata = context.words, metadata_of(context, template.kind, template.name)
    head = facts_table(context, "organization", template.organization, template.facts)
    register = register_table(context, template.elements, chosen)
    blocks: tuple[Block, ...] = (
        Heading(2, words.about_record, "about"),
        about_table(context, metadata, template.law, template.form),
        *((Paragraph(template.note),) if template.note else ()),
        *((Heading(2, template.organization, "organization"), head) if template.facts else ()),
        Heading(2, words.overview, "overview"),
        overview(context, register, template.overview, chosen) if chosen else Paragraph(words.no_activities),
        *((Heading(2, words.register, "register"), register) if chosen else ()),
        *_common_measures(context, template),
        *further,
        *_open_points(context, head, register),
        *_reading(words),
    )
    return Document(
        title=_title(words, template, metadata.organization), language=words.language, metadata=metadata, blocks=blocks
    )


# Private functions


def _title(words: Words, template: Template, organization: str) -> str:
    return words.titled.format(title=template.title, organization=organization) if organization else template.title


def _common_measures(context: Context, template: Template) -> tuple[Block, ...]:
    if template.common is None:
        return ()
    title = context.words.common_measures
    return Heading(2, title, COMMON_MEASURES), facts_table(context, "common_measures", title, (template.common,))


def _open_points(context: Context, head: Table, register: Table) -> tuple[Block, ...]:
    words, table = context.words, open_points(context, head, register)
    heading = Heading(2, words.open_points, "open-points")
    if not table.rows:
        return heading, Paragraph(words.no_open_points)
    return heading, Paragraph(words.open_points_introduction), table


def _reading(words: Words) -> tuple[Block, ...]:
    heading = Heading(2, words.reading, "reading")
    return heading, *reading_notes(words)
