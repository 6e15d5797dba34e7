"""A sub-processor starts before the time has passed in which controllers may object to it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

from pdmap.findings import Check, Severity
from pdmap.model import PROCESSING, Contract, Inventory, Party, listed
from pdmap.questions.deadlines import period_after
from pdmap.rules.contracts import contract_in_place
from pdmap.rules.engaging import engagements
from pdmap.rules.naming import activities_by_recipient
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.wording import named


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each sub-processor that starts before the longest notice period is over."""
    engaging = _engaging(context.inventory)
    naming = activities_by_recipient(context.inventory)
    for party in context.inventory.parties.values():
        if party.announced and party.active_from and not PROCESSING.isdisjoint(party.roles):
            served = (engagement.controller for engagement in engagements(context, party, naming))
            owed = [*engaging.get(party.id, ()), *served]
            ends = [
                (period_after(party.announced, contract.notice), holder, contract)
                for holder in dict.fromkeys(owed)
                if (contract := _contract(context, holder)) and contract.notice
            ]
            last = max(ends, key=lambda end: end[0], default=None)
            if last and party.active_from < last[0]:
                yield _observation(context, party, *last)


# Private functions


def _engaging(inventory: Inventory) -> Mapping[str, list[str]]:
    """Return the processors that name each party as a sub-processor of theirs."""
    engaging: dict[str, list[str]] = {}
    for processor in inventory.parties.values():
        for mention in listed(processor.subprocessors):
            engaging.setdefault(mention.id, []).append(processor.id)
    return engaging


def _contract(context: Context, holder: str) -> Contract | None:
    party = context.inventory.parties.get(holder)
    return contract_in_place(party, context.as_of) if party else None


def _observation(context: Context, party: Party, end: dt.date, holder: str, contract: Contract) -> Observation:
    agreed_with = named(context.inventory.parties[holder])
    return Observation(
        address=party.address,
        node=party.at("active_from"),
        message=f"{named(party)} starts on {party.active_from}; the notice of {contract.notice} under the contract "
        f"with {agreed_with} ends on {end}",
        remedy="let it start later, or correct the days:\n"
        f"parties:\n  {party.id}:\n    active_from: ...  # {end} or later",
        label="before the notice ends",
        related=(
            party.at("announced").location("announced here"),
            contract.at("notice").location(f"notice under the contract with `{holder}`"),
        ),
    )


RULE = Rule(
    check=Check(
        "CHG002",
        "sub-processor that starts before the notice has ended",
        Severity.WARNING,
        ("Art. 28(2) GDPR",),
    ),
    checks="A processor or sub-processor with both `announced` and `active_from` starts no earlier than `announced` "
    "plus the `notice` of the contract in place: that of the processor that names it under `subprocessors`, or, where "
    "the organization engages it itself for controllers (`on_behalf_of`), those of the controllers. The longest period "
    "counts. Where a contract records no notice, PRC004 asks for it.",
    why="Under a general authorization the controller is told of a new sub-processor in time to object (Article "
    "28(2)). A start within the period takes that chance away from those who would have objected.",
    fix="Move the start to the end of the period or later. If all controllers agreed to an earlier one, accept the "
    "finding by a waiver that says where the agreement is kept.",
    ask="Did anybody object, and does the contract count the period from the sending or from the receipt?",
    bad="""\
parties:
  mailer:
    role: processor
    dpa: {status: signed, signed: 2024-02-01, authorization: general, notice: P30D}
    subprocessors: [support]
  support:
    role: sub-processor
    announced: 2026-09-01
    active_from: 2026-09-15  # <- finding: the notice of 30 days under the contract with `mailer` ends on 2026-10-01
""",
    good="""\
parties:
  mailer:
    role: processor
    dpa: {status: signed, signed: 2024-02-01, authorization: general, notice: P30D}
    subprocessors: [support]
  support:
    role: sub-processor
    announced: 2026-09-01
    active_from: 2026-10-01
""",
    find=find,
)
