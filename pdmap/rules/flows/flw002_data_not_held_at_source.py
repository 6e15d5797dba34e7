"""A flow takes data from a system that does not hold them."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.findings import Check, Profile, Severity
from pdmap.model import Flow, System
from pdmap.rules.flows.holdings import Gap, observe, sent, undeclared
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.wording import listing


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each flow that takes data from a system without them."""
    inventory = context.inventory
    for flow in inventory.flows.values():
        source = inventory.systems.get(flow.source.id)
        missing = undeclared(inventory, sent(flow), source) if source else []
        if source and missing:
            yield observe(context, _gap(flow, source, missing))


RULE = Rule(
    check=Check(
        "FLW002",
        "flow of data that the sending system does not hold",
        Severity.ERROR,
        ("Art. 30(1)(c) GDPR", "Art. 5(2) GDPR"),
    ),
    checks="What a flow takes from a system is among the system's fields. A parent covers its children and a part "
    "counts for its parent. What a transform makes on the way need not be held, what it is made from must be. Data "
    "subjects and parties have no fields and are not asked. It is a warning where the fields are not known yet.",
    why="Either the flow or the list of fields is wrong, and with it the record (Article 30(1)(c)): data whose place "
    "nobody knows are not found when a person asks for them, and not erased.",
    fix="Add the data types to the fields of the sending system, correct the flow, or name the transform that makes "
    "them.",
    ask="Where do the data come from if not from this system, and was the person told of that source?",
    bad="""\
systems:
  shop:
    fields: [email.address]
parties:
  payments:
    role: processor
flows:
  pay:
    from: shop
    to: payments
    data: [email.address, bank_account]  # <- finding: takes `bank_account`
""",
    good="""\
systems:
  shop:
    fields: [email.address, bank_account]
parties:
  payments:
    role: processor
flows:
  pay:
    from: shop
    to: payments
    data: [email.address, bank_account]
""",
    find=find,
    profile=Profile.MINIMAL,
)


# Private functions


def _gap(flow: Flow, source: System, missing: list[str]) -> Gap:
    return Gap(
        flow=flow,
        system=source,
        missing=missing,
        transformed=tuple(mention for transform in flow.transforms for mention in transform.data),
        move=f"takes {listing(missing)} from",
        verb="hold",
        advice="declare the data at the source, or correct the flow; where they are made on the way, "
        "say from what in `transforms`",
    )
