"""A contract with a processor was not looked at for years, or ends soon."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from pdmap.findings import Check, Severity
from pdmap.model import PROCESSING, Contract, Party
from pdmap.questions.deadlines import days_after, months_after
from pdmap.rules.contracts import contract_in_place
from pdmap.rules.receiving import way_to
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.wording import count, named

MONTHS_BETWEEN_REVIEWS = 24
DAYS_BEFORE_THE_END = 90


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each contract of a receiving processor that is due for review, or ends soon."""
    for party in context.inventory.parties.values():
        contract = contract_in_place(party, context.as_of) if PROCESSING.intersection(party.roles) else None
        if contract and way_to(context, party):
            yield from _overdue(party, contract, context.as_of)
            yield from _ending(party, contract, context.as_of)


# Private functions


def _overdue(party: Party, contract: Contract, as_of: dt.date) -> Iterator[Observation]:
    """Yield an observation where the last review, or the conclusion where there was none, lies too far back."""
    key = "review" if contract.review else "signed"
    day = contract.review or contract.signed
    if not isinstance(day, dt.date) or months_after(day, MONTHS_BETWEEN_REVIEWS) >= as_of:
        return
    since = f"was last reviewed on {day}" if contract.review else f"was signed on {day} and never reviewed"
    yield Observation(
        address=party.address,
        node=contract.at(key),
        message=f"the contract with {named(party)} {since}, more than {MONTHS_BETWEEN_REVIEWS} months ago",
        remedy="go through it against what the processor does now, and record when:\n"
        f"parties:\n  {party.id}:\n    dpa: {{review: ...}}",
        label="review overdue",
        detail="review",
    )


def _ending(party: Party, contract: Contract, as_of: dt.date) -> Iterator[Observation]:
    if contract.expires is None or contract.expires > days_after(as_of, DAYS_BEFORE_THE_END):
        return
    days = count((contract.expires - as_of).days, "day")
    yield Observation(
        address=party.address,
        node=contract.at("expires"),
        message=f"the contract with {named(party)} ends on {contract.expires}, in {days}",
        remedy="renew it, or plan how the data are returned or deleted; then record the new end:\n"
        f"parties:\n  {party.id}:\n    dpa: {{expires: ...}}",
        label="ends soon",
        detail="expires",
    )


RULE = Rule(
    check=Check(
        "PRC008",
        "contract with a processor that is overdue for review or about to end",
        Severity.WARNING,
        ("Art. 28(1) GDPR", "Art. 24(1) GDPR"),
    ),
    checks="The contract in place with a processor that receives data was reviewed, or else signed, within two years "
    "before the day, and does not end within 90 days after it. Where neither date is recorded, nothing is said of the "
    "review. Contracts that are over are the subject of PRC001, a review in the future is that of REF007.",
    why="A controller may use only processors that offer sufficient guarantees (Article 28(1)), which is a lasting "
    "duty: services, sub-processors and places change after the signature. Measures are reviewed and updated where "
    "necessary (Article 24(1)). The law sets no period; two years are a usual policy. Processing after the end of the "
    "contract has no contract.",
    fix="Compare the contract with the services that are used now, its list of sub-processors and its measures with "
    "the current ones, and record the day. Renew a contract that ends, or plan the return of the data.",
    ask="Did the processor change its terms, its sub-processors or its places since the contract was last read?",
    bad="""\
systems:
  shop:
    fields: [email.address]
parties:
  mailer:
    role: processor
    dpa: {status: signed, signed: 2023-05-01, review: 2024-05-01}  # <- finding: was last reviewed on 2024-05-01
flows:
  newsletter: {from: shop, to: mailer, data: [email.address]}
""",
    good="""\
systems:
  shop:
    fields: [email.address]
parties:
  mailer:
    role: processor
    dpa: {status: signed, signed: 2023-05-01, review: 2026-05-01}
flows:
  newsletter: {from: shop, to: mailer, data: [email.address]}
""",
    find=find,
)
