"""Vocabulary and law in one object, as the package ships them or as an inventory overrides them."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from types import MappingProxyType

from pdmap.reference import hierarchy
from pdmap.reference.adequacy import Adequacy, Decisions, built_in_decisions
from pdmap.reference.countries import Country, built_in_countries
from pdmap.reference.data_types import DataType, built_in_data_types
from pdmap.reference.grounds import Condition, LawfulBasis, built_in_conditions, built_in_lawful_bases
from pdmap.reference.mechanisms import Mechanism, built_in_mechanisms
from pdmap.reference.regions import Region, built_in_regions
from pdmap.reference.subjects import SubjectCategory, built_in_subjects
from pdmap.reference.tables import table

_TABLES = (
    "adequacy",
    "authorities",
    "conditions",
    "countries",
    "data_types",
    "impact_lists",
    "lawful_bases",
    "mechanisms",
    "regions",
    "subjects",
    "supervisory_authorities",
)
_KEPT_DEPTH = 100
"""Types above a type that are kept: those of a chain that somebody made endless would take its square in memory."""

_KEPT_TYPES = 1_000
"""Types that a family may have to be kept."""
_KEPT_SETS = 100_000
"""Sets of types whose `broader` is kept: the built-in vocabulary lives as long as the process."""


@dataclass(frozen=True, slots=True, eq=False)
class Reference:
    """What is known beside the inventory; `dataclasses.replace` makes a copy with other tables."""

    data_types: Mapping[str, DataType]
    subjects: Mapping[str, SubjectCategory]
    countries: Mapping[str, Country]
    decisions: Decisions
    """Adequacy decisions, past ones included."""
    regions: Mapping[str, Region]
    lawful_bases: Mapping[str, LawfulBasis]
    conditions: Mapping[str, Condition]
    mechanisms: Mapping[str, Mechanism]
    as_of: Mapping[str, date]
    """The day whose facts each table states, by the name of its file without suffix."""
    _ancestors: dict[str, tuple[str, ...]] = field(default_factory=dict, init=False, repr=False)
    """What `ancestors` answered so far: rules ask millions of times for a few hundred data types."""
    _above: dict[str, frozenset[str]] = field(default_factory=dict, init=False, repr=False)
    """What `above` answered so far."""
    _broader: dict[frozenset[str], frozenset[str]] = field(default_factory=dict, init=False, repr=False)
    """What `broader` answered so far."""
    _family: dict[frozenset[str], frozenset[str]] = field(default_factory=dict, init=False, repr=False)
    """What `family` answered so far."""
    _children: dict[str, list[str]] = field(default_factory=dict, init=False, repr=False)
    """The data types right below each one that has any; filled when it is first asked for."""

    def ancestors(self, key: str) -> tuple[str, ...]:
        """Return a data type and the types above it, such as `address.billing`, `address`, `contact`."""
        found = self._ancestors.get(key)
        if found is None:
            found = hierarchy.ancestors(key, self.data_types)
            if len(found) <= _KEPT_DEPTH:
                self._ancestors[key] = found
        return found

    def above(self, key: str) -> frozenset[str]:
        """Return a data type and the types above it, as a set; `ancestors` has them in order."""
        found = self._above.get(key)
        if found is None:
            found = frozenset(self.ancestors(key))
            if len(found) <= _KEPT_DEPTH:
                self._above[key] = found
        return found

    def is_a(self, key: str, ancestor: str) -> bool:
        """Tell whether a data type is the same as another or lies below it."""
        known = self._above.get(key)
        if known is not None:
            return ancestor in known
        if ancestor in hierarchy.upwards(key, self.data_types):  # ends where it finds, however long the chain is
            return True
        self.above(key)  # keeps the types for whoever asks next
        return False

    def covers(self, keys: AbstractSet[str], key: str) -> bool:
        """Tell whether a data type is among several, or lies below one of them."""
        return not self.above(key).isdisjoint(keys)

    def broader(self, keys: frozenset[str]) -> frozenset[str]:
        """Return the data types above any of several; one of them is among these where it lies above another."""
        found = self._broader.get(keys)
        if found is None:
            found = frozenset(above for key in keys for above in self.ancestors(key)[1:])
            if len(self._broader) < _KEPT_SETS:
                self._broader[keys] = found
        return found

    def family(self, keys: frozenset[str]) -> frozenset[str]:
        """Return all data types that share data with one of several: these, and what lies above and below them."""
        found = self._family.get(keys)
        if found is None:
            found = frozenset().union(*map(self.above, keys), self._below(keys))
            if len(self._family) < _KEPT_SETS and len(found) <= _KEPT_TYPES:
                self._family[keys] = found
        return found

    def touches(self, keys: frozenset[str], key: str) -> bool:
        """Tell whether a data type shares data with one of several, as `overlap` tells of two."""
        return key in self.family(keys)

    def overlap(self, one: str, other: str) -> bool:
        """Tell whether two data types share data: they are the same, or one lies below the other."""
        return other in self.above(one) or one in self.above(other)

    def children(self, key: str) -> tuple[str, ...]:
        """Return the data types right below a type, sorted."""
        return hierarchy.children(key, self.data_types)

    def subject_ancestors(self, subject: str) -> tuple[str, ...]:
        """Return a category of data subjects and the categories above it."""
        return hierarchy.ancestors(subject, self.subjects)

    def is_subject(self, subject: str, ancestor: str) -> bool:
        """Tell whether a category of data subjects is the same as another or lies below it."""
        return ancestor in hierarchy.upwards(subject, self.subjects)

    def country(self, code: str) -> Country | None:
        """Return the country of a code or of an alias such as `UK`; its own `code` is the canonical one."""
        found = self.countries.get(code)
        return found or next((country for country in self.countries.values() if code in country.aliases), None)

    def is_inside(self, country: str, regime: str) -> bool:
        """Tell whether a country is the regime's own territory; an unknown country is not.

        Raises:
            ValueError: the regime is unknown.
        """
        found = self.country(country)
        return found is not None and found.is_inside(regime)

    def adequacy(self, country: str, regime: str, as_of: date) -> Adequacy | None:
        """Return the adequacy decision in force on a day, the newest where periods overlap.

        A partial decision is returned as well: whether a recipient meets its condition is for the caller.
        """
        found = self.country(country)
        places = (found.code, found.part_of) if found else ()
        known = (decision for place in places for decision in self.decisions.get((place, regime), ()))
        in_force = (decision for decision in known if decision.is_in_force(as_of))
        return max(in_force, key=lambda decision: decision.valid_from, default=None)

    # Private methods

    def _below(self, keys: frozenset[str]) -> set[str]:
        """Return several data types and all below them."""
        if not self._children:
            for key, kind in self.data_types.items():
                self._children.setdefault(kind.parent, []).append(key)
        found, pending = set(keys), list(keys)
        while pending:
            fresh = [child for child in self._children.get(pending.pop(), ()) if child not in found]
            found.update(fresh)
            pending += fresh
        return found


@cache
def built_in() -> Reference:
    """Return the package's own reference data; the files are read when this is first called."""
    return Reference(
        data_types=built_in_data_types(),
        subjects=built_in_subjects(),
        countries=built_in_countries(),
        decisions=built_in_decisions(),
        regions=built_in_regions(),
        lawful_bases=built_in_lawful_bases(),
        conditions=built_in_conditions(),
        mechanisms=built_in_mechanisms(),
        as_of=MappingProxyType({name: table(name).as_of for name in _TABLES}),
    )
