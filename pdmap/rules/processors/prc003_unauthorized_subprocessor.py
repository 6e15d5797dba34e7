"""A processor hands data to sub-processors, and how they are authorized is not recorded."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.findings import Check, Location, Severity
from pdmap.graph import Element, ElementKind, Link, LinkKind
from pdmap.model import Authorization, Contract, ContractStatus, Party, Unknown
from pdmap.questions.paths import path_to
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.wording import count, named, not_known
from pdmap.source import Node


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each processor whose contract does not authorize its sub-processors.

    Where there is no contract at all, PRC001 says so.
    """
    for party in context.inventory.parties.values():
        links = _handing_on(context, party)
        if links and isinstance(party.dpa, Contract) and party.dpa.status is not ContractStatus.MISSING:
            shortcoming = _shortcoming(context, party.dpa)
            if shortcoming:
                yield _observation(context, party, party.dpa, links, shortcoming)


# Private functions


def _handing_on(context: Context, party: Party) -> list[Link]:
    links = context.graph.links_from(Element(ElementKind.PARTY, party.id))
    return [link for link in links if link.kind is LinkKind.SUBPROCESSING]


def _shortcoming(context: Context, contract: Contract) -> str:
    """Return what is wrong with the authorization; empty where it is general or specific."""
    match contract.authorization:
        case Authorization.GENERAL | Authorization.SPECIFIC:
            return ""
        case Unknown() as unknown:
            return f"with an authorization {not_known(unknown, context.as_of)}"
        case None:
            return "with no authorization recorded"
        case _:
            return "without authorization"


def _observation(
    context: Context, party: Party, contract: Contract, links: list[Link], shortcoming: str
) -> Observation:
    way = f"`{path_to(context.graph, links[0])}`" + (f" and {len(links) - 1} more" if len(links) > 1 else "")
    node, elsewhere = _places(party, contract)
    return Observation(
        address=party.address,
        node=node,
        message=f"{named(party)} hands data to {count(len(links), 'sub-processor')} {shortcoming}: {way}",
        remedy="obtain the authorization, and add it to the contract:\n"
        f"parties:\n  {party.id}:\n    dpa: {{authorization: general, notice: P30D, objection: ...}}",
        label="authorized by whom?",
        related=(elsewhere,),
        severity=Severity.WARNING if isinstance(contract.authorization, Unknown) else None,
    )


def _places(party: Party, contract: Contract) -> tuple[Node, Location]:
    """Return the authorization where it is written, else the list of sub-processors; and the other of both."""
    listed_at, agreed_at = party.at("subprocessors"), contract.at("authorization")
    if contract.has("authorization"):
        return agreed_at, listed_at.location("sub-processors")
    return listed_at, agreed_at.location("contract without `authorization`")


RULE = Rule(
    check=Check(
        "PRC003",
        "sub-processor without authorization",
        Severity.ERROR,
        ("Art. 28(2) GDPR", "Art. 28(4) GDPR"),
    ),
    checks="Where a party that receives data names `subprocessors`, its contract records a `general` or `specific` "
    "authorization for them; so does each sub-processor's contract further down the chain. It is a warning where the "
    "authorization is not known yet. A processor without a contract is the subject of PRC001.",
    why="A processor may engage another one only with the controller's written authorization, specific or general, "
    "and has to tell of changes in time to object where it is general (Article 28(2)). It answers to the controller "
    "for what the sub-processor does (Article 28(4)).",
    fix="Look the clause up in the contract and record it as `authorization`, for a general one with `notice` and "
    "`objection`. If there is no clause, object to the sub-processors or agree on one.",
    ask="Were you told of every sub-processor on the list, and does the same contract bind it?",
    bad="""\
systems:
  shop:
    fields: [email.address]
parties:
  mailer:
    role: processor
    dpa: {status: signed, signed: 2026-02-01}
    subprocessors: [mail-support]  # <- finding: `shop -> mailer -> mail-support`
  mail-support:
    role: sub-processor
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
    dpa: {status: signed, signed: 2026-02-01, authorization: general, notice: P30D}
    subprocessors: [mail-support]
  mail-support:
    role: sub-processor
flows:
  newsletter: {from: shop, to: mailer, data: [email.address]}
""",
    find=find,
)
