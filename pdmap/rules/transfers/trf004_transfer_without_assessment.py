"""A transfer rests on a safeguard, and nobody assessed whether it holds in the country."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from pdmap.findings import Check, Severity
from pdmap.model import Assessment, Nothing, Transfer, Unknown
from pdmap.questions.assessments import lacks_assessment, live_safeguards, resting_on
from pdmap.questions.transfers import Leg
from pdmap.rules.pasting import changed
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.transfers.gaps import Gap, grouped
from pdmap.rules.transfers.wording import way
from pdmap.rules.transfers.written import Entry, written_transfers
from pdmap.rules.wording import listing, not_known


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each written transfer that carries a step by a safeguard without an assessment."""
    entries = {entry.transfer.address: entry for entry in written_transfers(context.inventory)}
    resting: dict[str, list[Leg]] = {}
    for leg in context.legs:
        if lacks_assessment(context.inventory, leg, context.as_of):
            carrying = resting_on(context.inventory, leg, context.as_of)
            resting.setdefault(carrying[0].address, []).append(leg)
    for address, legs in resting.items():
        yield _observation(context, entries[address], grouped(legs))


# Private functions


def _observation(context: Context, entry: Entry, gaps: list[Gap]) -> Observation:
    codes = sorted({gap.country.code for gap in gaps})
    safeguards = live_safeguards(context.inventory, entry.transfer, context.as_of)
    used = sorted({use.mechanism.id for use in safeguards})
    ways = way(context, gaps[0])
    return Observation(
        address=entry.owner.address,
        node=entry.transfer.at("assessment"),
        message=f"the transfer to {listing(codes)} rests on {listing(used)} {_state(context, entry.transfer)}: {ways}",
        remedy="assess the law and practice of the country for this transfer, and record when and with which result:\n"
        + entry.pasted(f"assessment: {_completed(entry.transfer, context.as_of)}"),
        label="assessed?",
        detail=entry.detail,
    )


def _completed(transfer: Transfer, as_of: dt.date) -> str:
    """Return the assessment as it was written, with dots for what is missing."""
    assessment = transfer.assessment
    if not isinstance(assessment, Assessment):
        return "{ref: ..., date: ..., outcome: ...}"
    is_dated = assessment.date is not None and assessment.date <= as_of
    is_told = bool(assessment.outcome or assessment.ref)
    return changed(assessment.node, *([] if is_dated else ["date: ..."]), *([] if is_told else ["outcome: ..."]))


def _state(context: Context, transfer: Transfer) -> str:
    match transfer.assessment:
        case Unknown() as unknown:
            return f"with an assessment {not_known(unknown, context.as_of)}"
        case Assessment(date=None):
            return "with an assessment that has no date"
        case Assessment(date=dt.date() as day) if day > context.as_of:
            return f"with an assessment only on {day}"
        case Assessment():
            return "with an assessment that has neither an outcome nor a reference"
        case Nothing():
            return "without an assessment"
        case None:
            return "with no assessment recorded"


RULE = Rule(
    check=Check(
        "TRF004",
        "transfer by a safeguard without an assessment of the country",
        Severity.WARNING,
        ("Art. 46(1) GDPR", "Art. 44 GDPR", "Commission Implementing Decision (EU) 2021/914, clause 14"),
    ),
    checks="Where a step to a third country rests on a safeguard of Article 46, such as clauses or binding corporate "
    "rules, the transfer that records it has an `assessment` with a date that is not ahead, and an outcome or a "
    "reference. What an adequacy decision covers needs none, even with clauses beside it; nor do clauses of module 4 "
    "alone, under which a processor sends data back to its controller.",
    why="A safeguard binds the importer, not the authorities of its country. The Court of Justice has the exporter "
    "assess before the transfer whether the law there lets the importer keep its word, and add measures or stop where "
    "it does not (C-311/18). Clause 14 of the standard clauses has the parties document that; EDPB Recommendations "
    "01/2020 tell how.",
    fix="Assess the laws that bind this importer, its experience with requests and the data concerned, decide on "
    "supplementary measures such as encryption with keys held here, and record the day and the outcome.",
    ask="Does the assessment look at this importer and these data, and which change of law would make it stale?",
    bad="""\
systems:
  shop:
    location: SE
    fields: [email.address]
parties:
  mailer:
    role: processor
    country: IN
    transfers:
      - {country: IN, mechanisms: [scc]}  # <- finding: no assessment recorded: `shop -> mailer (IN)`
flows:
  newsletter: {from: shop, to: mailer, data: [email.address]}
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
    transfers:
      - {country: IN, mechanisms: [scc], assessment: {date: 2026-02-01, outcome: may proceed with encryption}}
flows:
  newsletter: {from: shop, to: mailer, data: [email.address]}
""",
    find=find,
)
