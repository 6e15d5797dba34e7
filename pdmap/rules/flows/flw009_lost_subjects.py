"""A flow brings data of people whom the receiving system does not list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pdmap.findings import Check, Profile, Severity
from pdmap.graph import Link
from pdmap.model import Field, Flow, Inventory, System, Unknown, ids, listed
from pdmap.reference import Reference
from pdmap.rules.flows.holdings import arriving
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.wording import listing, named, not_known, yaml_list
from pdmap.source import Node


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each flow that brings data of people whom its target does not list."""
    for link in context.graph.links:
        sink = context.inventory.systems.get(link.target.id)
        taking = _taking(context.inventory, link.flow, sink) if link.flow and sink else []
        if link.flow and sink and taking:
            missing = _missing(context.inventory.reference, link, taking)
            if missing:
                yield _observation(context, link.flow, sink, taking, missing)


RULE = Rule(
    check=Check(
        "FLW009",
        "flow of data about people whom the receiving system does not list",
        Severity.WARNING,
        ("Art. 30(1)(c) GDPR", "Art. 5(2) GDPR"),
    ),
    checks="The people whose data a flow brings are among the `subjects` of the fields that take the data. A broader "
    "category covers a narrower one, and a narrower one counts for the broader. Where a flow names no subjects, it "
    "carries the data of those whom its source lists. A field that says nothing of its subjects is not asked, and "
    "data that no field takes are the subject of FLW001.",
    why="The record tells whose data are processed (Article 30(1)(c)). A category that gets lost on the way is "
    "forgotten there: its people are not found when they ask, and nobody sees that a system holds data of children or "
    "employees.",
    fix="Add the category to the subjects of the receiving system or field, or correct those of the flow.",
    ask="Do the people know that their data are processed at that place (Articles 13 and 14)?",
    bad="""\
systems:
  shop:
    fields: [{type: email.address, subjects: [customer, employee]}]
  newsletter-list:
    fields: [{type: email.address, subjects: [customer]}]
flows:
  export:
    from: shop
    to: newsletter-list
    data: [email.address]
    subjects:
      - customer
      - employee  # <- finding
""",
    good="""\
systems:
  shop:
    fields: [{type: email.address, subjects: [customer, employee]}]
  newsletter-list:
    fields: [{type: email.address, subjects: [customer]}]
flows:
  export:
    from: shop
    to: newsletter-list
    data: [email.address]
    subjects:
      - customer
""",
    find=find,
    profile=Profile.MINIMAL,
)


# Private functions


def _taking(inventory: Inventory, flow: Flow, sink: System) -> list[Field]:
    """Return the fields that take what a flow brings; none where one of them says nothing of its subjects."""
    arrived = arriving(inventory, flow)
    family = inventory.reference.family(arrived)
    taking = [field for field in listed(sink.fields) if field.type.id in family]
    return [] if any(field.subjects is None for field in taking) else taking


def _missing(reference: Reference, link: Link, taking: Sequence[Field]) -> list[str]:
    """Return the categories that a flow carries and no field lists, sorted; those defined nowhere are left out."""
    known = {subject for field in taking for subject in ids(field.subjects)}
    above = {broader for subject in known for broader in reference.subject_ancestors(subject)}
    return sorted(
        subject
        for subject in link.subjects & reference.subjects.keys()
        if subject not in above and known.isdisjoint(reference.subject_ancestors(subject))
    )


def _observation(
    context: Context, flow: Flow, sink: System, taking: Sequence[Field], missing: list[str]
) -> Observation:
    unknown = next((field.subjects for field in taking if isinstance(field.subjects, Unknown)), None)
    ending = "which does not list them"
    if unknown:
        ending = f"whose subjects there are {not_known(unknown, context.as_of)}"
    return Observation(
        address=flow.address,
        node=_place(flow, missing),
        message=f"`{flow.id}` brings data about {listing(missing)} to {named(sink)}, {ending}",
        remedy=_remedy(sink, taking, missing),
        label=f"not among the subjects of `{sink.id}`",
        related=(taking[0].at("subjects").location(f"whom `{sink.id}` lists"),),
        depends_on=tuple(f"systems/{end.id}" for end in (flow.source, flow.target)),
    )


def _place(flow: Flow, missing: list[str]) -> Node:
    """Return where the flow names the first of the categories, or else where its data come from."""
    named_there = (mention.node for mention in listed(flow.subjects) if mention.id in missing)
    return next(named_there, flow.source.node)


def _remedy(sink: System, taking: Sequence[Field], missing: list[str]) -> str:
    subjects = yaml_list([*ids(taking[0].subjects), *missing])
    return (
        "list the people at the end of the flow, or leave their data out:\n"
        f"systems:\n  {sink.id}:\n    fields:\n      - {{type: {taking[0].type.id}, subjects: {subjects}}}"
    )
