"""A partial adequacy decision is relied on, and the recipient is not shown to meet its condition."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.findings import Check, Severity
from pdmap.model import Certification, MechanismUse, Nothing, Party, Unknown
from pdmap.questions.grounds import Ground, meets_condition, uncertified_subjects
from pdmap.questions.importers import is_access_excluded
from pdmap.questions.transfers import Leg, Presence
from pdmap.reference import Adequacy, AdequacyScope, MechanismKind
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.transfers.gaps import Gap, grouped
from pdmap.rules.transfers.remedies import condition_remedy, remedy
from pdmap.rules.transfers.wording import way
from pdmap.rules.wording import listing, named, not_known
from pdmap.source import Node

_CARRYING = frozenset({Ground.SAFEGUARD, Ground.DEROGATION})
"""Grounds that carry a step without the decision."""


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each recipient and country whose decision it is not shown to fall under."""
    for gap in grouped(leg for leg in context.legs if _is_unmet(context, leg)):
        adequacy = gap.leg.adequacy
        if adequacy:
            yield _observation(context, gap, adequacy)


# Private functions


def _is_unmet(context: Context, leg: Leg) -> bool:
    """Return whether a step leans on a partial decision that nothing brings its recipient under."""
    if not leg.judgment.claims_adequacy or leg.adequacy is None or leg.adequacy.scope is AdequacyScope.FULL:
        return False
    if leg.presence is Presence.PARENT and is_access_excluded(context.inventory, leg):
        return False
    if leg.ground in _CARRYING:
        return _mechanism(context, leg) is not None
    return leg.ground in {Ground.CONDITION, Ground.UNKNOWN}


def _mechanism(context: Context, leg: Leg) -> MechanismUse | None:
    """Return where an adequacy decision is written as a mechanism of the step."""
    known = context.inventory.reference.mechanisms
    for use in leg.mechanisms:
        mechanism = known.get(use.mechanism.id)
        if mechanism and mechanism.kind is MechanismKind.ADEQUACY:
            return use
    return None


def _observation(context: Context, gap: Gap, adequacy: Adequacy) -> Observation:
    party = _recipient(context, gap, adequacy)
    address, node = _place(context, gap, adequacy, party)
    place = gap.leg.place.node
    return Observation(
        address=address,
        node=node,
        message=f"{_shortcoming(context, gap, adequacy, party)}: {way(context, gap)}",
        remedy=_remedy(context, gap),
        label=f"the decision on `{gap.country.code}` is partial",
        related=() if place is node else (place.location(f"`{gap.leg.holder}` is in `{gap.country.code}` here"),),
        detail=f"{gap.importer} {gap.country.code}",
        severity=_severity(gap, party),
    )


def _recipient(context: Context, gap: Gap, adequacy: Adequacy) -> Party | None:
    """Return the first recipient that is not shown to meet the condition; none where nobody else receives."""
    reference = context.inventory.reference
    parties = (context.inventory.parties[identifier] for identifier in gap.leg.recipients)
    subjects = gap.leg.subjects
    return next((party for party in parties if not meets_condition(party, adequacy, subjects, reference)), None)


def _place(context: Context, gap: Gap, adequacy: Adequacy, party: Party | None) -> tuple[str, Node]:
    """Return where the condition is written, else where the decision is relied on."""
    key = "dpf" if adequacy.requires == "dpf" else "adequacy_condition"
    if party and party.has(key):
        return party.address, party.at(key)
    use = _mechanism(context, gap.leg)
    if use:
        return "/".join(use.address.split("/")[:2]), use.head
    return gap.leg.item.address, gap.leg.place.node


def _shortcoming(context: Context, gap: Gap, adequacy: Adequacy, party: Party | None) -> str:
    unknown = gap.leg.judgment.unknown
    if party is None:
        return f"nothing shows that the decision on {gap.country.name} covers the recipient"
    if unknown:
        return (
            f"whether the decision on {gap.country.name} covers {named(party)} is {not_known(unknown, context.as_of)}"
        )
    if adequacy.requires != "dpf":
        return f"nothing shows that {named(party)} falls under the partial decision on {gap.country.name}"
    match party.dpf:
        case Certification(status="active", scope=()):
            left_out = uncertified_subjects(party, gap.leg.subjects, context.inventory.reference)
            return f"the certification of {named(party)} has no scope that shows {listing(left_out)}"
        case Certification(status="active"):
            left_out = uncertified_subjects(party, gap.leg.subjects, context.inventory.reference)
            return f"the certification of {named(party)} does not cover {listing(left_out)}"
        case Certification(status=status):
            return f"the certification of {named(party)} is {f'`{status}`' if status else 'without a status'}"
        case Nothing():
            return f"{named(party)} has no certification under the Data Privacy Framework"
        case Unknown() | None:
            return f"no certification of {named(party)} is recorded"


def _remedy(context: Context, gap: Gap) -> str:
    """Return what to write; where another mechanism carries the steps, the decision need only be taken out."""
    use = _mechanism(context, gap.leg)
    if use and all(leg.ground in _CARRYING for leg in gap.legs):
        lead = f"take `{use.mechanism.id}` out, for another mechanism carries the transfer"
        return condition_remedy(context, gap, f"{lead}; or record what you found about the recipient")
    instead = f" in place of `{use.mechanism.id}`" if use else ""
    return remedy(context, gap, f"record another mechanism{instead}, or what you found about the recipient")


def _severity(gap: Gap, party: Party | None) -> Severity | None:
    """Return a warning where the steps may be carried all the same, or only a parent is abroad.

    Another mechanism may carry them, the answer may not be known yet, or a live certification may have no scope.
    """
    if party and isinstance(party.dpf, Certification) and party.dpf.status == "active" and not party.dpf.scope:
        return Severity.WARNING
    doubtful = all(leg.ground is not Ground.CONDITION or leg.presence is Presence.PARENT for leg in gap.legs)
    return Severity.WARNING if doubtful else None


RULE = Rule(
    check=Check(
        "TRF002",
        "reliance on an adequacy decision that does not cover the recipient",
        Severity.ERROR,
        ("Art. 45(3) GDPR", "Art. 45(1) GDPR"),
    ),
    checks="Where a transfer relies on a decision that covers only some recipients, the party is recorded as one of "
    "them: for the United States by `dpf` with `status: active` and a scope that fits the people, for Canada, Japan "
    "and Korea by `adequacy_condition`. It is a warning where the mechanisms name the decision and another one carries "
    "the transfer, where the answer is not known yet, and where only the parent of the importer is in the country.",
    why="The decision on the United States covers organizations on the public list of the Data Privacy Framework and "
    "no others (Decision (EU) 2023/1795), and data of employees only where the entry says so. Those on Canada, Japan "
    "and Korea cover recipients under certain acts. Outside of that the country is like any other third country.",
    fix="Look the recipient up, by the legal entity that receives the data, and record what you found and when. If it "
    "is not covered, agree on standard contractual clauses in place of the decision, or choose another recipient.",
    ask="Is the entity on the list the one in the contract? Does the entry cover data of employees, if they are sent?",
    bad="""\
systems:
  shop:
    location: SE
    fields: [email.address]
parties:
  mailer:
    role: processor
    country: US
    dpf: {status: inactive, checked: 2026-10-01}  # <- finding: is `inactive`
flows:
  newsletter:
    from: shop
    to: mailer
    data: [email.address]
    transfer: {country: US, mechanisms: [dpf]}
""",
    good="""\
systems:
  shop:
    location: SE
    fields: [email.address]
parties:
  mailer:
    role: processor
    country: US
    dpf: {status: active, scope: [non-hr], checked: 2026-10-01}
flows:
  newsletter:
    from: shop
    to: mailer
    data: [email.address]
    transfer: {country: US, mechanisms: [dpf]}
""",
    find=find,
)
