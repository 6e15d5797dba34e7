"""What else the lawfulness of an activity rests on: a further use, children, people's devices (Articles 6(4), 8)."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.documents.document import Line
from pdmap.documents.elements.assessments import assessment_text
from pdmap.documents.further import further_lines
from pdmap.documents.kind import Context
from pdmap.documents.lines import assumed, assumption, details, empty, fact
from pdmap.model import Activity, Assessment, Children, DeviceStorage


def further_grounds(context: Context, activity: Activity) -> Iterator[Line]:
    """Yield what an activity says of them; what it does not write is passed over."""
    answers = (
        ("compatibility", _compatibility(context, activity)),
        ("children", _children(context, activity)),
        ("device_storage", _device_storage(context, activity)),
    )
    for key, lines in answers:
        yield from assumed(lines, assumption(activity, key))


# Private functions


def _compatibility(context: Context, activity: Activity) -> Iterator[Line]:
    words, answer = context.words, activity.compatibility
    if isinstance(answer, Assessment):
        yield fact(activity, "compatibility", words.compatibility.format(text=assessment_text(words, answer)))
    else:
        yield from _empty(context, activity, "compatibility", answer, words.compatibility)


def _children(context: Context, activity: Activity) -> Iterator[Line]:
    answer = activity.children
    if isinstance(answer, Children):
        keys = ("offered_directly", "age_threshold", "verification")
        yield from further_lines(context, answer, "children", *keys)
    else:
        yield from _empty(context, activity, "children", answer, context.words.children)


def _device_storage(context: Context, activity: Activity) -> Iterator[Line]:
    answer = activity.device_storage
    if isinstance(answer, DeviceStorage):
        keys = ("strictly_necessary", "description", "reason")
        yield from further_lines(context, answer, "device_storage", *keys)
    else:
        yield from _empty(context, activity, "device_storage", answer, context.words.device_storage)


def _empty(context: Context, activity: Activity, key: str, answer: object, label: str) -> tuple[Line, ...]:
    if answer is None:
        return ()
    return tuple(line for line in details(empty(context.words, activity, key, answer), label))
