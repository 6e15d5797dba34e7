"""A processor receives data and no contract with it is in place."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator

from pdmap.findings import Check, Severity
from pdmap.graph import Element, ElementKind
from pdmap.model import PROCESSING, Contract, ContractStatus, Party, Unknown
from pdmap.questions.beginning import starts_later
from pdmap.questions.serving import activities_by_recipient
from pdmap.rules.beginning import begun_links
from pdmap.rules.receiving import way_to
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.wording import named, not_known
from pdmap.source import Node


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each processor that receives data without a contract in place."""
    begun = begun_links(context)
    for party in context.inventory.parties.values():
        is_asked = not PROCESSING.isdisjoint(party.roles) and _needs_contract(context, party, begun)
        way = way_to(context, party) if is_asked else ""
        shortcoming = _shortcoming(party, context.as_of) if way else None
        if shortcoming:
            yield _observation(context, party, *shortcoming, way)


# Private functions


def _needs_contract(context: Context, party: Party, begun: Collection[str]) -> bool:
    """Return whether a contract has to be in place on the day that the party starts, which may be a day to come.

    Where only planned activities will give it data, and no day is recorded, it may come later.
    """
    links = context.graph.links_to(Element(ElementKind.PARTY, party.id))
    if starts_later(party, context.as_of) or any(link.id in begun for link in links):
        return True
    naming = activities_by_recipient(context.inventory).get(party.id, ())
    return any(activity.status != "planned" for activity in naming)


def _shortcoming(party: Party, as_of: dt.date) -> tuple[str, Severity] | None:
    """Return what is wrong with the contract, and how bad it is; `None` where it is in place on the day."""
    match party.dpa:
        case None:
            return f"no contract with {named(party)} is recorded", Severity.ERROR
        case Contract() as contract:
            state = _state(contract, as_of, max(as_of, party.active_from or as_of))
            return (f"the contract with {named(party)} {state[0]}", state[1]) if state else None
        case Unknown() as unknown:
            return f"the contract with {named(party)} is {not_known(unknown, as_of)}", Severity.WARNING
        case _:
            return f"there is no contract with {named(party)}", Severity.ERROR


def _state(contract: Contract, as_of: dt.date, start: dt.date) -> tuple[str, Severity] | None:
    match contract.status:
        case ContractStatus.SIGNED | ContractStatus.INCORPORATED:
            return _state_of_signed(contract, as_of, start)
        case ContractStatus.OFFERED:
            return "is only `offered`, not accepted", Severity.ERROR
        case ContractStatus.DRAFT:
            return "is a `draft`", Severity.ERROR
        case ContractStatus.EXPIRED:
            return "is `expired`", Severity.ERROR
        case ContractStatus.MISSING:
            return "is `missing`", Severity.ERROR
        case None:
            return "has no status", Severity.ERROR


def _state_of_signed(contract: Contract, as_of: dt.date, start: dt.date) -> tuple[str, Severity] | None:
    """Return what is wrong with a contract said to be in place; only a warning where merely nothing shows it."""
    if contract.expires and contract.expires < as_of:
        return f"expired on {contract.expires}", Severity.ERROR
    if isinstance(contract.signed, dt.date) and contract.signed > start:
        return f"is signed only on {contract.signed}", Severity.ERROR
    return (_unshown(contract, as_of), Severity.WARNING) if _is_unshown(contract) else None


def _is_unshown(contract: Contract) -> bool:
    """Return whether a contract is said to be in place, and nothing shows it."""
    return not isinstance(contract.signed, dt.date) and not isinstance(contract.ref, str)


def _unshown(contract: Contract, as_of: dt.date) -> str:
    """Return what stands where the date and the reference should, which is not the same as nothing."""
    unknown = next((answer for answer in (contract.signed, contract.ref) if isinstance(answer, Unknown)), None)
    if unknown is None:
        return "has neither a date nor a reference"
    return f"is said to be in place, and what shows it is {not_known(unknown, as_of)}"


def _observation(context: Context, party: Party, shortcoming: str, severity: Severity, way: str) -> Observation:
    is_ahead = starts_later(party, context.as_of)
    return Observation(
        address=party.address,
        node=_place(party),
        message=f"{shortcoming}: {way}" + (f" from {party.active_from}" if is_ahead else ""),
        remedy=_remedy(context, party),
        label=next(role.value for role in party.roles if role in PROCESSING),
        severity=Severity.WARNING if is_ahead else severity,
    )


def _remedy(context: Context, party: Party) -> str:
    """Return what to write; with a sub-processor, the processor that engages it has the contract (Article 28(4))."""
    links = context.graph.links_to(Element(ElementKind.PARTY, party.id))
    is_further = bool(links) and all(link.source.kind is ElementKind.PARTY for link in links)
    lead = "have the one that hands on conclude the contract with it" if is_further else "conclude the contract"
    return (
        f"{lead}, and record when, and where it is kept:\n"
        f"parties:\n  {party.id}:\n    dpa: {{status: signed, signed: ..., ref: ...}}"
    )


def _place(party: Party) -> Node:
    return party.dpa.at("status") if isinstance(party.dpa, Contract) else party.at("dpa")


RULE = Rule(
    check=Check(
        "PRC001",
        "processor without a contract",
        Severity.ERROR,
        ("Art. 28(3) GDPR", "Art. 28(9) GDPR", "Art. 28(4) GDPR"),
    ),
    checks="Every party with the role `processor` or `sub-processor` that receives data, by a flow, as a host, "
    "through another processor or as a recipient of an activity, has a contract with the status `signed` or "
    "`incorporated`, with its date or its reference, that has not expired. It is a warning where that is not known "
    "yet, where a contract in place has neither date nor reference, and where the party starts later (`active_from`), "
    "the day that a signature is then compared with. Flows and recipients of planned activities alone are left out.",
    why="A processor may act only on a contract that binds it to the controller's instructions and to the duties of "
    "Article 28(3)(a) to (h), in writing (Article 28(9)). A processor owes its own sub-processors the same contract "
    "(Article 28(4)). Terms that were only offered bind nobody.",
    fix="Conclude the contract, or find out whether the terms of service incorporate one, and record its date and its "
    "place. If the party decides on purposes itself, its role is not `processor`.",
    ask="Does the contract have every element of Article 28(3), and is the other side the entity that gets the data?",
    bad="""\
systems:
  shop:
    fields: [email.address]
parties:
  mailer:
    role: processor
    dpa: {status: offered}  # <- finding: is only `offered`
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
    dpa: {status: signed, signed: 2026-02-01, ref: contracts/mailer.pdf}
flows:
  newsletter: {from: shop, to: mailer, data: [email.address]}
""",
    find=find,
)
