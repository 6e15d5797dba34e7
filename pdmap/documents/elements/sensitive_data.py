"""Which data and which people the law protects more (Articles 9, 10 and 87, Recital 75)."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.documents.document import Cell, Line, State
from pdmap.documents.elements.people_and_data import data_text
from pdmap.documents.kind import Context
from pdmap.documents.lines import address, answered, details, mention, mentioned, place
from pdmap.documents.names import data_type_name, subject_name
from pdmap.model import Activity, Mention, listed
from pdmap.reference import Special

_SENSITIVE = (Special.ARTICLE_9, Special.ARTICLE_10, Special.ARTICLE_87)


def sensitive_data(context: Context, activity: Activity) -> Cell:
    """Return whether sensitive data are processed, and which; data that may reveal some are named as such."""
    words = context.words
    if not listed(activity.data):
        return Cell(answered(words, activity, "data", activity.data, ()))
    sensitive = _of(context, activity, *_SENSITIVE)
    sources = tuple(mentioned(used) for used in sensitive) or (place(activity, "data"),)
    where = address(activity, "data")
    if sensitive:
        verdict = Line(words.yes, sources=sources, address=where, is_derived=True)
    else:
        verdict = Line(words.no_special_data, State.NONE, sources, where, is_derived=True)
    return Cell((verdict, *details(_named(context, activity, sensitive)), *revealing_data(context, activity)))


def revealing_data(context: Context, activity: Activity) -> tuple[Line, ...]:
    """Return the categories of data that may reveal special ones, as details."""
    return tuple(details(_named(context, activity, _of(context, activity, Special.CONTEXT))))


def data_by_law(context: Context, activity: Activity) -> Cell:
    """Return the categories of data by what they are in law: ordinary, special, criminal, national numbers."""
    words = context.words
    titles = (
        (words.ordinary_data, Special.NONE),
        (words.special_context, Special.CONTEXT),
        (words.special_article_9, Special.ARTICLE_9),
        (words.special_article_10, Special.ARTICLE_10),
        (words.special_article_87, Special.ARTICLE_87),
    )
    lines: list[Line] = []
    for title, special in titles:
        used = _of(context, activity, special)
        if used:
            names = ", ".join(data_type_name(context, each.id) for each in used)
            text = words.labeled.format(label=title, text=names)
            sources = tuple(mentioned(each) for each in used)
            lines.append(Line(text, sources=sources, address=address(activity, "data"), is_derived=True))
    return Cell(answered(words, activity, "data", activity.data, lines))


def vulnerable_subjects(context: Context, activity: Activity) -> Cell:
    """Return the data subjects in need of special protection."""
    words, known = context.words, context.inventory.reference.subjects
    vulnerable = [used for used in listed(activity.subjects) if used.id in known and known[used.id].vulnerable]
    lines = [mention(used, activity, "subjects", subject_name(context, used.id)) for used in vulnerable]
    if listed(activity.subjects) and not lines:
        source, where = (place(activity, "subjects"),), address(activity, "subjects")
        return Cell((Line(words.no_vulnerable_subject, State.NONE, source, where, is_derived=True),))
    return Cell(answered(words, activity, "subjects", activity.subjects, lines))


# Private functions


def _of(context: Context, activity: Activity, *specials: Special) -> tuple[Mention, ...]:
    """Return the activity's data that are special in one of these ways; a type that is not known is ordinary."""
    known = context.inventory.reference.data_types
    return tuple(
        used
        for used in listed(activity.data)
        if (known[used.id].special if used.id in known else Special.NONE) in specials
    )


def _named(context: Context, activity: Activity, used: tuple[Mention, ...]) -> Iterator[Line]:
    yield from (mention(each, activity, "data", data_text(context, each.id)) for each in used)
