"""Categories of data subjects (Art. 30(1)(c) GDPR)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from pdmap.frozen import dataclass
from pdmap.reference.tables import flag, table


@dataclass(frozen=True, slots=True)
class SubjectCategory:
    """A group of people whose data are processed, such as `customer`."""

    id: str
    """Words are joined by `-`."""
    label: str
    """Name for people."""
    parent: str = ""
    """Id of the broader category; empty where there is none."""
    vulnerable: bool = False
    """Whether power is typically unequal between them and the controller (WP248 rev.01, criterion 7)."""
    dpv: str = ""
    """IRI in the W3C Data Privacy Vocabulary; empty where it has no term."""
    note: str = ""


@cache
def built_in_subjects() -> Mapping[str, SubjectCategory]:
    """Return the package's categories of data subjects by id, sorted."""
    return MappingProxyType(
        {
            row["id"]: SubjectCategory(
                id=row["id"],
                label=row["label"],
                parent=row["parent"],
                vulnerable=flag(row["vulnerable"]),
                dpv=row["dpv"],
                note=row["note"],
            )
            for row in table("subjects").rows
        }
    )
