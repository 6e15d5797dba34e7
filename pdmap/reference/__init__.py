"""Vocabulary and law: data files with an `as_of` date, and their typed access.

Ids of things that an inventory defines itself (subjects, parties, mechanisms) join words by `-`.
Keys of fixed vocabularies (data types, lawful bases, conditions) join words by `_`; data types are dotted.
Importing this package reads no file: each table is read when it is first asked for, the text of the law last.
"""

from __future__ import annotations

from pdmap.reference.adequacy import Adequacy, AdequacyScope, Decisions
from pdmap.reference.countries import Country, CountryKind
from pdmap.reference.data_types import DataType, Special
from pdmap.reference.excerpts import Excerpt, excerpt
from pdmap.reference.grounds import Condition, LawfulBasis
from pdmap.reference.impact_lists import Authority, ListedOperation, authorities, listed_operations
from pdmap.reference.mechanisms import Mechanism, MechanismKind
from pdmap.reference.other_names import (
    basis_called,
    data_type_called,
    is_another_thing,
    place_called,
    subject_called,
)
from pdmap.reference.provisions import Provision, provision
from pdmap.reference.reference import Reference, built_in
from pdmap.reference.regimes import Regime
from pdmap.reference.regions import Region
from pdmap.reference.subjects import SubjectCategory
from pdmap.reference.supervisory_authorities import supervisory_authorities
from pdmap.reference.vague_places import VAGUE_PLACES

__all__ = [
    "VAGUE_PLACES",
    "Adequacy",
    "AdequacyScope",
    "Authority",
    "Condition",
    "Country",
    "CountryKind",
    "DataType",
    "Decisions",
    "Excerpt",
    "LawfulBasis",
    "ListedOperation",
    "Mechanism",
    "MechanismKind",
    "Provision",
    "Reference",
    "Regime",
    "Region",
    "Special",
    "SubjectCategory",
    "authorities",
    "basis_called",
    "built_in",
    "data_type_called",
    "excerpt",
    "is_another_thing",
    "listed_operations",
    "place_called",
    "provision",
    "subject_called",
    "supervisory_authorities",
]
