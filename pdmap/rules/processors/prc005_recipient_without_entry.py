"""A recipient is named somewhere, and no entry says who it is to the organization."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.findings import Check, Profile, Severity
from pdmap.graph import LinkKind
from pdmap.model import PROCESSING, Activity, Party, Recipient, System, listed, options
from pdmap.rules.receiving import way_to
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.wording import listing, named, quotation


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each receiving party without a fitting role, and each recipient that needs an entry."""
    for party in context.inventory.parties.values():
        way = "" if party.roles else way_to(context, party)
        if way:
            yield _without_role(party, way)
    yield from _misfit_hosts(context)
    for activity in context.inventory.activities.values():
        for recipient in listed(activity.recipients):
            if recipient.party is None and (recipient.kind == "processor" or recipient.category is None):
                yield _without_party(activity, recipient)


# Private functions


def _without_role(party: Party, way: str) -> Observation:
    missing = [f"    {key}: ..." for key, answer in (("country", party.country), ("dpa", party.dpa)) if answer is None]
    lines = "\n".join(["parties:", f"  {party.id}:", "    role: ...", *missing])
    return Observation(
        address=party.address,
        node=party.head,
        message=f"{named(party)} receives data, and its entry has no role: {way}",
        remedy=f"complete the entry:\n{lines}",
        label="processor, controller, ...?",
    )


def _misfit_hosts(context: Context) -> Iterator[Observation]:
    """Yield an observation for each host that has only roles in which it would decide on the data itself."""
    hosted: dict[str, System] = {}
    for link in context.graph.links:
        if link.kind is LinkKind.HOSTING and isinstance(link.item, System):
            hosted.setdefault(link.target.id, link.item)
    for identifier, system in hosted.items():
        party = context.inventory.parties.get(identifier)
        if party and party.roles and PROCESSING.isdisjoint(party.roles):
            yield _misfit(party, system)


def _misfit(party: Party, system: System) -> Observation:
    mention = next((host.node for host in options(system.hosted_by) if host.id == party.id), system.head)
    return Observation(
        address=party.address,
        node=party.at("role"),
        message=f"{named(party)} hosts `{system.id}`, which does not fit the role {listing(sorted(party.roles))}",
        remedy="record the role that fits, with its contract:\n"
        f"parties:\n  {party.id}:\n    role: ...  # processor or sub-processor",
        label="a host processes on behalf",
        related=(mention.location(f"hosts `{system.id}`"),),
        detail="host",
        severity=Severity.WARNING,
    )


def _without_party(activity: Activity, recipient: Recipient) -> Observation:
    if recipient.category:
        message = f"a processor of {named(activity)} is named only as {quotation(recipient.category)}"
    else:
        message = f"a recipient of {named(activity)} is neither a party nor a category"
    return Observation(
        address=recipient.address,
        node=recipient.at("category"),
        message=message,
        remedy="define the party, and name it among the recipients:\n"
        "parties:\n  name-of-processor: {role: processor, country: ..., dpa: {status: signed, signed: ..., ref: ...}}",
        label="which party?",
    )


RULE = Rule(
    check=Check(
        "PRC005",
        "recipient without an entry that tells its role",
        Severity.ERROR,
        ("Art. 30(1)(d) GDPR", "Art. 28(3) GDPR", "Art. 4(7) GDPR"),
    ),
    checks="Every party that receives data by a flow, as a host, through another processor or as a recipient of an "
    "activity has a `role`; it is a warning where a host is neither `processor` nor `sub-processor`. "
    "Recipients of an activity are a party or a category, and one of the kind `processor` is a "
    "party. An id that is defined nowhere is the subject of REF001, a missing country of TRF012, a missing contract "
    "of PRC001.",
    why="What has to be agreed with a recipient depends on what it is: a processor needs a contract (Article 28(3)), "
    "a joint controller an arrangement (Article 26), another controller a basis for the disclosure. The record may "
    "tell recipients by category (Article 30(1)(d)), but a processor that nobody names cannot have a contract.",
    fix="Find out who decides on purposes and means, and complete the entry of the party.",
    ask="Who decides in fact on the purposes and the essential means (EDPB Guidelines 07/2020)? The words of a "
    "contract do not settle it.",
    bad="""\
systems:
  shop:
    fields: [email.address]
parties:
  mailer:  # <- finding: `shop -> mailer`
    country: IE
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
    country: IE
flows:
  newsletter: {from: shop, to: mailer, data: [email.address]}
""",
    find=find,
    profile=Profile.MINIMAL,
)
