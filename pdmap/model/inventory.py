"""The whole inventory: every section, merged from all manifests."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from pdmap.findings import Location
from pdmap.frozen import dataclass
from pdmap.model.activities import Activity
from pdmap.model.flows import Flow
from pdmap.model.organization import Organization
from pdmap.model.parties import Party
from pdmap.model.policies import Policy
from pdmap.model.systems import System
from pdmap.model.vocabulary import (
    Breach,
    CountryDefinition,
    DataTypeDefinition,
    Measure,
    RegionDefinition,
    SubjectDefinition,
    TermDefinition,
    Waiver,
)
from pdmap.reference import Reference, built_in
from pdmap.source import Node


@dataclass(frozen=True, slots=True)
class Unresolved:
    """An id or code that is used and defined nowhere."""

    node: Node
    """Where it stands."""
    id: str
    kind: str
    """What was looked for, such as `system or party`."""
    address: str
    """Logical address of the object that uses it."""
    is_code: bool = False
    """Whether it is a word of the vocabulary or the law, rather than an object of the inventory."""
    suggestion: str | None = None
    """The one defined id that is spelled almost alike."""
    nearest: Location | None = None
    """Where the suggestion is defined, if in the inventory."""
    meant: str | None = None
    """The word of the vocabulary or the law that people also call so; then nothing is suggested by its spelling."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Inventory:
    """An inventory of personal data. Sections are keyed by id, in the order of files and lines."""

    organization: Organization | None = None
    parties: Mapping[str, Party] = field(default_factory=dict)
    systems: Mapping[str, System] = field(default_factory=dict)
    activities: Mapping[str, Activity] = field(default_factory=dict)
    flows: Mapping[str, Flow] = field(default_factory=dict)
    measures: Mapping[str, Measure] = field(default_factory=dict)
    policies: Mapping[str, Policy] = field(default_factory=dict)
    breaches: Mapping[str, Breach] = field(default_factory=dict)
    waivers: tuple[Waiver, ...] = ()
    subjects: Mapping[str, SubjectDefinition] = field(default_factory=dict)
    data_types: Mapping[str, DataTypeDefinition] = field(default_factory=dict)
    countries: Mapping[str, CountryDefinition] = field(default_factory=dict)
    regions: Mapping[str, RegionDefinition] = field(default_factory=dict)
    lawful_bases: Mapping[str, TermDefinition] = field(default_factory=dict)
    conditions: Mapping[str, TermDefinition] = field(default_factory=dict)
    mechanisms: Mapping[str, TermDefinition] = field(default_factory=dict)
    reference: Reference = field(default_factory=built_in)
    """Built-in vocabulary and law with the inventory's own entries laid over them."""
    left_out: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Ids of objects that are written but do not fit the language, by section."""
    unresolved: tuple[Unresolved, ...] = ()
    """Ids that are used and defined nowhere, in reading order."""
    memory: dict[object, object] = field(default_factory=dict, init=False, repr=False, compare=False)
    """What was worked out of the inventory so far; see `memory.once`."""
