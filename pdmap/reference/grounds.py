"""Legal grounds of processing: the lawful bases of Art. 6(1) and the conditions of Art. 9(2) GDPR."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import TypeVar

from pdmap.frozen import dataclass
from pdmap.reference.tables import flag, table


@dataclass(frozen=True, slots=True)
class Ground:
    """What makes processing lawful."""

    key: str
    """Words are joined by `_`."""
    label: str
    """Name for people."""
    article: str
    """Citation, such as `Art. 6(1)(f) GDPR`."""
    law: bool = False
    """Whether it rests on Union or Member State law, which then is to be cited."""
    dpv: str = ""
    """IRI in the W3C Data Privacy Vocabulary."""


@dataclass(frozen=True, slots=True)
class LawfulBasis(Ground):
    """A lawful basis of Art. 6(1) GDPR, such as `legitimate_interests`."""


@dataclass(frozen=True, slots=True)
class Condition(Ground):
    """A condition of Art. 9(2) GDPR for special categories of data, such as `explicit_consent`."""


@cache
def built_in_lawful_bases() -> Mapping[str, LawfulBasis]:
    """Return the lawful bases by key, sorted."""
    return _grounds("lawful_bases", LawfulBasis)


@cache
def built_in_conditions() -> Mapping[str, Condition]:
    """Return the conditions by key, sorted."""
    return _grounds("conditions", Condition)


# Private functions

_G = TypeVar("_G", bound=Ground)


def _grounds(name: str, kind: type[_G]) -> Mapping[str, _G]:
    rows = table(name).rows
    return MappingProxyType(
        {row["key"]: kind(row["key"], row["label"], row["article"], flag(row["law"]), row["dpv"]) for row in rows}
    )
