"""Where the data of people are, and how a request is answered, in English."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from pdmap.frozen import dataclass


@dataclass(frozen=True, kw_only=True)
class RequestWords:
    """Where the data of a group of people are, and how they are erased (Articles 12 and 15 to 22)."""

    request: str = "Data of a person ({people})"
    law_request: str = "Articles 12 and 15 to 22 GDPR"
    request_horizon: str = "When the last copy is gone"
    request_asked: str = "Erasure asked for on"
    request_gone: str = "Last copy gone on"
    request_decided: str = "Decided by"
    request_unknown: str = "Clocks that are not known"
    request_others: str = "At recipients that decide themselves"
    request_horizon_note: str = (
        "Counted as if every place erased, and told others, on the day of the request: the time that a law allows for "
        "that comes on top. Whoever keeps data may hand them on until the end, so that clocks along a way add up."
    )
    request_day: str = "{day}, at the latest"
    request_at_least: str = "{day} at least, counted as if this were on the day of the request: {events}"
    request_beyond: str = "after the year 9999, where the calendar ends"
    request_any: str = "other data, of which the kind is not recorded"
    request_never: str = "never: a copy is kept without an end"
    request_day_unknown: str = "unknown: a clock is not known"
    request_day_known: str = "all copies with known clocks: {day}"
    request_until: str = "{place}: {day}"
    request_stays: Mapping[str, str] = field(default_factory=lambda: _STAYS)
    request_where: str = "Where the data are"
    request_place: str = "Place"
    request_data: str = "Data"
    request_lookup: str = "A person is found by"
    request_source: str = "Source"
    request_recipients: str = "Given to"
    request_from: str = "from {sender}"
    request_kept_for: str = "Kept for"
    request_routes: Mapping[str, str] = field(default_factory=lambda: _ROUTES)
    request_no_place: str = "Nothing that is recorded holds data of these people."
    request_plan: str = "Erasure, step by step"
    request_step: str = "Step"
    request_how: str = "How"
    request_gone_by: str = "Gone on"
    request_numbered: str = "{step}. {text}"
    request_steps: Mapping[str, str] = field(default_factory=lambda: _STEPS)
    request_together: str = "in one go with: {places}"
    request_except: str = "restricted instead, as long as they have to be kept (Articles 17(3) and 18): {data}"
    request_at_host: str = "as in the systems that it runs"
    request_together_many: str = "in one go with: {places}; others of this step: {count}"
    request_by_category: str = "named by category only: who they are is to be found out"
    request_after_restore: str = "after a restore: {text}"
    request_kept: str = "What stays, and until when"
    request_clock: str = "Clock"
    request_told: str = "Recipients to notify"
    request_recipient: str = "Recipient"
    request_duty: str = "What there is to do"
    request_duties: Mapping[str, str] = field(default_factory=lambda: _DUTIES)
    request_declared: str = "named as a recipient of: {activities}"
    request_standings: Mapping[str, str] = field(default_factory=lambda: _STANDINGS)
    request_passed_on: str = "for the controllers to answer; they are helped"
    request_perhaps: str = "Systems that may hold more"


# Private tables

_STAYS: Mapping[str, str] = {
    "erased": "{place}: erased on the day of the request",
    "fed": "{place}: gets them until then, and is erased",
    "law": "{place} has to keep: {clock}",
    "perhaps": "{place} may have to keep: {clock}",
    "backup": "backups of {place}: {clock}",
    "party": "{place} keeps what it receives: {clock}",
    "category": "{place}: {clock}",
    "open": "what {place} holds, and of whom: {clock}",
}
_ROUTES: Mapping[str, str] = {
    "access": "Access",
    "rectify": "Rectification",
    "erase": "Erasure",
    "export": "Portability",
}
_STEPS: Mapping[str, str] = {
    "erase": "Erase in {place}",
    "restrict": "Restrict in {place}, and do not erase yet",
    "instruct": "Instruct {place} to erase",
    "hold": "Instruct {place} to restrict, and not to erase yet",
    "onward": "Have {senders} see to it that {place} erases",
    "inform": "Tell {place} of the erasure",
    "authority": "Tell {place} of the erasure, unless it has the data for a particular inquiry only",
    "backup": "Let the backups of {place} run out",
    "ask": "Find out whether there are backups of {place}",
}
_DUTIES: Mapping[str, str] = {
    "host": "nothing: what is erased in the system is erased there",
    "onward": "nothing: whoever handed the data on tells it",
    "authority": "notify, unless it has them for a particular inquiry",
    "instructed": "instruct to erase",
    "restricted": "instruct to restrict what has to be kept, and to erase the rest",
    "informed": "notify, unless impossible or a disproportionate effort",
}
_STANDINGS: Mapping[str, str] = {
    "holds": "yes: {rights}",
    "absent": "does not follow: {rights}",
    "open": "depends on an answer that is not recorded: {rights}",
}
