"""Kinds of personal data, with their legal marks and their names in other vocabularies."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from types import MappingProxyType

from pdmap.frozen import dataclass
from pdmap.reference.tables import Row, flag, listed, table


class Special(StrEnum):
    """Which special rule of the GDPR a kind of data falls under."""

    NONE = "none"
    ARTICLE_9 = "article_9"
    """A special category of Art. 9(1)."""
    ARTICLE_10 = "article_10"
    """Criminal convictions and offenses."""
    ARTICLE_87 = "article_87"
    """A national identification number, under national conditions."""
    CONTEXT = "context"
    """May hold or reveal data of Art. 9(1), depending on what people write or on who reads it."""


@dataclass(frozen=True, slots=True)
class DataType:
    """A kind of personal data, such as `address.billing`."""

    key: str
    """Dotted keys belong to their prefix; words are joined by `_`."""
    label: str
    """Name for people."""
    parent: str = ""
    """Key of the broader type; empty for a top-level group."""
    aliases: tuple[str, ...] = ()
    """Names of database columns that usually hold it."""
    dpv: str = ""
    """IRI in the W3C Data Privacy Vocabulary; empty where it has no term."""
    dpv_match: str = ""
    """How well that term fits: `exact`, `broader`, `related`, `inferred` or `composite`."""
    fideslang: str = ""
    """Key in Fideslang; empty where it has none."""
    special: Special = Special.NONE
    sensitivity: int = 2
    """From 1 (little harm) to 5 (grave harm when it leaks)."""
    group: str = ""
    """Group in the CNIL's model register, such as `civil` or `economic`."""
    ccpa: tuple[str, ...] = ()
    """Letters of Cal. Civ. Code 1798.140(v)(1); `SPI` for sensitive personal information."""
    credential: bool = False
    """Whether it is a secret that must be stored hashed, encrypted or in a vault (Art. 32(1)(a))."""
    code: str = ""
    """Short name of its top-level group, for maps."""
    note: str = ""


@cache
def built_in_data_types() -> Mapping[str, DataType]:
    """Return the package's data types by key, sorted."""
    return MappingProxyType({row["key"]: _data_type(row) for row in table("data_types").rows})


# Private functions


def _data_type(row: Row) -> DataType:
    return DataType(
        key=row["key"],
        label=row["label"],
        parent=row["parent"],
        aliases=listed(row["aliases"]),
        dpv=row["dpv"],
        dpv_match=row["dpv_match"],
        fideslang=row["fideslang"],
        special=Special(row["special"]),
        sensitivity=int(row["sensitivity"]),
        group=row["group"],
        ccpa=listed(row["ccpa"]),
        credential=flag(row["credential"]),
        code=row["code"],
        note=row["note"],
    )
