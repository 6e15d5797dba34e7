"""All data stay inside the territory, and the importer or its parent is abroad."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.findings import Check, Severity
from pdmap.model import Unknown
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.transfers.gaps import Gap, hidden_transfers, place_to_edit
from pdmap.rules.transfers.remedies import Edit, remedy
from pdmap.rules.transfers.wording import (
    explanations,
    presence,
    shortcoming,
    way,
)
from pdmap.rules.wording import not_known


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each importer and country abroad that access is not excluded from."""
    for gap in hidden_transfers(context):
        yield _observation(context, gap)


# Private functions


def _observation(context: Context, gap: Gap) -> Observation:
    excluded = Edit("parties", gap.importer, "access_from: ...  # none, or countries", "or, as the contract allows it")
    who = presence(context, gap, "keeps data inside but is in")
    address, node = place_to_edit(context, gap)
    return Observation(
        address=address,
        node=node,
        message=f"{who} {shortcoming(context, gap)}{_doubt(context, gap)}: {way(context, gap)}",
        remedy=remedy(context, gap, "record what carries access from there, or that there is none", excluded),
        label=f"reachable from `{gap.country.code}`?",
        related=explanations(context, gap),
        detail=f"{gap.importer} {gap.country.code}",
    )


def _doubt(context: Context, gap: Gap) -> str:
    """Return that it is not known from where the importer can reach the data, where that is said."""
    party = context.inventory.parties.get(gap.leg.holder)
    if party is None or not isinstance(party.access_from, Unknown):
        return ""
    return f", and its access is {not_known(party.access_from, context.as_of)}"


RULE = Rule(
    check=Check(
        "TRF009",
        "importer abroad behind places inside the territory",
        Severity.WARNING,
        ("Art. 44 GDPR", "Art. 28(1) GDPR"),
    ),
    checks="Where every known place of the data is inside the territory, but the party that receives them, or its "
    "ultimate parent, is established outside, a mechanism is recorded or `access_from` of the party leaves that "
    "country out. `access_from: none` says that nobody outside can reach the data.",
    why="A region inside the Union settles where the bytes are, not who can read them. An importer in a third country "
    "receives data whatever the region, and a parent there may be made to hand them over by its own law (EDPB "
    "Guidelines 05/2021). A parent alone is no transfer; it is a question about the processor's guarantees (Article "
    "28(1)).",
    fix="Ask the party from where its staff and its parent's staff can reach the data. Record the mechanism that "
    "covers it, or `access_from` with the countries that the contract allows.",
    ask="What shows that access is impossible, rather than only promised? Is the key to encrypted data held by "
    "somebody outside the group?",
    bad="""\
systems:
  shop:
    location: aws:eu-north-1
    hosted_by: aws  # <- finding: has its parent in `US`
    fields: [email.address]
parties:
  aws:
    role: processor
    country: LU
    parent_country: US
""",
    good="""\
systems:
  shop:
    location: aws:eu-north-1
    hosted_by: aws
    fields: [email.address]
parties:
  aws:
    role: processor
    country: LU
    parent_country: US
    dpf: {status: active, scope: [non-hr], checked: 2026-10-01}
""",
    find=find,
)
