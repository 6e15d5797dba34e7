"""What the notice tells people differs from what the inventory says."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.findings import Check, Severity
from pdmap.model import Activity, Inventory, NoticeClaims, Retention, ids, listed
from pdmap.rules.clocks import clocks_for
from pdmap.rules.notices.scope import claims_of, informing_activities
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.wording import listing, named


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each element in which notice and inventory differ."""
    for activity in informing_activities(context.inventory):
        claims = claims_of(activity)
        if claims:
            yield from _purposes(activity, claims)
            yield from _recipients(context.inventory, activity, claims)
            yield from _retention(context.inventory, activity, claims)


RULE = Rule(
    check=Check(
        "NOT007",
        "notice that has drifted from the inventory",
        Severity.WARNING,
        ("Art. 5(1)(a) GDPR", "Art. 13(1) GDPR", "Art. 14(1) GDPR"),
    ),
    checks="Where an activity records what its notice tells (`notice: {claims: ...}`), its purposes, its recipients "
    "and its time limits are those of the activity, both ways. Recipients may be claimed by id, name or category. "
    "Only what is recorded on both sides is compared; third countries are the subject of NOT004.",
    why="A notice is true on the day that it is written. Purposes, recipients and periods change afterwards, and the "
    "people concerned are told something else than what happens.",
    fix="Find out which side is true. Change the notice or the inventory, then `claims`.",
    ask="Does the change need new consent, or information before it takes effect (Article 13(3), 14(4))?",
    bad="""\
parties:
  mailer: {name: Mailer AB, role: processor}
activities:
  newsletter:
    role: controller
    recipients: [mailer]
    notice:
      claims:
        recipients: [print shops]  # <- finding
""",
    good="""\
parties:
  mailer: {name: Mailer AB, role: processor}
activities:
  newsletter:
    role: controller
    recipients: [mailer]
    notice:
      claims:
        recipients: [Mailer AB]
""",
    find=find,
)


# Private functions


def _purposes(activity: Activity, claims: NoticeClaims) -> Iterator[Observation]:
    if isinstance(activity.purposes, tuple) and isinstance(claims.purposes, tuple):
        recorded = {_folded(purpose.text): purpose.text for purpose in activity.purposes}
        claimed = {_folded(text): text for text in claims.purposes}
        yield from _difference(
            activity,
            claims,
            "purposes",
            [text for key, text in recorded.items() if key not in claimed],
            [text for key, text in claimed.items() if key not in recorded],
        )


def _recipients(inventory: Inventory, activity: Activity, claims: NoticeClaims) -> Iterator[Observation]:
    if not isinstance(activity.recipients, tuple) or not isinstance(claims.recipients, tuple):
        return
    claimed = {_folded(text): text for text in claims.recipients}
    known: set[str] = set()
    left_out: list[str] = []
    for recipient in activity.recipients:
        party = inventory.parties.get(recipient.party.id) if recipient.party else None
        title = recipient.party.id if recipient.party else recipient.category or ""
        names = {_folded(name) for name in (title, recipient.category, party.name if party else None) if name}
        known |= names
        if names.isdisjoint(claimed):
            left_out.append(title)
    invented = [text for key, text in claimed.items() if key not in known]
    yield from _difference(activity, claims, "recipients", left_out, invented)


def _retention(inventory: Inventory, activity: Activity, claims: NoticeClaims) -> Iterator[Observation]:
    own = listed(activity.retention)
    for claimed in listed(claims.retention) if own else ():
        for data_type in ids(claimed.data) or ("",):
            clocks = _clocks(inventory, own, data_type)
            if claimed.period and clocks and all(_differs(claimed, clock) for clock in clocks):
                yield _other_period(activity, claimed, clocks[0], data_type)


def _clocks(inventory: Inventory, own: tuple[Retention, ...], data_type: str) -> tuple[Retention, ...]:
    if data_type:
        return clocks_for(inventory.reference, own, data_type)
    return tuple(clock for clock in own if not clock.data)


def _differs(claimed: Retention, clock: Retention) -> bool:
    if claimed.period is None or clock.period is None:
        return False
    return claimed.period.length != clock.period.length


def _difference(
    activity: Activity, claims: NoticeClaims, key: str, left_out: list[str], invented: list[str]
) -> Iterator[Observation]:
    parts = [f"leaves out {listing(sorted(left_out))}"] if left_out else []
    parts += [f"names {listing(sorted(invented))}, which the activity does not"] if invented else []
    if parts:
        yield Observation(
            address=f"{activity.address}/notice",
            node=claims.at(key),
            message=f"the notice of {named(activity)} {' and '.join(parts)}",
            remedy=f"change the notice or the activity, then record what the notice tells:\n"
            f"activities:\n  {activity.id}:\n    notice: {{claims: {{{key}: [...]}}}}",
            label=f"{key} of the notice",
            related=(activity.at(key).location(f"{key} of the activity"),),
            detail=key,
        )


def _other_period(activity: Activity, claimed: Retention, clock: Retention, data_type: str) -> Observation:
    what = f"`{data_type}`" if data_type else "all data"
    return Observation(
        address=f"{activity.address}/notice",
        node=claimed.at("period"),
        message=f"the notice of {named(activity)} says {claimed.period} for {what}, the activity {clock.period}",
        remedy="change the notice or the activity, then record what the notice tells:\n"
        f"activities:\n  {activity.id}:\n    notice: {{claims: {{retention: [{{period: ...}}]}}}}",
        related=(clock.at("period").location("period of the activity"),),
        detail=f"retention {data_type}",
    )


def _folded(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(".")
