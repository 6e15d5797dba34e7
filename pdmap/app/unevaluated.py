"""What an inventory records and this version does not evaluate: silence would look like a clean result."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.findings import Finding
from pdmap.language.checks import NOT_EVALUATED
from pdmap.model import Inventory


def unevaluated(inventory: Inventory) -> Iterator[Finding]:
    """Yield a finding for each policy."""
    for policy in inventory.policies.values():
        yield Finding(
            check=NOT_EVALUATED,
            message=f"the policy `{policy.id}` is recorded but not evaluated",
            location=policy.head.location(),
            address=policy.address,
            remedy="check by other means what it asks for",
        )
