"""Data of an activity reach a party that is not among its recipients."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.findings import Check, Profile, Severity
from pdmap.graph import ElementKind, Link, LinkKind
from pdmap.model import Activity, Flow, Inventory, Nothing, Party, Recipient, listed
from pdmap.questions.serving import links_by_activity
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.wording import named, yaml_list, yaml_text
from pdmap.source import Node

DISCLOSING = frozenset({LinkKind.COLLECTION, LinkKind.FLOW, LinkKind.HOSTING})
"""Links whose end is a recipient of the activity itself; sub-processors come with their processor."""


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each party that a controller's activity discloses data to and does not name.

    Where the recipients are not answered at all, REC003 says so.
    """
    serving = links_by_activity(context.graph)
    for activity in context.inventory.activities.values():
        if activity.is_controller and isinstance(activity.recipients, tuple | Nothing):
            for party, links in _undeclared(context.inventory, activity, serving.get(activity.id, [])):
                yield _observation(activity, party, links)


# Private functions


def _undeclared(inventory: Inventory, activity: Activity, links: list[Link]) -> Iterator[tuple[Party, list[Link]]]:
    """Yield the parties that get data of the activity without being named, each with the links there."""
    declared: set[str | None] = {recipient.party.id for recipient in listed(activity.recipients) if recipient.party}
    declared |= {joint.party.id for joint in listed(activity.joint_controllers)}
    declared |= {missing.suggestion for missing in inventory.unresolved if missing.address == activity.address}
    reached: dict[str, list[Link]] = {}
    for link in links:
        is_disclosure = link.kind in DISCLOSING and link.target.kind is ElementKind.PARTY and not link.is_empty
        if is_disclosure and link.target.id not in declared:
            reached.setdefault(link.target.id, []).append(link)
    yield from ((inventory.parties[identifier], found) for identifier, found in reached.items())


def _observation(activity: Activity, party: Party, links: list[Link]) -> Observation:
    link = links[0]
    others = f" and {len(links) - 1} more" if len(links) > 1 else ""
    ending = "which names no recipients" if isinstance(activity.recipients, Nothing) else "which does not name it"
    has_category = any(recipient.category and not recipient.party for recipient in listed(activity.recipients))
    return Observation(
        address=activity.address,
        node=activity.at("recipients"),
        message=f"{named(party)} receives data of {named(activity)}, {ending}: `{link.source} -> {party.id}`{others}",
        remedy=_remedy(activity, party),
        label=f"without `{party.id}`",
        related=(_place(link).location(f"data go to `{party.id}` here"),),
        detail=party.id,
        severity=Severity.WARNING if has_category else None,
    )


def _place(link: Link) -> Node:
    if isinstance(link.item, Flow):
        return link.item.target.node
    return link.item.at("hosted_by")


def _remedy(activity: Activity, party: Party) -> str:
    """Return the whole list of recipients with the party added, written as it is read."""
    written = [_as_yaml(recipient) for recipient in listed(activity.recipients)]
    recipients = yaml_list([*written, party.id])
    lead = "name the party among the recipients, or stop the flow"
    return f"{lead}:\nactivities:\n  {activity.id}:\n    recipients: {recipients}"


def _as_yaml(recipient: Recipient) -> str:
    keys = {"party": recipient.party.id if recipient.party else None, "category": recipient.category}
    if recipient.party and not recipient.category and not recipient.kind:
        return recipient.party.id
    texts = {**keys, "kind": recipient.kind}
    return f"{{{', '.join(f'{key}: {yaml_text(text)}' for key, text in texts.items() if text)}}}"


RULE = Rule(
    check=Check(
        "FLW005",
        "recipient that the activity does not name",
        Severity.ERROR,
        ("Art. 30(1)(d) GDPR", "Art. 13(1)(e) GDPR"),
    ),
    checks="Every party that gets data of a controller's activity, by a flow that serves it or as the host of a "
    "system that it uses or sends data to, is among its recipients or its joint controllers. Sub-processors come with "
    "their processor. A flow whose transforms leave no personal data discloses nothing. It is a warning where the "
    "activity also names recipients by category, because one of them may be meant. Where the activity has an id that "
    "is defined nowhere and spelled almost like the party's, REF001 alone tells of it.",
    why="The record tells to whom data are or will be disclosed (Article 30(1)(d)), processors and hosts included "
    "(Article 4(9)); the notice tells people the same (Article 13(1)(e)).",
    fix="Add the party to the recipients of the activity. If it should not get the data, change the flow or the host.",
    ask="Does the privacy notice name the recipient, or the category that it belongs to?",
    bad="""\
systems:
  shop:
    fields: [email.address]
parties:
  host: {role: processor}
  mailer: {role: processor}
activities:
  newsletter:
    role: controller
    recipients: [host]  # <- finding: `shop -> mailer`
flows:
  send: {from: shop, to: mailer, data: [email.address], activity: newsletter}
""",
    good="""\
systems:
  shop:
    fields: [email.address]
parties:
  host: {role: processor}
  mailer: {role: processor}
activities:
  newsletter:
    role: controller
    recipients: [host, mailer]
flows:
  send: {from: shop, to: mailer, data: [email.address], activity: newsletter}
""",
    find=find,
    profile=Profile.MINIMAL,
)
