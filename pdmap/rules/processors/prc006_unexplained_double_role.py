"""A party is processor and controller at once, and nothing tells which data it has in which role."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from pdmap.findings import Check, Severity
from pdmap.graph import Element, ElementKind, Link, LinkKind
from pdmap.model import PROCESSING, Activity, Party, PartyRole, ids
from pdmap.questions.transfers import carries_data
from pdmap.reference import Reference
from pdmap.rules.naming import activities_by_recipient, all_activities
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.wording import listing, named


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each party in both roles that no explanation and no split of the data tells apart."""
    naming = activities_by_recipient(context.inventory)
    resting_on = all_activities(context.inventory)
    served = {party for activity in context.inventory.activities.values() for party in ids(activity.on_behalf_of)}
    for party in context.inventory.parties.values():
        if _is_both(party) and not party.characterization and party.id not in served:
            links = [
                link for link in context.graph.links_to(Element(ElementKind.PARTY, party.id)) if carries_data(link)
            ]
            uses = _uses(links, naming.get(party.id, ()))
            shared = _shared(context.inventory.reference, uses)
            if len(uses) == 1 or shared:
                yield _observation(party, uses, shared, resting_on)


# Private functions


def _is_both(party: Party) -> bool:
    return PartyRole.CONTROLLER in party.roles and not PROCESSING.isdisjoint(party.roles)


def _uses(links: Iterable[Link], naming: Iterable[Activity]) -> Mapping[str, frozenset[str]]:
    """Return the data that a party receives by what they serve: an activity, or else a link of its own.

    An activity that names the party as a recipient counts with its data where no link serves it. What another
    processor hands on for several activities does not tell which data serve which, and is left out.
    """
    uses: dict[str, frozenset[str]] = {}
    for link in links:
        is_lumped = link.kind is LinkKind.SUBPROCESSING and len(link.activities) > 1
        for use in () if is_lumped else link.activities or (link.id,):
            uses[use] = uses.get(use, frozenset()) | link.arriving
    for activity in naming:
        uses.setdefault(activity.id, frozenset(ids(activity.data)))
    return uses


def _shared(reference: Reference, uses: Mapping[str, frozenset[str]]) -> list[str]:
    """Return the data types that more than one use has, or that lie below a type of another use."""
    having: dict[str, set[str]] = {}
    for use, types in uses.items():
        for data_type in types:
            having.setdefault(data_type, set()).add(use)
    return sorted(
        data_type
        for data_type, users in having.items()
        if len(users.union(*(having.get(kind, ()) for kind in reference.ancestors(data_type)))) > 1
    )


def _observation(
    party: Party, uses: Mapping[str, frozenset[str]], shared: list[str], resting_on: tuple[str, ...]
) -> Observation:
    types = shared or sorted(frozenset[str]().union(*uses.values()))
    which = f" for the same data: {listing(types)}" if types else ", and its data are not told apart"
    roles = " and ".join(f"`{role}`" for role in party.roles)
    return Observation(
        address=party.address,
        node=party.at("role"),
        message=f"{named(party)} is {roles}{which}",
        remedy="write which data it has in which role and why, and give each role a flow and an activity of its own:\n"
        f"parties:\n  {party.id}:\n    characterization: ...",
        label="which role when?",
        depends_on=resting_on,
    )


RULE = Rule(
    check=Check(
        "PRC006",
        "party that is processor and controller for the same data without an explanation",
        Severity.WARNING,
        ("Art. 4(7) GDPR", "Art. 4(8) GDPR", "Art. 28(10) GDPR"),
    ),
    checks="A party with the role `controller` beside `processor` or `sub-processor` has a `characterization`, or "
    "receives different data for each activity, so that a role can be told by the data. Where all its data serve one "
    "activity, nothing tells the roles apart. What another processor hands on for several activities is left out. A "
    "party that receives nothing is not asked, nor one that an activity is carried out for: `on_behalf_of` says where "
    "it is the controller.",
    why="A party may be both, but not for the same operation: who decides on purposes and means is a controller for "
    "them (Article 28(10)), whatever the contract says. EDPB Guidelines 07/2020 assess the role for each set of data "
    "and operations, since the contract, the basis and the notices depend on it.",
    fix="Write in `characterization` which purposes the party pursues itself, such as fraud prevention or its own "
    "bookkeeping duties, and record the disclosure for them as a flow and an activity of its own.",
    ask="On which basis are data disclosed for the party's own purposes, and do the notices tell of it?",
    bad="""\
systems:
  shop:
    fields: [bank_account]
parties:
  acquirer:
    role: [processor, controller]  # <- finding: for the same data: `bank_account`
flows:
  pay: {from: shop, to: acquirer, data: [bank_account]}
""",
    good="""\
systems:
  shop:
    fields: [bank_account]
parties:
  acquirer:
    role: [processor, controller]
    characterization: carries payments out for us, and prevents fraud and money laundering as a controller
flows:
  pay: {from: shop, to: acquirer, data: [bank_account]}
""",
    find=find,
)
