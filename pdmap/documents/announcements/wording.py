"""What customers read of a change to the sub-processors: a title and labeled lines, in a language."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from pdmap.documents.announcements.changes import NOTIFIED, Change, Difference
from pdmap.documents.announcements.objecting import last_days, missing_notice
from pdmap.documents.announcements.published import NONE, OURSELVES, UNKNOWN, Published, ending
from pdmap.documents.clocks import period_text
from pdmap.documents.document import State
from pdmap.documents.kind import Context
from pdmap.documents.names import country_name, data_type_name, place_name, special_mark
from pdmap.documents.words import Words
from pdmap.frozen import dataclass
from pdmap.model import Party, Period, Place


@dataclass(frozen=True, slots=True)
class Announcement:
    """A change as customers are told of it."""

    change: Change
    party: str
    """Id of the sub-processor."""
    new: tuple[str, ...]
    """What is new, in the words of the inventory."""
    title: str
    lines: tuple[str, ...]
    """What is said of it, each with its label, in plain text."""
    takes_effect: dt.date | None
    """`None` where no day is recorded."""
    object_until: dt.date | None
    """The last day to object under the longest notice; `None` where there is none, or none is asked for."""


def announcement(before: Context, after: Context, difference: Difference, day: dt.date) -> Announcement:
    """Return a change in words.

    Args:
        before: The earlier state.
        after: The later state.
        difference: What changed.
        day: On which the change was written down; customers are told on it where no other day is recorded.
    """
    words, told = after.words, _told(difference)
    effect = _effect(after, difference, day)
    ends = last_days(after, told.engaged, day) if difference.change in NOTIFIED else ()
    title = words.announcement_titles[difference.change].format(name=told.name, other=difference.other)
    said = (*_facts(before, after, difference), *_days(after, difference, effect, ends))
    lines = tuple(words.labeled.format(label=label, text=text) for label, text in said)
    until = max((end for end, _ in ends), default=None)
    return Announcement(difference.change, difference.party, difference.new, title, lines, effect, until)


def channel(words: Words, organization: str) -> tuple[str, str]:
    """Return the title of what tells of the changes of an organization's sub-processors, and what it is about."""
    title, text = words.changes_of_subprocessors, words.changes_of_subprocessors_text
    return title.format(name=organization), text.format(name=organization)


# Private functions


def _told(difference: Difference) -> Published:
    told = difference.after or difference.before
    if told is None:
        message = f"a change to `{difference.party}` without either of its states"
        raise ValueError(message)
    return told


def _facts(before: Context, after: Context, difference: Difference) -> Iterator[tuple[str, str]]:
    words, told = after.words, _told(difference)
    match difference.change:
        case Change.ADDED | Change.ENGAGED | Change.REPLACED:
            yield from _everything(after, told, difference)
        case Change.REMOVED | Change.RENAMED:
            yield from _service(after, told.engaged.party)
        case Change.COUNTRY:
            yield from _countries(after, told)
            if difference.before:
                yield words.earlier_value, "; ".join(text for _, text in _countries(before, difference.before))
        case Change.PLACE:
            yield words.processing_places, _place_names(after, (told.places[name] for name in difference.new))
        case Change.ACCESS:
            yield words.access_of_party, _place_names(after, (told.access[name] for name in difference.new))
        case Change.DATA:
            yield words.data_of_party, _data_names(after, difference.new)
        case Change.MECHANISM:
            yield words.mechanism_of_transfer, _mechanism_names(after, (text.split(" ", 1) for text in difference.new))
        case Change.CHAIN:
            yield words.engaged_by, difference.other


def _everything(context: Context, told: Published, difference: Difference) -> Iterator[tuple[str, str]]:
    """Yield what is known of a new sub-processor; what is not known is said as such."""
    words = context.words
    if difference.change is Change.REPLACED:
        yield words.replaced_one, difference.other
    yield from _service(context, told.engaged.party)
    yield words.engaged_by, _engagers(context, told)
    yield from _countries(context, told)
    yield words.processing_places, _place_names(context, told.places.values())
    if told.access:
        yield words.access_of_party, _place_names(context, told.access.values())
    yield words.data_of_party, _data_names(context, told.data)
    if told.mechanisms:
        yield words.mechanism_of_transfer, _mechanism_names(context, told.mechanisms)


def _service(context: Context, party: Party) -> Iterator[tuple[str, str]]:
    yield context.words.service_of_party, party.service or context.words.not_recorded


def _engagers(context: Context, told: Published) -> str:
    parties = context.inventory.parties
    names = [parties[each].title if each in parties else each for each in told.engagers if each != OURSELVES]
    ourselves = [context.words.the_organization] if OURSELVES in told.engagers else []
    return ", ".join([*ourselves, *sorted(names)])


def _countries(context: Context, told: Published) -> Iterator[tuple[str, str]]:
    yield context.words.established, _country(context, told.country)
    if told.parent:
        yield context.words.parent_of_party, _country(context, told.parent)


def _country(context: Context, written: str) -> str:
    states = {NONE: State.NONE, UNKNOWN: State.UNKNOWN, "": State.NOT_RECORDED}
    return context.words.states[states[written]] if written in states else country_name(context, written)


def _place_names(context: Context, places: Iterable[Place]) -> str:
    return ", ".join(sorted(place_name(context, place) for place in places)) or context.words.not_recorded


def _data_names(context: Context, data: Iterable[str]) -> str:
    return ", ".join(_data_name(context, each) for each in sorted(data)) or context.words.not_recorded


def _data_name(context: Context, identifier: str) -> str:
    name, mark = data_type_name(context, identifier), special_mark(context, identifier)
    return context.words.special_data.format(data=name, mark=mark) if mark else name


def _mechanism_names(context: Context, pairs: Iterable[Iterable[str]]) -> str:
    words, known = context.words, context.inventory.reference.mechanisms
    texts = []
    for code, mechanism in sorted(tuple(pair) for pair in pairs):
        label = words.label(known[mechanism].label) if mechanism in known else mechanism
        texts.append(words.mechanism_for_country.format(country=country_name(context, code), mechanism=label))
    return "; ".join(texts)


def _effect(context: Context, difference: Difference, day: dt.date) -> dt.date | None:
    """Return the day from which a change holds: the party's first or last day, or that of planned activities."""
    if difference.after is None:
        return ending(context, difference.party)
    each = difference.after.engaged
    first = each.party.active_from
    if difference.change not in NOTIFIED:
        return first if first and first > day else None
    begun = [activity.created for activity in each.activities if activity.created]
    return first or (min(begun, default=None) if _is_planned(difference.after) else None)


def _is_planned(told: Published) -> bool:
    activities = told.engaged.activities
    return bool(activities) and all(activity.status == "planned" for activity in activities)


def _days(
    context: Context, difference: Difference, effect: dt.date | None, ends: tuple[tuple[dt.date, Period], ...]
) -> Iterator[tuple[str, str]]:
    """Yield when customers were told, from when the change holds, and until when they may object."""
    words, told = context.words, _told(difference)
    is_notified = difference.change in NOTIFIED
    if is_notified and told.engaged.party.announced:
        yield words.announced_on, str(told.engaged.party.announced)
    if effect:
        yield words.takes_effect, str(effect)
    elif is_notified:
        yield words.takes_effect, words.is_planned if _is_planned(told) else words.not_recorded
    if is_notified:
        days = (words.day_by_notice.format(day=end, period=period_text(words, notice)) for end, notice in ends)
        yield words.last_day_to_object, "; ".join(days) or missing_notice(context, told.engaged)
