"""What each kind of case is asked for by `require`."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.model import Policy, Requirements, Scope
from pdmap.rules.policies.activities import ActivityCase
from pdmap.rules.policies.activity_requirements import gaps_of_activity
from pdmap.rules.policies.cases import Case
from pdmap.rules.policies.field_requirements import gaps_of_field
from pdmap.rules.policies.fields import FieldCase
from pdmap.rules.policies.flow_requirements import gaps_of_flow
from pdmap.rules.policies.flows import FlowCase
from pdmap.rules.policies.gaps import Gap

REQUIRABLE: dict[Scope, frozenset[str]] = {
    Scope.FIELDS: frozenset({"recorded", "retention", "protection", "encryption", "deletion", "measures"}),
    Scope.ACTIVITIES: frozenset({"recorded", "basis", "dpia", "review", "retention", "measures"}),
    Scope.FLOWS: frozenset({"recorded", "transport", "dpa", "mechanisms", "retention", "measures"}),
}
"""Keys of `require`, by what they can be asked of."""


def gaps(policy: Policy, wanted: Requirements, case: Case) -> Iterator[Gap]:
    """Yield what a case lacks."""
    match case:
        case FieldCase():
            yield from gaps_of_field(wanted, case)
        case ActivityCase():
            yield from gaps_of_activity(policy, wanted, case)
        case FlowCase():
            yield from gaps_of_flow(wanted, case)
