"""What is handed over for some activities alone: the links of the graph without what serves others."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from pdmap.documents.kind import Context
from pdmap.graph import Link, LinkKind, onward_links
from pdmap.model import Activity, ids


def narrowed_links(context: Context, activities: Iterable[Activity]) -> tuple[Link, ...]:
    """Return the links that serve some activities, with the data and the people of these alone, by id.

    A sub-processor gets what its engager gets for them: of a party that serves others too, the graph's own links
    hand on the data of all. A link that serves others too brings what the activities name of it.
    """
    known = {activity.id: activity for activity in activities}
    own = [
        _narrowed(context, link, [known[name] for name in sorted(link.activities & known.keys())])
        for link in context.graph.links
        if link.kind is not LinkKind.SUBPROCESSING and not link.activities.isdisjoint(known)
    ]
    return tuple(sorted([*own, *onward_links(context.inventory, own)], key=lambda link: link.id))


# Private functions


def _narrowed(context: Context, link: Link, served: list[Activity]) -> Link:
    names = frozenset(activity.id for activity in served)
    if link.activities == names:
        return link
    return replace(
        link,
        data=_data_of(context, link.data, served),
        arriving=_data_of(context, link.arriving, served),
        subjects=_people_of(context, link.subjects, served),
        activities=names,
    )


def _data_of(context: Context, data: frozenset[str], served: list[Activity]) -> frozenset[str]:
    """Return which data the activities name; all of them where one does not say which it uses."""
    named, overlap = [ids(activity.data) for activity in served], context.inventory.reference.overlap
    if not all(named):
        return data
    return frozenset(each for each in data if any(overlap(each, used) for types in named for used in types))


def _people_of(context: Context, subjects: frozenset[str], served: list[Activity]) -> frozenset[str]:
    """Return which people the activities name; all of them where one does not say whose data it uses."""
    named, is_a = [ids(activity.subjects) for activity in served], context.inventory.reference.is_subject
    if not all(named):
        return subjects
    used = [each for subjects_of_one in named for each in subjects_of_one]
    return frozenset(each for each in subjects if any(is_a(each, one) or is_a(one, each) for one in used))
