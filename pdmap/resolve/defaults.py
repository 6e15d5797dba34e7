"""Defaults: what a system says once holds for each of its fields that says nothing of its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from pdmap.model import Answer, Field, Retention, System, ids, listed
from pdmap.reference import Reference


def fill_defaults(systems: Mapping[str, System], reference: Reference) -> dict[str, System]:
    """Return the systems with subjects, retention and protection written into their fields."""
    return {identifier: _filled(system, reference) for identifier, system in systems.items()}


# Private functions


def _filled(system: System, reference: Reference) -> System:
    if system.subjects is None and system.retention is None and system.protection is None:
        return system
    fields = tuple(_filled_field(field, system, reference) for field in listed(system.fields))
    return replace(system, fields=fields) if fields else system


def _filled_field(field: Field, system: System, reference: Reference) -> Field:
    return replace(
        field,
        subjects=system.subjects if field.subjects is None else field.subjects,
        retention=_retention(field, system, reference),
        protection=system.protection if field.protection is None else field.protection,
    )


def _retention(field: Field, system: System, reference: Reference) -> Answer[tuple[Retention, ...]]:
    """Return the field's own clocks, or those of the system that are for its type.

    Clocks for the type itself go before those for a broader type, and these before clocks for all data.
    """
    if field.retention is not None or not isinstance(system.retention, tuple):
        return system.retention if field.retention is None else field.retention
    for data_type in reference.ancestors(field.type.id):
        named = tuple(clock for clock in system.retention if data_type in ids(clock.data))
        if named:
            return named
    return tuple(clock for clock in system.retention if not clock.data) or None
