"""What may stop a change: the names of `--fail-on`."""

from __future__ import annotations

from enum import StrEnum

from pdmap.questions.changes import Matter


class Gate(StrEnum):
    """Something in a change that may stop it."""

    NEW_RECIPIENT = Matter.RECIPIENT.value
    NEW_SUBPROCESSOR = Matter.SUBPROCESSOR.value
    NEW_COUNTRY = Matter.COUNTRY.value
    NEW_SPECIAL_CATEGORY = Matter.SPECIAL_CATEGORY.value
    NEW_PURPOSE = Matter.PURPOSE.value
    LONGER_RETENTION = Matter.RETENTION.value
    NEW_FINDING = "new-finding"
    ANY = "any"
    """Anything that differs."""


def gate_of(matter: Matter) -> Gate:
    """Return the gate that a matter reaches; a place that is not recorded may be in a country that is new."""
    return Gate.NEW_COUNTRY if matter is Matter.UNPLACED else Gate(matter.value)
