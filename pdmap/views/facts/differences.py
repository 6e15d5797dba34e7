"""What changed between two revisions, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pdmap.questions.changes import (
    Aspect,
    Difference,
    Fact,
    Highlight,
    Kind,
    ObjectChange,
    Topic,
)
from pdmap.views.facts.voices import Voice
from pdmap.views.words import has_words, say

_SAID_OF_NEW = (
    Aspect.KIND,
    Aspect.ROLE,
    Aspect.COUNTRY,
    Aspect.LOCATION,
    Aspect.CONTRACT,
    Aspect.PURPOSE,
    Aspect.FIELD,
    Aspect.DATA,
    Aspect.SUBJECT,
    Aspect.RECIPIENT,
    Aspect.OUTSIDE,
)
"""What is told of an object that came or went, in this order."""
_IMPLIED = ("hosting", "subprocessing")


def highlight_rows(found: Iterable[Highlight], voice: Voice) -> Iterator[tuple[str, str]]:
    """Yield a row for each topic with all that is new, and one with all that is gone."""
    grouped: dict[tuple[Topic, bool], list[str]] = {}
    for highlight in found:
        grouped.setdefault((highlight.topic, highlight.is_new), []).append(_highlighted(highlight, voice))
    for (topic, is_new), names in grouped.items():
        heading = say(f"highlight.{topic.value}", *([voice.territory] if topic is Topic.COUNTRY else []))
        if topic not in (Topic.LONGER, Topic.SHORTER):
            heading = say("highlight.new" if is_new else "highlight.gone", heading)
        yield heading, ", ".join(names)


def difference_rows(change: ObjectChange, voice: Voice) -> Iterator[tuple[str, str, str]]:
    """Yield a row for each difference, or one for an object that came or went.

    What changes on an implied link follows from what changed at its ends, and is said there.
    """
    sign, title = say(f"change.{change.kind.value}"), change_title(change, voice)
    if change.kind is not Kind.CHANGED:
        yield sign, title, "; ".join(_summary(change.facts, voice))
    elif not _is_implied(change):
        yield from ((sign, title, _difference(difference, voice)) for difference in change.differences)
    else:
        own = (difference for difference in change.differences if difference.aspect is Aspect.OUTSIDE)
        yield from ((sign, title, _difference(difference, voice)) for difference in own)


def change_title(change: ObjectChange, voice: Voice) -> str:
    """Return what people call an object that came, went or changed."""
    if change.section == "flows":
        return _flow_title(change, voice)
    key = f"diff.object.{change.section}"
    if has_words(key):
        return say(key, voice.titled(change.section, change.id) if change.id else "")
    return say("diff.object.other", change.id, change.section)


# Private functions


def _highlighted(highlight: Highlight, voice: Voice) -> str:
    match highlight.topic:
        case Topic.SUBJECT:
            return voice.subject(highlight.id)
        case Topic.DATA:
            return voice.data(highlight.id)
        case Topic.PURPOSE:
            return highlight.id
        case Topic.RECIPIENT:
            return voice.titled("parties", highlight.id)
        case Topic.COUNTRY:
            return voice.place(highlight.id)
        case Topic.UNGROUNDED:
            return say("highlight.step", voice.end(highlight.id), voice.place(highlight.part))
        case Topic.CLEAR:
            return say("highlight.way", voice.end(highlight.id), voice.end(highlight.part))
        case Topic.SYSTEM:
            return voice.titled("systems", highlight.id)
        case Topic.LONGER | Topic.SHORTER:
            return say("highlight.kept", voice.data(highlight.part), voice.titled("systems", highlight.id))


def _is_implied(change: ObjectChange) -> bool:
    return change.section == "flows" and change.id.startswith(tuple(f"{kind}:" for kind in _IMPLIED))


def _flow_title(change: ObjectChange, voice: Voice) -> str:
    """Return the name of a flow, or its id, which its manifest has; an implied link has neither, and its ends tell."""
    row = voice.rows.get(change.id)
    if row is None:  # not among what is selected
        return change.id
    ends = row.source_title, row.target_title
    if _is_implied(change):
        return say("diff.object.implied", say(f"line.{row.kind.value}"), *ends)
    return say("diff.object.flow", voice.titled("flows", change.id), *ends)


def _difference(difference: Difference, voice: Voice) -> str:
    aspect = difference.aspect
    before, after = voice.value(aspect, difference.before), voice.value(aspect, difference.after)
    part = voice.part(aspect, difference.part) if difference.part else ""
    if aspect is Aspect.OUTSIDE:
        return _outside(difference.kind, part, before, after, voice)
    label = say(f"aspect.{aspect.value}")
    match difference.kind:
        case Kind.ADDED | Kind.REMOVED:
            value = difference.after or difference.before
            shown = say("diff.with", part, value) if value else part
            return say(f"diff.part.{difference.kind.value}", label, shown)
        case Kind.CHANGED if aspect is Aspect.DETAIL:
            return say("diff.whole.changed", part, before, after)
        case Kind.CHANGED if part:
            return say("diff.part.changed", label, part, before, after)
        case Kind.CHANGED:
            return say("diff.whole.changed", label, before, after)


def _outside(kind: Kind, country: str, before: str, after: str, voice: Voice) -> str:
    match kind:
        case Kind.ADDED:
            return say("diff.outside.added", voice.territory, country, after)
        case Kind.REMOVED:
            return say("diff.outside.removed", voice.territory, country)
        case Kind.CHANGED:
            return say("diff.outside.changed", country, before, after)


def _summary(facts: Iterable[Fact], voice: Voice) -> Iterator[str]:
    """Yield what an object that came or went is, in a few words for each aspect."""
    several = tuple(facts)
    for aspect in _SAID_OF_NEW:
        meant = [fact for fact in several if fact.aspect is aspect]
        if aspect is Aspect.OUTSIDE:
            for fact in meant:
                country, ground = voice.part(aspect, fact.part), voice.value(aspect, fact.value)
                yield say("diff.outside.listed", voice.territory, country, ground)
        elif meant:
            names = [voice.part(aspect, fact.part) if fact.part else voice.value(aspect, fact.value) for fact in meant]
            yield say("diff.listed", say(f"aspect.{aspect.value}"), ", ".join(names))
