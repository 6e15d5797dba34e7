"""A recipient where the data are protected hands them on to where they are not, and nothing carries that."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.findings import Check, Location, Severity
from pdmap.model import Party, Place
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.transfers.gaps import Gap, onward_transfers, place_to_edit
from pdmap.rules.transfers.laws import provisions
from pdmap.rules.transfers.remedies import remedy
from pdmap.rules.transfers.wording import explanations, presence, severity, shortcoming, way
from pdmap.rules.wording import named


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each importer in a third country that only gets data from recipients elsewhere."""
    for gap in onward_transfers(context):
        if gap.leg.link:
            yield _observation(context, gap, context.inventory.parties[gap.leg.link.source.id])


# Private functions


def _observation(context: Context, gap: Gap, source: Party) -> Observation:
    address, node = place_to_edit(context, gap)
    who = f"{presence(context, gap)} by way of {named(source)}"
    return Observation(
        address=address,
        node=node,
        message=f"{who}, {shortcoming(context, gap)}: {way(context, gap)}",
        remedy=remedy(context, gap, "have the one that hands on agree on what carries it, and record that"),
        label=f"onward to `{gap.country.code}`",
        related=(*explanations(context, gap)[:1], *_origin(source)),
        detail=f"{gap.importer} {gap.country.code}",
        severity=severity(context, gap),
        basis=provisions(context.inventory),
    )


def _origin(source: Party) -> Iterator[Location]:
    """Yield where the country of the party stands that hands data on."""
    if isinstance(source.country, Place):
        yield source.country.node.location(f"`{source.id}` is in `{source.country.name}` here")


RULE = Rule(
    check=Check(
        "TRF011",
        "onward transfer without a mechanism",
        Severity.ERROR,
        ("Art. 44 GDPR", "Art. 28(4) GDPR", "Recital 101 GDPR"),
    ),
    checks="Where a recipient inside the territory, or in a country with an adequacy decision, hands data on to a "
    "sub-processor or another party in a third country, a decision, a safeguard or a derogation is recorded for that "
    "step. It is a warning where the mechanism is not known yet. An importer that gets the same data from the "
    "organization directly is the subject of TRF001, and so is one behind a recipient in a third country: each gap has "
    "one finding.",
    why="Chapter V holds for onward transfers too (Article 44), and the protection may not be undermined on the second "
    "step (Recital 101). A processor may engage others only on the same duties (Article 28(4)), and the controller "
    "answers for a chain that it did not look into. Support staff of a sub-processor is where data often leave.",
    fix="Ask the recipient under which mechanism it hands data on, usually clauses of module 3 between processors, and "
    "record that at the sub-processor. If there is none, object to the sub-processor or have access from there shut.",
    ask="Did the controller authorize the sub-processor, and do the clauses reach through the chain to the exporter?",
    bad="""\
systems:
  shop: {location: SE, fields: [email.address]}
parties:
  mailer:
    role: processor
    country: IE
    subprocessors: [support]  # <- finding: `shop -> mailer -> support (IN)`
  support: {role: sub-processor, country: IN}
flows:
  newsletter: {from: shop, to: mailer, data: [email.address]}
""",
    good="""\
systems:
  shop: {location: SE, fields: [email.address]}
parties:
  mailer:
    role: processor
    country: IE
    subprocessors: [support]
  support:
    role: sub-processor
    country: IN
    transfers: [{country: IN, mechanisms: [{scc: {module: 3, signed: 2026-02-01}}]}]
flows:
  newsletter: {from: shop, to: mailer, data: [email.address]}
""",
    find=find,
)
