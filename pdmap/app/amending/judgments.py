"""Values and fields that only a few rules judge by: an edit asks for no more than these to look again, and nearby.

Which rules these are was traced: they alone read the attribute, or say it. All others ask at most whether there is
one, which stays as it was; for fields, `holding` makes sure of it. The tests write other values at these places of
every example of every rule, and other fields, with each object in a manifest of its own, and compare what is found.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, auto

from pdmap.app.amending.wordings import ITEM, Places
from pdmap.days import strict_day
from pdmap.frozen import dataclass
from pdmap.model import parse_period
from pdmap.questions.placeholders import PLACEHOLDER
from pdmap.questions.saying import is_said
from pdmap.source import ScalarNode


class Reach(Enum):
    """Of which objects the rules may find something else."""

    STORES = auto()
    """Of the object itself, and of the systems that an activity uses."""
    USERS = auto()
    """Of the object itself, and of the activities that use a system."""
    PARTS = auto()
    """Of an activity, and of the systems, flows and parties that belong to it."""
    FIELDS = auto()
    """Of a system, and of the activities that use it, where nothing else is judged by its fields (see `holding`)."""


@dataclass(frozen=True, slots=True, eq=False)
class Judgment:
    """Rules that may find something else after an edit, and where."""

    rules: tuple[str, ...]
    reach: Reach


@dataclass(frozen=True, slots=True, eq=False)
class Value:
    """What some rules judge by."""

    judgment: Judgment
    places: Places
    """Where it is written."""
    is_one: Callable[[str], bool]
    """Tells whether a text is a value like others, of which no other rule asks more than whether it is there."""


def judgment_at(keys: tuple[str, ...], one: ScalarNode, other: ScalarNode) -> Judgment | None:
    """Return what judges by two versions of a scalar; `None` where any rule may.

    Args:
        keys: The keys that lead to it from the root of a manifest; `ITEM` for an item of a list.
        one: The one version.
        other: The other one.
    """
    section, _, *below = keys if len(keys) > 2 else ("", "")
    for value in VALUES:
        if tuple(below) in value.places.get(section, ()):
            texts = [node.value for node in (one, other)]
            return value.judgment if all(isinstance(text, str) and value.is_one(text) for text in texts) else None
    return None


# Private functions


def _is_period(text: str) -> bool:
    return parse_period(text) is not None


def _is_day(text: str) -> bool:
    return strict_day(text) is not None


def _is_fact(text: str) -> bool:
    return is_said(text) and not PLACEHOLDER.search(text)


# Tables

_CLOCK = {("retention",), ("retention", "period"), ("retention", ITEM), ("retention", ITEM, "period")}
VALUES = (
    # RET003 and RET005 tell how long a clock is of its own object. RET005 compares the clocks of a system with those
    # of the activities that use it, NOT007 those of an activity with its notice.
    Value(
        Judgment(("NOT007", "RET003", "RET005"), Reach.STORES),
        places={
            "activities": frozenset(_CLOCK),
            "systems": frozenset({*_CLOCK, *(("fields", ITEM, *place) for place in _CLOCK)}),
        },
        is_one=_is_period,
    ),
    # DPI006 and REC008 compare days of an activity with those of its systems, of the flows that serve it and of the
    # parties that receive its data; REF007 compares days of one object.
    Value(
        Judgment(("DPI006", "REC008", "REF007"), Reach.USERS),
        places={
            "activities": frozenset({("created",), ("last_review",), ("updated",)}),
            "systems": frozenset({("updated",)}),
        },
        is_one=_is_day,
    ),
    # All of these judge an activity by its purposes, LAW008 at the transfers for it; most quote the purpose.
    Value(
        Judgment(
            rules=(
                *("DSR004", "DSR006", "LAW001", "LAW002", "LAW003", "LAW004", "LAW005", "LAW006", "LAW007", "LAW008"),
                *("LAW009", "LAW010", "LAW011", "LAW013", "LAW014", "LAW015", "LAW017", "LAW019", "NOT007", "REC006"),
                *("REC011", "REC013"),
            ),
            reach=Reach.PARTS,
        ),
        places={"activities": frozenset({("purposes", ITEM), ("purposes", ITEM, "text")})},
        is_one=_is_fact,
    ),
)
# All of these look at the fields of a system by themselves, or at those that hold what an activity uses.
FIELDS = Judgment(
    rules=(
        *("FLW007", "LAW003", "LAW017", "MIN001", "MIN002", "MIN004", "MIN005", "REC003", "REF005", "REF010"),
        *("REF011", "RET001", "RET002", "RET003", "RET004", "RET005", "RET006", "RET008", "SEC001", "SEC002"),
        *("SEC006", "SEC008", "SEC010"),
    ),
    reach=Reach.FIELDS,
)
