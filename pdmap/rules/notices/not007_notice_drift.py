"""What the notice tells people differs from what the inventory says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pdmap.findings import Check, Severity
from pdmap.model import Activity, Inventory, NoticeClaims
from pdmap.questions.notice_claims import entries, purposes_apart, recipients_apart
from pdmap.questions.notice_periods import OtherPeriod, other_periods, untold_types
from pdmap.rules.notices.scope import claims_of, informing_activities
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.wording import listing, named, quotation, yaml_list

CHANGE = "change the notice or the activity, then record what the notice tells"
"""What to do about a difference."""
MOST_QUOTED = 2
"""Texts of a side that a message quotes; more are counted."""


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
    "and its time limits are those of the activity, both ways. Recipients may be claimed by id, name or category, and "
    "`none` is a list of nothing. Periods that people use for the same length, such as a quarter and 90 days, do not "
    "differ. Only what is recorded on both sides is compared; third countries are the subject of NOT004.",
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
    apart = purposes_apart(activity, claims)
    if apart:
        yield from _difference(
            activity, claims, "purposes", map(quotation, apart.left_out), map(quotation, apart.invented)
        )


def _recipients(inventory: Inventory, activity: Activity, claims: NoticeClaims) -> Iterator[Observation]:
    def shown(text: str) -> str:
        return f"`{text}`" if text in inventory.parties else quotation(text)

    apart = recipients_apart(inventory, activity, claims)
    if apart:
        yield from _difference(activity, claims, "recipients", map(shown, apart.left_out), map(shown, apart.invented))


def _difference(
    activity: Activity, claims: NoticeClaims, key: str, left_out: Iterable[str], invented: Iterable[str]
) -> Iterator[Observation]:
    missing, more = sorted(left_out), sorted(invented)
    parts = [f"leaves out {_series(missing)}"] if missing else []
    parts += [f"names {_series(more)}, which the activity does not"] if more else []
    if parts:
        yield Observation(
            address=f"{activity.address}/notice",
            node=claims.at(key),
            message=f"the notice of {named(activity)} {' and '.join(parts)}",
            remedy=f"{CHANGE}:\n{_claims(activity)}{key}: [...]",
            label=f"{key} of the notice",
            related=(activity.at(key).location(f"{key} of the activity"),),
            detail=key,
        )


def _series(texts: Sequence[str]) -> str:
    """Return texts as "one", "one and two" or "one, two and 3 more"."""
    if len(texts) > MOST_QUOTED:
        return f"{', '.join(texts[:MOST_QUOTED])} and {len(texts) - MOST_QUOTED} more"
    return " and ".join(texts)


def _retention(inventory: Inventory, activity: Activity, claims: NoticeClaims) -> Iterator[Observation]:
    own, told = entries(activity.retention), entries(claims.retention)
    if not own or told is None:
        return
    for other in other_periods(inventory.reference, own, told):
        yield _other_period(activity, other)
    untold = untold_types(inventory.reference, activity, own, told)
    if untold:
        yield _without_period(activity, claims, untold)


def _other_period(activity: Activity, other: OtherPeriod) -> Observation:
    what = f"`{other.data_type}`" if other.data_type else "all data"
    data = f"data: [{other.data_type}], " if other.data_type else ""
    return Observation(
        address=f"{activity.address}/notice",
        node=other.claimed.at("period"),
        message=f"the notice of {named(activity)} says {other.claimed.period} for {what}, "
        f"the activity {other.clock.period}",
        remedy=f"{CHANGE}:\n{_claims(activity)}retention:\n          - {{{data}period: ...}}",
        related=(other.clock.at("period").location("period of the activity"),),
        detail=f"retention {other.data_type}",
    )


def _without_period(activity: Activity, claims: NoticeClaims, untold: list[str]) -> Observation:
    return Observation(
        address=f"{activity.address}/notice",
        node=claims.at("retention"),
        message=f"the notice of {named(activity)} gives no period for {listing(untold)}, which the activity does",
        remedy=f"{CHANGE}:\n{_claims(activity)}retention:\n          - {{data: {yaml_list(untold)}, period: ...}}",
        related=(activity.at("retention").location("periods of the activity"),),
        detail="retention left out",
    )


def _claims(activity: Activity) -> str:
    """Return where the manifest records what the notice tells, up to the key to write."""
    return f"activities:\n  {activity.id}:\n    notice:\n      claims:\n        "
