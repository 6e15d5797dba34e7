"""Which activities need a new look after a change, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from pdmap.frozen import dataclass
from pdmap.questions.changes import Aspect, Kind, Look, ObjectChange, Review
from pdmap.views.facts.differences import change_title
from pdmap.views.facts.voices import Voice
from pdmap.views.words import say


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """A new look that an activity needs, in words."""

    activity: str
    look: str
    law: str
    reasons: tuple[str, ...]


def review_rows(reviews: Iterable[Review], changes: Iterable[ObjectChange], voice: Voice) -> Iterator[ReviewRow]:
    """Yield a row for each new look.

    Args:
        reviews: What has to be looked at.
        changes: What differs, for the names of what reasons were found in.
        voice: What things are called.
    """
    places = {change.address: change_title(change, voice) for change in changes}
    for review in reviews:
        title = voice.titled("activities", review.activity)
        yield ReviewRow(
            activity=title if review.activity in voice.later.activities else say("look.gone", title),
            look=_look(review),
            law=_law(review.basis),
            reasons=tuple(_reasons(review, places, voice)),
        )


# Private functions


def _look(review: Review) -> str:
    words = say(f"look.{review.look.value}")
    if review.look is not Look.NOTICE_PERIOD:
        return words
    return say("look.period", words, ", ".join(review.periods)) if review.periods else say("look.period.none", words)


def _law(basis: Iterable[str]) -> str:
    """Return provisions of the GDPR with its name once."""
    return say("look.law", ", ".join(article.removeprefix("Art. ").removesuffix(" GDPR") for article in basis))


def _reasons(review: Review, places: Mapping[str, str], voice: Voice) -> Iterator[str]:
    """Yield reasons of one kind in one place together."""
    grouped: dict[tuple[Kind, Aspect, str], list[str]] = {}
    for reason in review.reasons:
        parts = grouped.setdefault((reason.kind, reason.aspect, reason.address), [])
        if reason.part:
            parts.append(voice.part(reason.aspect, reason.part))
    for (kind, aspect, address), parts in grouped.items():
        words = _reason(kind, aspect, ", ".join(dict.fromkeys(parts)), voice)
        is_own = address == f"activities/{review.activity}"
        yield words if is_own else say("reason.place", words, places.get(address, address))


def _reason(kind: Kind, aspect: Aspect, parts: str, voice: Voice) -> str:
    if aspect is Aspect.ACTIVITY:
        return say(f"reason.activity.{kind.value}")
    label = say("reason.outside", voice.territory) if aspect is Aspect.OUTSIDE else say(f"aspect.{aspect.value}")
    match kind:
        case Kind.ADDED | Kind.REMOVED:
            return say(f"reason.{kind.value}", label, parts)
        case Kind.CHANGED if parts:
            return say("reason.changed.part", label, parts)
        case Kind.CHANGED:
            return say("reason.changed", label)
