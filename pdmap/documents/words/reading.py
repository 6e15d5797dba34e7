"""Open points, and how to read a record, in English."""

from __future__ import annotations

from pdmap.frozen import dataclass


@dataclass(frozen=True, kw_only=True)
class ReadingWords:
    """Open points, and how to read a record."""

    # Open points
    open_points: str = "What this record does not answer"
    open_points_introduction: str = (
        "This list has every answer that is unknown, and what is not recorded where an answer is expected. Each line "
        "names the key of the inventory that would answer it, and the place where it belongs."
    )
    no_open_points: str = "Every element that is asked for has an answer."
    flow: str = "flow {name}"
    system: str = "system {name}"
    about: str = "About"
    element: str = "Element"
    answer: str = "Answer"
    key_to_add: str = "Key in the inventory"

    # How to read a record
    reading: str = "How to read this record"
    reading_notes: tuple[tuple[str, str], ...] = (
        ("none", "The question was asked, and the answer is that there is nothing."),
        ("unknown", "The answer is not known yet. The reason follows, and who finds out by when, where that is set."),
        ("not recorded", "The inventory is silent. That says nothing about the facts."),
        ("assumed", "The answer was assumed. The reason follows."),
        (
            "from the data flows",
            "Nobody declared it for the activity. It follows from the systems, flows and hosts that are recorded.",
        ),
        ("(1), (2)", "Where an activity has several purposes, their numbers tie lawful bases and conditions to them."),
        ("file:line", "Every answer names the file and the line of the inventory that it was read from."),
    )
    """Terms of the record, each with what it means."""
