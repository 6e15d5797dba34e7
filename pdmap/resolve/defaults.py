"""Defaults: what a system says once holds for each of its fields that says nothing of its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from pdmap.model import Answer, Field, Retention, System, listed


def fill_defaults(systems: Mapping[str, System]) -> dict[str, System]:
    """Return the systems with subjects, retention and protection written into their fields."""
    return {identifier: _filled(system) for identifier, system in systems.items()}


# Private functions


def _filled(system: System) -> System:
    if system.subjects is None and system.retention is None and system.protection is None:
        return system
    fields = tuple(_filled_field(field, system) for field in listed(system.fields))
    return replace(system, fields=fields) if fields else system


def _filled_field(field: Field, system: System) -> Field:
    return replace(
        field,
        subjects=system.subjects if field.subjects is None else field.subjects,
        retention=_retention(field, system),
        protection=system.protection if field.protection is None else field.protection,
    )


def _retention(field: Field, system: System) -> Answer[tuple[Retention, ...]]:
    """Return the field's own clocks, or those of the system that are for all data or for its type."""
    if field.retention is not None or not isinstance(system.retention, tuple):
        return system.retention if field.retention is None else field.retention
    named = {mention.id for clock in system.retention for mention in clock.data}
    meant = tuple(
        clock
        for clock in system.retention
        if field.type.id in {mention.id for mention in clock.data} or (not clock.data and field.type.id not in named)
    )
    return meant or None
