"""Data go to a third country again and again, and only an exception for the single case carries them."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.findings import Check, Severity
from pdmap.model import Flow, MechanismUse
from pdmap.questions.grounds import Ground, live_kind
from pdmap.questions.transfers import Leg
from pdmap.reference import MechanismKind
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.transfers.gaps import Gap, grouped
from pdmap.rules.transfers.remedies import remedy
from pdmap.rules.transfers.wording import way
from pdmap.rules.wording import listing

ROUTINE = frozenset({"continuous", "daily", "regular"})


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each flow that is routine and rests on nothing but a derogation."""
    resting: dict[str, list[Leg]] = {}
    for leg in context.legs:
        flow = leg.link.flow if leg.link else None
        if flow and leg.ground is Ground.DEROGATION and flow.frequency in ROUTINE:
            resting.setdefault(flow.id, []).append(leg)
    for identifier, legs in resting.items():
        for gap in grouped(legs):
            yield _observation(context, context.inventory.flows[identifier], gap)


# Private functions


def _observation(context: Context, flow: Flow, gap: Gap) -> Observation:
    uses = _derogations(context, gap)
    names = listing(sorted({use.mechanism.id for use in uses}))
    return Observation(
        address=flow.address,
        node=flow.at("frequency"),
        message=f"data that go {_how_often(flow)} rest on {names} alone: {way(context, gap)}",
        remedy=remedy(context, gap, "agree on a safeguard of Article 46, or correct how often data go"),
        label="routine",
        related=tuple(use.head.location("the derogation") for use in uses[:1]),
        detail=gap.country.code,
    )


def _derogations(context: Context, gap: Gap) -> list[MechanismUse]:
    """Return the derogations that can be relied on for the steps on the day."""
    found = {
        use.address: use
        for leg in gap.legs
        for use in leg.mechanisms
        if live_kind(context.inventory, use, context.as_of) is MechanismKind.DEROGATION
    }
    return list(found.values())


def _how_often(flow: Flow) -> str:
    return {"continuous": "continuously", "daily": "daily", "regular": "regularly"}.get(flow.frequency or "", "often")


RULE = Rule(
    check=Check(
        "TRF008",
        "derogation that is used as a routine",
        Severity.WARNING,
        ("Art. 49(1) GDPR", "Recital 111 GDPR", "Art. 46(1) GDPR"),
    ),
    checks="A flow with the `frequency` `continuous`, `daily` or `regular` to a third country does not rest on a "
    "derogation of Article 49 alone. Where an adequacy decision or a safeguard carries it as well, or no frequency is "
    "recorded, the rule says nothing.",
    why="Derogations are exceptions and are read narrowly. Contracts and legal claims carry only occasional transfers "
    "(Recital 111), compelling interests only ones that are not repetitive; consent and the others may not become the "
    "rule either (EDPB Guidelines 2/2018).",
    fix="Agree on standard contractual clauses or another safeguard of Article 46, or choose a recipient in a country "
    "with an adequacy decision.",
    ask="Is each single transfer necessary for the purpose of the derogation, or is it a matter of convenience?",
    bad="""\
systems:
  booking: {location: SE, fields: [name.full]}
parties:
  hotel: {role: controller, country: TH}
flows:
  reserve:
    from: booking
    to: hotel
    data: [name.full]
    frequency: daily  # <- finding: data that go daily rest on `derogation-contract` alone: `booking -> hotel (TH)`
    transfer: {country: TH, mechanisms: [derogation-contract]}
""",
    good="""\
systems:
  booking: {location: SE, fields: [name.full]}
parties:
  hotel: {role: controller, country: TH}
flows:
  reserve:
    from: booking
    to: hotel
    data: [name.full]
    frequency: occasional
    transfer: {country: TH, mechanisms: [derogation-contract]}
""",
    find=find,
)
