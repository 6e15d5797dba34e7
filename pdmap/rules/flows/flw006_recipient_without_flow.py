"""An activity names a recipient that none of its data reach."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pdmap.findings import Check, Severity
from pdmap.graph import Element, ElementKind, Link
from pdmap.model import Activity, Mention, Unknown, ids, listed
from pdmap.questions.serving import links_by_activity
from pdmap.rules.flows.told import after_broken_flows, probably_meant, tells_flows, unreadable
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.wording import named, not_known


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each party that a controller's activity names and that gets none of its data."""
    serving = links_by_activity(context.graph)
    missed = unreadable(context.inventory, "flows", "systems", "parties")
    doubtful = probably_meant(context.inventory) | after_broken_flows(context.inventory)
    for activity in context.inventory.activities.values() if tells_flows(context.inventory) else ():
        if activity.is_controller and activity.status != "ended":
            reached = _reached(serving, activity)
            for mention in _named(activity):
                if mention.id in context.inventory.parties and mention.id not in reached | doubtful:
                    yield _observation(context, activity, mention, (*missed, *_depends_on(activity, reached)))


RULE = Rule(
    check=Check(
        "FLW006",
        "recipient that no flow reaches",
        Severity.WARNING,
        ("Art. 30(1)(d) GDPR", "Art. 5(1)(d) GDPR", "Art. 13(1)(e) GDPR"),
    ),
    checks="Every party among the recipients of a controller's activity gets data of it: by a flow that serves the "
    "activity, as the host of a system that it uses, or as a sub-processor of one of these. Recipients that are named "
    "by category, activities that have ended, and inventories without any flow are left out. Nor is a party asked "
    "whose id was probably meant where a flow has one that is defined nowhere, or that a flow with such an id goes to "
    "(REF001).",
    why="The record names those to whom data have been or will be disclosed (Article 30(1)(d)), and the notice tells "
    "people the same (Article 13(1)(e)). A name that nothing leads to is left over from an earlier time, or the flow "
    "to it is missing from the map, and with it the data, the country and the contract.",
    fix="Write the flow, or take the party out of the recipients.",
    ask="Did the party receive data in the past that it still holds?",
    bad="""\
systems:
  shop:
    fields: [email.address]
parties:
  mailer: {role: processor}
  printer: {role: processor}
activities:
  newsletter:
    role: controller
    recipients:
      - mailer
      - printer  # <- finding
flows:
  send: {from: shop, to: mailer, data: [email.address], activity: newsletter}
""",
    good="""\
systems:
  shop:
    fields: [email.address]
parties:
  mailer: {role: processor}
  printer: {role: processor}
activities:
  newsletter:
    role: controller
    recipients:
      - mailer
flows:
  send: {from: shop, to: mailer, data: [email.address], activity: newsletter}
""",
    find=find,
)


# Private functions


def _reached(serving: Mapping[str, list[Link]], activity: Activity) -> frozenset[str]:
    links = serving.get(activity.id, ())
    return frozenset(link.target.id for link in links if link.target.kind is ElementKind.PARTY)


def _named(activity: Activity) -> list[Mention]:
    """Return the parties among the recipients, each once, in written order."""
    named_parties: dict[str, Mention] = {}
    for recipient in listed(activity.recipients):
        if recipient.party:
            named_parties.setdefault(recipient.party.id, recipient.party)
    return list(named_parties.values())


def _depends_on(activity: Activity, reached: frozenset[str]) -> Iterator[str]:
    """Yield the addresses of the systems that may have another host, and the parties that may hand on to others."""
    yield from (f"systems/{name}" for name in ids(activity.systems))
    yield from (f"parties/{name}" for name in sorted(reached))


def _observation(context: Context, activity: Activity, mention: Mention, missed: tuple[str, ...]) -> Observation:
    party = context.inventory.parties[mention.id]
    others = context.graph.links_to(Element(ElementKind.PARTY, party.id))
    return Observation(
        address=activity.address,
        node=mention.node,
        message=f"{named(party)} is a recipient of {named(activity)}, {_state(context, activity, others)}",
        remedy=_remedy(activity, party.id),
        label="reached by no flow",
        related=tuple(link.item.head.location("gets data by this") for link in others[:1]),
        detail=party.id,
        depends_on=(*missed, *(link.item.address for link in others if not link.activities)),
    )


def _state(context: Context, activity: Activity, others: tuple[Link, ...]) -> str:
    if isinstance(activity.systems, Unknown):
        return f"and its systems are {not_known(activity.systems, context.as_of)}"
    served = sorted({name for link in others for name in link.activities})
    return f"and gets data of `{served[0]}` only" if served else "and no flow reaches it"


def _remedy(activity: Activity, party: str) -> str:
    source = next(iter(ids(activity.systems)), "...")
    return (
        "write the flow, or take the party out of the recipients:\n"
        f"flows:\n  {activity.id}-to-{party}: {{from: {source}, to: {party}, data: [...], activity: {activity.id}}}"
    )
