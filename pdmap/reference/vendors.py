"""Vendors that software talks to, and what in a repository shows it: packages of seven ecosystems, and domains."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cache
from types import MappingProxyType

from pdmap.frozen import dataclass
from pdmap.reference.tables import listed, table


class Ecosystem(StrEnum):
    """What names come from: a registry of packages, or the names of hosts."""

    PYPI = "pypi"
    NPM = "npm"
    RUBYGEMS = "rubygems"
    MAVEN = "maven"
    GO = "go"
    PACKAGIST = "packagist"
    NUGET = "nuget"
    DOMAIN = "domains"


@dataclass(frozen=True, slots=True)
class Vendor:
    """Somebody whose software or service others use; all of it is a suggestion, for the contract decides."""

    id: str
    name: str
    role: str
    """What it usually is for whoever uses it: `processor` or `controller`."""
    country: str
    """Code of the country that it, or the group that it belongs to, is led from."""
    data: tuple[str, ...]
    """Data types that it usually receives."""
    domains: tuple[str, ...]
    """Domains of its own, without those below them."""


@cache
def vendors() -> Mapping[str, Vendor]:
    """Return every vendor that is known, by its id."""
    rows = table("vendors").rows
    return MappingProxyType(
        {
            row["id"]: Vendor(
                row["id"], row["name"], row["role"], row["country"], listed(row["data"]), listed(row["domains"])
            )
            for row in rows
        }
    )


def vendor_of(ecosystem: Ecosystem, name: str) -> Vendor | None:
    """Return the vendor that a package or a host belongs to; `None` where none is known.

    Names count without regard to capital letters, and `_` is `-` on PyPI, as the registries hold them. A host belongs
    to the vendor of the longest domain that it lies in; a package to the one that names it most exactly.
    """
    known = _names(ecosystem)
    candidates = (
        _domains(name.lower()) if ecosystem is Ecosystem.DOMAIN else _patterns(ecosystem, _key(ecosystem, name))
    )
    found = next((known[each] for each in candidates if each in known), None)
    return vendors()[found] if found else None


# Private functions


@cache
def _names(ecosystem: Ecosystem) -> Mapping[str, str]:
    """Return the ids of vendors by the patterns of names."""
    return {
        _key(ecosystem, pattern): row["id"] for row in table("vendors").rows for pattern in listed(row[ecosystem.value])
    }


def _key(ecosystem: Ecosystem, name: str) -> str:
    folded = name.lower()
    return folded.replace("_", "-").replace(".", "-") if ecosystem is Ecosystem.PYPI else folded


def _patterns(ecosystem: Ecosystem, name: str) -> Iterator[str]:
    """Yield what may stand for a name, the most exact first."""
    yield name
    if ecosystem is Ecosystem.GO:  # a package lies in a module: `github.com/stripe/stripe-go/v78/customer`
        parts = name.split("/")
        yield from ("/".join(parts[:length]) for length in range(len(parts) - 1, 0, -1))
    if len(name) <= _LONGEST:
        yield from (f"{name[:length]}*" for length in range(len(name), 1, -1))


def _domains(host: str) -> Iterator[str]:
    parts = host.rstrip(".").split(".")
    yield from (".".join(parts[first:]) for first in range(max(0, len(parts) - _MOST_LABELS), len(parts) - 1))


# Private tables

_LONGEST = 300
"""Characters of a name that is compared with patterns; no registry has longer ones."""
_MOST_LABELS = 10
"""Labels of a host that are looked at, from its end."""
