"""The same data go round, and nothing tells which copy is right."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.findings import Check, Profile, Severity
from pdmap.graph import Element, ElementKind, Link, Path
from pdmap.model import PROCESSING, Inventory
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.wording import listing


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each group of places among which data go round without a meant loop."""
    for path in context.graph.loops(lambda link: _may_be_a_copy(context.inventory, link)):
        yield _observation(path)


RULE = Rule(
    check=Check(
        "FLW013",
        "loop of the same data",
        Severity.WARNING,
        ("Art. 5(1)(d) GDPR", "Art. 16 GDPR", "Art. 19 GDPR"),
    ),
    checks="No data type goes from a place by flows back to the same place, unless a flow on the way says `sync: "
    "true`, which means that two copies are kept alike. Transforms end the way of what they change. What goes to a "
    "party that is no processor and comes back from it is a request and its answer, and no loop. Places that exchange "
    "a type in several loops are told once, with the shortest way from the first of them.",
    why="Data have to be accurate and kept up to date (Article 5(1)(d)). Where two places send each other the same "
    "data and neither is the master, an old value overwrites a correction, and what was erased comes back with the "
    "next run (Articles 16, 17 and 19).",
    fix="Decide which copy is authoritative and take the way back out. If both are kept alike on purpose, write "
    "`sync: true` on the flow that does it.",
    ask="Does a correction or an erasure that a person asks for last on both sides?",
    bad="""\
systems:
  crm: {fields: [email.address]}
  shop: {fields: [email.address]}
flows:
  export: {from: crm, to: shop, data: [email.address]}
  import: {from: shop, to: crm, data: [email.address]}  # <- finding
""",
    good="""\
systems:
  crm: {fields: [email.address]}
  shop: {fields: [email.address]}
flows:
  export: {from: crm, to: shop, data: [email.address]}
  import: {from: shop, to: crm, data: [email.address], sync: true}
""",
    find=find,
    profile=Profile.STRICT,
)


# Private functions


def _may_be_a_copy(inventory: Inventory, link: Link) -> bool:
    """Return whether a flow is not meant to keep copies alike, and joins places that we or our processors run."""
    is_meant = link.flow is not None and link.flow.sync is True
    return not is_meant and not any(_is_foreign(inventory, end) for end in (link.source, link.target))


def _is_foreign(inventory: Inventory, end: Element) -> bool:
    """Return whether a party keeps data for itself, so that what it sends back answers what it was asked."""
    party = inventory.parties.get(end.id) if end.kind is ElementKind.PARTY else None
    return bool(party and party.roles) and PROCESSING.isdisjoint(party.roles if party else ())


def _observation(path: Path) -> Observation:
    types = sorted(path.data)
    goes = "goes" if len(types) == 1 else "go"
    first, last = path.links[0], path.links[-1]
    return Observation(
        address=last.item.address,
        node=last.item.at("sync"),
        message=f"{listing(types)} {goes} round: `{path}`",
        remedy="take the way back out, or say that two copies are kept alike:\n"
        f"flows:\n  {last.id}:\n    sync: ...  # true",
        label=f"back to `{last.target.id}`",
        related=(first.item.head.location("starts here"),),
        detail=types[0],
        depends_on=tuple(link.item.address for link in path.links),
    )
