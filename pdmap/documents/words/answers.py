"""How answers read, and how their parts are put together, in English."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from pdmap.documents.document import State
from pdmap.frozen import dataclass


@dataclass(frozen=True, kw_only=True)
class AnswerWords:
    """How answers read, and how their parts are put together."""

    none: str = "none"
    unknown: str = "unknown: {reason}"
    unknown_owner: str = "to be found out by {owner}"
    unknown_due: str = "due {due}"
    not_recorded: str = "not recorded"
    assumed: str = "assumed: {reason}"
    assumed_above: str = "all of the above is assumed: {reason}"
    dated: str = "{text}, {day}"
    labeled: str = "{label}: {text}"
    with_kind: str = "{text} ({kind})"
    either: str = " or "
    separator: str = "; "
    states: Mapping[State, str] = field(default_factory=lambda: _STATES)
    yes: str = "yes"
    no: str = "no"
    as_chosen: str = "{options}, as the {chooser} chooses"
    without_details: str = "without date or place"


# Private tables

_STATES: Mapping[State, str] = {
    State.RECORDED: "recorded",
    State.NONE: "none",
    State.UNKNOWN: "unknown",
    State.NOT_RECORDED: "not recorded",
}
