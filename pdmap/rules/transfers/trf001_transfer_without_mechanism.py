"""Personal data are in a third country, or reached from one, and nothing carries the transfer."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.findings import Check, Severity
from pdmap.questions.importers import is_own
from pdmap.questions.transfers import Presence
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.transfers.gaps import Gap, first_transfers, place_to_edit
from pdmap.rules.transfers.laws import provisions
from pdmap.rules.transfers.remedies import remedy
from pdmap.rules.transfers.wording import (
    explanations,
    presence,
    severity,
    shortcoming,
    way,
)


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each importer and third country that nothing covers."""
    for gap in first_transfers(context):
        yield _observation(context, gap)


# Private functions


def _observation(context: Context, gap: Gap) -> Observation:
    address, node = place_to_edit(context, gap)
    return Observation(
        address=address,
        node=node,
        message=f"{presence(context, gap)} {shortcoming(context, gap)}: {way(context, gap)}",
        remedy=_remedy(context, gap),
        label=f"to `{gap.country.code}`",
        related=explanations(context, gap),
        detail=f"{gap.importer} {gap.country.code}",
        severity=severity(context, gap),
        basis=provisions(context.inventory),
    )


def _remedy(context: Context, gap: Gap) -> str:
    """Return what to write; nobody signs clauses with themselves, so own premises need none."""
    if all(is_own(context.inventory, leg) and leg.presence is Presence.ACCESS for leg in gap.legs):
        return (
            "keep access from there shut where nobody needs it; where another company's people reach in, name it, "
            f"with a flow to it:\nparties:\n  ...: {{role: processor, country: {gap.country.code}, dpa: ...}}"
        )
    if all(is_own(context.inventory, leg) for leg in gap.legs):
        return "name the party that runs it as `hosted_by`; for premises of your own, add a waiver or move the data"
    return remedy(context, gap, "record what carries it, or move the data inside the territory")


RULE = Rule(
    check=Check(
        "TRF001",
        "transfer to a third country without a mechanism",
        Severity.ERROR,
        ("Art. 44 GDPR", "Art. 46 GDPR", "Art. 30(1)(e) GDPR"),
    ),
    checks="Wherever data are kept in a third country, reached from one, or sent to an importer established in one, "
    "an adequacy decision, a safeguard of Article 46 or a derogation of Article 49 is recorded and in force that day. "
    "Hosting and sub-processing count as sending, so does collection by a processor, and each place that a customer "
    "may choose is judged. It is a warning where the mechanism is not known yet, and where only the organization's "
    "own premises are abroad; where only its own people reach in from there, it is a note: without another controller "
    "or processor there is no transfer (EDPB Guidelines 05/2021), but access to protect (Article 32). A flow for "
    "planned activities alone is left out; where the importer starts later (`active_from`), its first day counts, and "
    "it is a warning. What a recipient inside the territory, or in a country with a decision, hands on from there is "
    "the subject of TRF011; the entry of an instrument that is dead, that of TRF006.",
    why="Chapter V lets data leave the Union only on one of these grounds, so that the protection travels with them "
    "(Article 44). Remote access from a third country counts as much as a copy. Where an importer keeps everything "
    "inside the territory, TRF009 asks about its people instead.",
    fix="Record the mechanism at the flow, at the party for everything that it receives, or at the activity with the "
    "party as `importer`: clauses bind the party that signed them, so an entry without one counts only where the "
    "activity reaches no other party there. The Commission's clauses count under the UK GDPR with `uk-addendum` "
    "(`idta` does without them), and under the Swiss FADP with `swiss-addendum`. If there is no mechanism, choose a "
    "place inside the territory or another provider.",
    ask="Does the mechanism cover this importer, these data and the whole chain behind it? Was the law of the country "
    "assessed, and do the clauses need supplementary measures (C-311/18)?",
    bad="""\
systems:
  shop:
    location: SE
    fields: [email.address]
parties:
  mailer:
    role: processor
    country: IN
flows:
  newsletter:
    from: shop
    to: mailer  # <- finding: `shop -> mailer (IN)`
    data: [email.address]
""",
    good="""\
systems:
  shop:
    location: SE
    fields: [email.address]
parties:
  mailer:
    role: processor
    country: IN
flows:
  newsletter:
    from: shop
    to: mailer
    data: [email.address]
    transfer: {country: IN, mechanisms: [{scc: {module: 2, signed: 2026-02-01}}]}
""",
    find=find,
)
