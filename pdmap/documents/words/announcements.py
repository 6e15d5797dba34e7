"""What customers are told of changes to the sub-processors, in English."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from pdmap.frozen import dataclass

_TITLES: Mapping[str, str] = {
    "added": "New sub-processor: {name}",
    "engaged": "New sub-processor, engaged by {other}: {name}",
    "replaced": "New sub-processor: {name} replaces {other}",
    "removed": "No longer a sub-processor: {name}",
    "renamed": "New name of a sub-processor: {other} is now {name}",
    "country": "Another country of establishment: {name}",
    "place": "New place of processing: {name}",
    "access": "Access from another place: {name}",
    "data": "Further categories of personal data: {name}",
    "mechanism": "New mechanism for transfers: {name}",
    "chain": "Engaged by a further sub-processor: {name}",
}


@dataclass(frozen=True, kw_only=True)
class AnnouncementWords:
    """What customers are told of changes to the sub-processors (Article 28(2))."""

    changes_of_subprocessors: str = "Changes to the sub-processors of {name}"
    changes_of_subprocessors_text: str = "Who is added, replaced or removed, where and on what data: {name}"
    announcement_titles: Mapping[str, str] = field(default_factory=lambda: dict(_TITLES))
    takes_effect: str = "Takes effect"
    last_day_to_object: str = "Last day to object"
    announced_on: str = "Announced"
    day_by_notice: str = "{day} (notice of {period})"
    replaced_one: str = "Replaces"
    earlier_value: str = "Before"
    parent_of_party: str = "Country of the parent company"
    access_of_party: str = "Access from"
    is_planned: str = "planned, without a day"
    mechanism_for_country: str = "{country}: {mechanism}"
