"""Which fields of a system hold real data of people: neither invented nor anonymized."""

from __future__ import annotations

from collections.abc import Iterable

from pdmap.model import Field, Protection, System, listed


def real_fields(system: System) -> tuple[Field, ...]:
    """Return the fields that hold real data of people, in written order.

    A system with invented data has none, and anonymized data are no personal data (Recital 26).
    """
    if system.synthetic:
        return ()
    # A list first, and a local name: a large inventory has this asked of its fields a million times.
    anonymized = Protection.ANONYMIZED
    return tuple([field for field in listed(system.fields) if field.protection is not anonymized])


def types_of(fields: Iterable[Field]) -> list[str]:
    """Return the data types of fields, each once, sorted."""
    return sorted({field.type.id for field in fields})
