"""The joint controllers of all activities at once, for forms that name them on their first page (Article 30(1)(a))."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pdmap.documents.document import Cell, Line, State
from pdmap.documents.elements.joint_controllers import joint_controllers
from pdmap.documents.kind import Context
from pdmap.documents.lines import place
from pdmap.documents.register import anchor_of
from pdmap.model import Activity


def all_joint_controllers(context: Context) -> Cell:
    """Return the joint controllers of each activity that has some, or may have some."""
    activities = [activity for activity in context.inventory.activities.values() if activity.is_controller]
    lines = [line for activity in activities for line in _of(context, activity)]
    nothing = Line(
        context.words.none, State.NONE, tuple(place(activity, "role") for activity in activities), is_derived=True
    )
    return Cell(tuple(lines) or (nothing,))


# Private functions


def _of(context: Context, activity: Activity) -> Iterator[Line]:
    """Yield the answer of an activity, each with the name of the activity; nothing where there are none."""
    words, cell = context.words, joint_controllers(context, activity)
    for line in cell.lines if cell.state is not State.NONE else ():
        if line.is_open and line.level == 0:
            yield replace(line, text=words.labeled.format(label=activity.title, text=line.text))
            continue
        yield line
        if line.level == 0:
            text = words.for_activity.format(text=activity.title)
            yield Line(text, sources=(place(activity),), address=activity.address, level=1, anchor=anchor_of(activity))
