"""Vendors that the software depends on, and that no party of the inventory stands for (DRF006)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from urllib.parse import urlsplit

from pdmap.config.values import DriftKind
from pdmap.findings import Finding, Location, Severity
from pdmap.model import Inventory, Party
from pdmap.reference.vendors import Vendor
from pdmap.scan.drift.basis import Basis
from pdmap.scan.drift.checks import NEW_VENDOR
from pdmap.scan.drift.difference import Difference
from pdmap.scan.drift.wording import code, yaml
from pdmap.scan.packages import VendorUse


def new_vendors(inventory: Inventory, uses: Iterable[VendorUse], basis: Basis) -> Iterator[Difference]:
    """Yield a difference for each vendor that is used and that no party stands for."""
    parties = tuple(inventory.parties.values())
    for use in uses:
        if not any(stands_for(party, use.vendor) for party in parties):
            yield _difference(inventory, use, basis)


def stands_for(party: Party, vendor: Vendor) -> bool:
    """Return whether a party is a vendor, by its id, by the words of its name or by the domain of its website."""
    names = [_words(party.id), _words(party.name or "")]
    sought = [_words(vendor.id), _words(vendor.name)]
    if any(name[: len(words)] == words for name in names for words in sought if words):
        return True
    host = urlsplit(party.website or "").hostname or ""
    return any(host == domain or host.endswith(f".{domain}") for domain in vendor.domains)


# Private functions


def _difference(inventory: Inventory, use: VendorUse, basis: Basis) -> Difference:
    vendor = use.vendor
    first = next((package for package in use.packages if package.is_direct), use.packages[0])
    is_direct = first.is_direct
    place = basis.places.of(first.place, first.name.rpartition(":")[2], f"of {vendor.name}")
    entry = inventory.organization.head.location() if inventory.organization else Location(place.path)
    how = "the software depends on" if is_direct else "a package of the software depends on"
    return Difference(
        finding=Finding(
            check=NEW_VENDOR if is_direct else replace(NEW_VENDOR, severity=Severity.NOTE),
            message=f"{how} {code(first.name)} ({first.ecosystem.value}) of {vendor.name}, which no party stands for",
            location=place,
            address=f"organization/vendors/{vendor.id}",
            remedy=f"where personal data go there, add the party and the flow; it is usually a {vendor.role}, led from "
            f"{vendor.country}, that gets {', '.join(vendor.data) or 'various data'}:\nparties:\n"
            f"  {vendor.id}: {{name: {yaml(vendor.name)}, role: {vendor.role}}}  # read the contract"
            f"{'' if is_direct else _UNSURE}",
        ),
        entry=entry,
        kind=DriftKind.VENDOR if is_direct else None,
    )


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.casefold())


# Private tables

_UNSURE = (
    "\nwhere the repository itself asks for the package, name the manifest that says so under `drift.dependencies`, too"
)
