"""Data are handed to sub-processors, and how they are authorized is not recorded."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pdmap.findings import Check, Location, Severity
from pdmap.graph import Element, ElementKind, Link, LinkKind
from pdmap.model import Authorization, Contract, ContractStatus, Party, Unknown
from pdmap.questions.paths import path_to
from pdmap.rules.contracts import contract_in_place
from pdmap.rules.engaging import Engagement, engagements
from pdmap.rules.naming import activities_by_recipient
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.wording import count, named, not_known
from pdmap.source import Node


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each contract that does not authorize the sub-processors under it.

    Processors hand data to theirs; the organization hands those of the controllers that it serves to its own.
    """
    engaged = _engaged(context)
    for party in context.inventory.parties.values():
        contract = contract_in_place(party, context.as_of)
        links = _handing_on(context, party) if contract else []
        if contract and links and (shortcoming := _shortcoming(context, contract)):
            yield _of_processor(context, party, contract, links, shortcoming)
        terms = contract or _offered(party)
        if terms and party.id in engaged and (shortcoming := _shortcoming(context, terms)):
            yield _of_organization(context, party, terms, engaged[party.id], shortcoming)


# Private functions


def _offered(party: Party) -> Contract | None:
    """Return the terms that the organization offers a controller, who accepts what they say of sub-processors."""
    contract = party.dpa
    return contract if isinstance(contract, Contract) and contract.status is ContractStatus.OFFERED else None


def _engaged(context: Context) -> Mapping[str, list[Engagement]]:
    """Return the sub-processors that the organization engages for each controller, those that a way leads to first."""
    naming = activities_by_recipient(context.inventory)
    found: dict[str, list[Engagement]] = {}
    for party in context.inventory.parties.values():
        for engagement in engagements(context, party, naming):
            found.setdefault(engagement.controller, []).append(engagement)
    return {controller: sorted(engaged, key=_order) for controller, engaged in found.items()}


def _order(engagement: Engagement) -> tuple[bool, str, str]:
    return engagement.link is None, engagement.party.id, engagement.activity.id


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


def _of_processor(
    context: Context, party: Party, contract: Contract, links: list[Link], shortcoming: str
) -> Observation:
    way = f"`{path_to(context.graph, links[0])}`" + (f" and {len(links) - 1} more" if len(links) > 1 else "")
    node, elsewhere = _places(party, contract)
    return Observation(
        address=party.address,
        node=node,
        message=f"{named(party)} hands data to {count(len(links), 'sub-processor')} {shortcoming}: {way}",
        remedy=_remedy(party),
        label="authorized by whom?",
        related=(elsewhere,),
        severity=_severity(contract),
    )


def _places(party: Party, contract: Contract) -> tuple[Node, Location]:
    """Return the authorization where it is written, else the list of sub-processors; and the other of both."""
    listed_at, agreed_at = party.at("subprocessors"), contract.at("authorization")
    if contract.has("authorization"):
        return agreed_at, listed_at.location("sub-processors")
    return listed_at, agreed_at.location("contract without `authorization`")


def _of_organization(
    context: Context, party: Party, contract: Contract, engaged: list[Engagement], shortcoming: str
) -> Observation:
    """Return what is seen of a controller whose data the organization hands to sub-processors of its own."""
    first = engaged[0]
    helping = len({engagement.party.id for engagement in engaged})
    more = f" and {helping - 1} more" if helping > 1 else ""
    return Observation(
        address=party.address,
        node=contract.at("authorization"),
        message=f"data processed for {named(party)} go to {count(helping, 'sub-processor')} {shortcoming}: "
        f"{_way(context, first)}{more}",
        remedy=_remedy(party),
        label="authorized by whom?",
        related=(first.activity.at("on_behalf_of").location(f"`{first.activity.id}` is carried out for it"),),
        detail="of the organization",
        severity=_severity(contract),
    )


def _way(context: Context, engagement: Engagement) -> str:
    if engagement.link is None:
        return f"recipient of `{engagement.activity.id}`"
    return f"`{path_to(context.graph, engagement.link)}`"


def _severity(contract: Contract) -> Severity | None:
    return Severity.WARNING if isinstance(contract.authorization, Unknown) else None


def _remedy(party: Party) -> str:
    return (
        "obtain the authorization, and add it to the contract:\n"
        f"parties:\n  {party.id}:\n    dpa:\n      authorization: ...  # general or specific, as agreed\n"
        "      # where it is general, also how long before a change it is told, and how to object:\n"
        "      notice: ...\n      objection: ..."
    )


RULE = Rule(
    check=Check(
        "PRC003",
        "sub-processor without authorization",
        Severity.ERROR,
        ("Art. 28(2) GDPR", "Art. 28(4) GDPR"),
    ),
    checks="Where a party that receives data names `subprocessors`, its contract in place records a `general` or "
    "`specific` authorization for them; so does each sub-processor's contract further down the chain. Where the "
    "organization processes for a controller (`on_behalf_of`) and gives the data to processors of its own, the "
    "contract with the controller records it, or the one that it is offered. It is a warning where the authorization "
    "is not known yet. A contract with a processor that is not in place is the subject of PRC001.",
    why="A processor may engage another one only with the controller's written authorization, specific or general, "
    "and has to tell of changes in time to object where it is general (Article 28(2)). It answers to the controller "
    "for what the sub-processor does (Article 28(4)).",
    fix="Look the clause up in the contract and record it as `authorization`, for a general one with `notice` and "
    "`objection`. If there is no clause, object to the sub-processors or agree on one. For sub-processors of your "
    "own, ask the controllers before data go there.",
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
