"""What an inventory records and this version does not evaluate: silence would look like a clean result."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.findings import Finding
from pdmap.language.checks import NOT_JUDGED
from pdmap.model import Inventory


def unevaluated(inventory: Inventory) -> Iterator[Finding]:
    """Yield a finding for each law but the one that transfers are judged by."""
    organization = inventory.organization
    if organization is None or not organization.regimes:
        return
    judged, *others = organization.regimes
    for law in others:
        yield Finding(
            check=NOT_JUDGED,
            message=f"the regime `{law}` is recorded but not evaluated; transfers are judged by `{judged}`",
            location=organization.at("regimes").location(),
            address=f"{organization.address}/regimes",
            remedy="check transfers under it by other means",
            detail=law,
        )
