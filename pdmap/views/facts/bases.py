"""Why data are processed: purposes, lawful bases and conditions in a few words (Articles 6 and 9)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from pdmap.model import Activity, Purpose, ids, listed
from pdmap.questions.features import special_kinds
from pdmap.reference import Reference, Special
from pdmap.reference.grounds import Ground
from pdmap.views.facts.answers import answered, emptiness, told
from pdmap.views.words import say

_G = TypeVar("_G", bound=Ground)


def purpose_texts(activity: Activity) -> tuple[str, ...]:
    """Return what an activity is for, numbered where there are several purposes."""
    return tuple(_numbered(activity, (purpose.text for purpose in listed(activity.purposes))))


def basis_texts(activity: Activity, reference: Reference) -> tuple[str, ...]:
    """Return the lawful basis of each purpose, numbered where there are several."""
    return tuple(_numbered(activity, (basis_words(purpose, reference) for purpose in listed(activity.purposes))))


def basis_words(purpose: Purpose, reference: Reference) -> str:
    """Return the lawful basis of a purpose, such as `Consent, Art. 6(1)(a)`, or which kind of silence there is."""
    names = [_ground(key, reference.lawful_bases) for key in ids(purpose.basis)]
    law = (say("fact.clock.law", purpose.law),) if purpose.law and names else ()
    return ", ".join((*names, *law)) or emptiness(purpose.basis)


def condition_words(activity: Activity, reference: Reference) -> str:
    """Return the conditions for the special data of an activity; empty where it has none of either."""
    has_special_data = Special.ARTICLE_9 in special_kinds(ids(activity.data), reference)
    return condition_of(activity, reference) if has_special_data or _conditions(activity, reference) else ""


def condition_of(activity: Activity, reference: Reference) -> str:
    """Return the conditions of Article 9(2) that an activity names; a processor's are its controllers'."""
    found = _conditions(activity, reference)
    return told(found) if found or activity.is_controller else say("fact.basis.processor")


def bases_of(activity: Activity, reference: Reference) -> str:
    """Return the lawful bases of an activity together, each once; a processor's are its controllers'."""
    if not activity.is_controller and not listed(activity.purposes):
        return say("fact.basis.processor")
    words = dict.fromkeys(basis_words(purpose, reference) for purpose in listed(activity.purposes))
    return answered(activity, "purposes", activity.purposes, words)


def reasons(activities: Iterable[Activity], reference: Reference) -> str:
    """Return activities, each with its lawful bases."""
    ordered = sorted(activities, key=lambda activity: (activity.title, activity.id))
    return told(say("fact.kind", activity.title, bases_of(activity, reference)) for activity in ordered)


# Private functions


def _conditions(activity: Activity, reference: Reference) -> tuple[str, ...]:
    keys = (key for purpose in listed(activity.purposes) for key in ids(purpose.condition))
    return tuple(dict.fromkeys(_ground(key, reference.conditions) for key in keys))


def _numbered(activity: Activity, texts: Iterable[str]) -> Iterator[str]:
    is_plural = len(listed(activity.purposes)) > 1
    for number, text in enumerate(texts, start=1):
        yield say("fact.numbered", number, text) if is_plural else text


def _ground(key: str, known: Mapping[str, _G]) -> str:
    """Return a ground with its article; the law's own name is left out, as it is everywhere on a map."""
    ground = known.get(key)
    return f"{ground.label}, {ground.article.removesuffix(' GDPR')}" if ground and ground.article else key
