"""A flow brings data to a system that does not declare them."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.findings import Check, Profile, Severity
from pdmap.model import Flow, System
from pdmap.rules.flows.holdings import Gap, arriving, observe, undeclared
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.wording import listing


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each flow that brings undeclared data to a system."""
    inventory = context.inventory
    for flow in inventory.flows.values():
        sink = inventory.systems.get(flow.target.id)
        missing = undeclared(inventory, arriving(inventory, flow), sink) if sink else []
        if sink and missing:
            yield observe(context, _gap(flow, sink, missing))


RULE = Rule(
    check=Check(
        "FLW001",
        "flow of data that the receiving system does not declare",
        Severity.ERROR,
        ("Art. 30(1)(c) GDPR", "Art. 5(1)(c) GDPR"),
    ),
    checks="What a flow brings to a system, after its transforms, is among the fields of the system. A parent covers "
    "its children and a part counts for its parent; where the source holds only a part, only that part is sent. "
    "Parties hold what they receive and are not asked. It is a warning where the fields are not known yet.",
    why="A record of the data that a system holds is wrong if more arrives there (Article 30(1)(c)): retention, "
    "access and erasure are then planned without them. Often nobody needs the surplus (Article 5(1)(c)).",
    fix="Add the data types to the fields of the receiving system, or take them out of the flow and of what is sent.",
    ask="Is there a purpose for the data at that place, and do retention and access rules there fit them?",
    bad="""\
systems:
  shop:
    fields: [email.address, date_of_birth]
  statistics:
    fields: [email.address]
flows:
  to-statistics:
    from: shop
    to: statistics
    data:
      - email.address
      - date_of_birth  # <- finding: brings `date_of_birth`
""",
    good="""\
systems:
  shop:
    fields: [email.address, date_of_birth]
  statistics:
    fields: [email.address]
flows:
  to-statistics:
    from: shop
    to: statistics
    data:
      - email.address
""",
    find=find,
    profile=Profile.MINIMAL,
)


# Private functions


def _gap(flow: Flow, sink: System, missing: list[str]) -> Gap:
    return Gap(
        flow=flow,
        system=sink,
        missing=missing,
        transformed=tuple(mention for transform in flow.transforms for mention in transform.into),
        move=f"brings {listing(missing)} to",
        verb="declare",
        advice="declare what arrives at the end of the flow, or stop sending it",
    )
