"""What the criteria add up to: the cases of Article 35(3), the authority's list, and the count."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pdmap.documents.document import Cell, Line, State
from pdmap.documents.kind import Context
from pdmap.documents.lines import address, empty, place
from pdmap.documents.screenings.criteria import criterion_text, standing_text
from pdmap.findings import Location
from pdmap.model import Activity, Organization
from pdmap.questions.impact.criteria import Criterion
from pdmap.questions.impact.lists import Entry, Lists
from pdmap.questions.impact.mandatory import UNRECORDED, mandatory_cases
from pdmap.questions.impact.standings import Judgment, Standing

_RESTING = {
    "a": (("evaluation", "automated-decisions"), ()),
    "b": (("sensitive-data",), ("large_scale",)),
    "c": ((), ("public_monitoring", "large_scale")),
}
"""Criteria and keys that each case of Article 35(3) consists of."""
_ENOUGH = 2
"""Criteria from which on the guidelines speak of an assessment in most cases."""


def case(context: Context, activity: Activity, judgments: Mapping[str, Judgment], letter: str) -> Cell:
    """Return how a case of Article 35(3) stands, and what it rests on."""
    words = context.words
    criteria, keys = _RESTING[letter]
    sources = _case_sources(activity, judgments, letter)
    text = _case_text(context, activity, judgments, letter)
    lines = [Line(text, sources=sources, address=activity.address, is_derived=True)]
    parts = [(words.criterion_titles[key], criterion_text(context, key, judgments[key].is_met)) for key in criteria]
    parts += [(words.sign_keys[key], standing_text(context, getattr(activity, key))) for key in keys]
    for title, standing in parts:
        told = words.labeled.format(label=title, text=standing)
        lines.append(Line(told, sources=sources, address=activity.address, is_derived=True, level=1))
    return Cell(tuple(lines))


def national_list(context: Context, activity: Activity, judgments: Mapping[str, Judgment], lists: Lists) -> Cell:
    """Return which of the activity's operations the list of the organization's authority names."""
    words, organization = context.words, context.inventory.organization
    met = {key: Criterion(key, judgment.signs) for key, judgment in judgments.items() if judgment.is_met}
    if not lists.names:
        return Cell(tuple(_no_list(context, organization)))
    entries = [_entry(context, activity, entry) for entry in lists.entries(activity, met)]
    silence = empty(words, activity, "operations", activity.operations)
    if entries or silence:
        return Cell((*entries, *(() if entries else silence)))
    text = words.not_on_list.format(authority=", ".join(lists.names))
    where = (place(activity, "operations"),)
    return Cell((Line(text, State.NONE, where, address(activity, "operations"), is_derived=True),))


def count(context: Context, activity: Activity, judgments: Mapping[str, Judgment]) -> Cell:
    """Return how many criteria are met, and what the guidelines say of that number."""
    words, told = context.words, judgments.values()
    derived = sum(judgment.standing is Standing.MET for judgment in told)
    met = sum(judgment.is_met is True for judgment in told)
    still_open = sum(judgment.standing is Standing.OPEN for judgment in told)
    texts = [
        words.counted_derived.format(count=derived),
        words.counted_declared.format(count=met - derived),
        words.counted_open.format(count=still_open),
    ]
    texts += [words.two_or_more] if met >= _ENOUGH else []
    where = (place(activity),)
    main = Line(words.counted.format(count=met), sources=where, address=activity.address, is_derived=True)
    inner = (Line(text, sources=where, address=activity.address, is_derived=True, level=1) for text in texts)
    return Cell((main, *inner))


# Private functions


def _case_text(context: Context, activity: Activity, judgments: Mapping[str, Judgment], letter: str) -> str:
    """Return how a case stands: no more than what is recorded of its conditions."""
    words, sensitive = context.words, judgments["sensitive-data"]
    is_met = mandatory_cases(activity, {key: judgment.is_met for key, judgment in judgments.items()})[letter]
    if is_met and letter in UNRECORDED:
        return words.case_open_extent
    if letter == "b" and is_met and not sensitive.signs:
        return words.case_open_categories
    if letter == "b" and is_met is False and sensitive.is_met is False:
        return words.no_special_category
    return standing_text(context, is_met)


def _case_sources(activity: Activity, judgments: Mapping[str, Judgment], letter: str) -> tuple[Location, ...]:
    criteria, keys = _RESTING[letter]
    signs = (sign for key in criteria for sign in judgments[key].signs)
    places = (where for sign in signs for where in sign.places)
    written = (place(activity, key) for key in keys)
    return tuple(dict.fromkeys((*places, *written))) or (place(activity),)


def _no_list(context: Context, organization: Organization | None) -> Iterator[Line]:
    words, key = context.words, "supervisory_authority"
    if organization is None:
        yield Line(words.not_recorded, State.NOT_RECORDED, address=f"organization/{key}", is_derived=True)
    elif isinstance(organization.supervisory_authority, str):
        text = words.no_list_known.format(authority=organization.supervisory_authority)
        yield Line(text, sources=(place(organization, key),), address=address(organization, key), is_derived=True)
    else:
        yield from empty(words, organization, key, organization.supervisory_authority)


def _entry(context: Context, activity: Activity, entry: Entry) -> Line:
    words, item = context.words, entry.listed
    form = words.on_list if entry.is_certain else words.perhaps_on_list
    operation = words.term(item.operation)
    text = form.format(operation=operation, authority=entry.authority.name, item=item.item, source=item.source)
    where = (place(activity, "operations"),)
    return Line(text, sources=where, address=address(activity, "operations"), is_derived=True)
