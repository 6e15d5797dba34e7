"""Defaults: what a system says once holds for each of its fields that says nothing of its own."""

from __future__ import annotations

from collections.abc import Mapping

from pdmap.frozen import copied, dataclass
from pdmap.model import Answer, Field, Protection, Retention, System, ids, listed
from pdmap.model.answers import Mention
from pdmap.reference import Reference


def fill_defaults(systems: Mapping[str, System], reference: Reference) -> dict[str, System]:
    """Return the systems with subjects, retention and protection written into their fields."""
    return {identifier: _filled(system, reference) for identifier, system in systems.items()}


# Private functions


@dataclass(frozen=True, slots=True)
class _Defaults:
    """What a system says for its fields; clocks are looked up once for all of them."""

    subjects: Answer[tuple[Mention, ...]]
    protection: Answer[Protection]
    retention: Answer[tuple[Retention, ...]]
    """What holds for a data type that no clock names: the clocks for all data, or the answer that is none."""
    named: Mapping[str, tuple[Retention, ...]]
    """The clocks that name a data type, by the type."""

    @classmethod
    def of(cls, system: System) -> _Defaults:
        retention = system.retention
        if not isinstance(retention, tuple):
            return cls(system.subjects, system.protection, retention, {})
        named: dict[str, tuple[Retention, ...]] = {}
        for clock in retention:
            for data_type in dict.fromkeys(ids(clock.data)):
                named[data_type] = (*named.get(data_type, ()), clock)
        general = tuple(clock for clock in retention if not clock.data) or None
        return cls(system.subjects, system.protection, general, named)

    def retention_of(self, data_type: str, reference: Reference) -> Answer[tuple[Retention, ...]]:
        """Return the clocks for a data type.

        Clocks for the type itself go before those for a broader type, and these before clocks for all data.
        """
        if not self.named:
            return self.retention
        above = reference.ancestors(data_type)
        return next((self.named[broader] for broader in above if broader in self.named), self.retention)


def _filled(system: System, reference: Reference) -> System:
    if system.subjects is None and system.retention is None and system.protection is None:
        return system
    defaults = _Defaults.of(system)
    filled = tuple([_filled_field(field, defaults, reference) for field in listed(system.fields)])
    return copied(system, fields=filled) if filled else system


def _filled_field(field: Field, defaults: _Defaults, reference: Reference) -> Field:
    retention = field.retention
    return copied(
        field,
        subjects=defaults.subjects if field.subjects is None else field.subjects,
        protection=defaults.protection if field.protection is None else field.protection,
        retention=defaults.retention_of(field.type.id, reference) if retention is None else retention,
    )
