"""An activity uses data that were collected for others, without a compatibility test, consent or a law."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.findings import Check, Location, Severity
from pdmap.frozen import dataclass
from pdmap.model import Activity, Assessment, Mention, Unknown, listed
from pdmap.reference import Reference
from pdmap.rules.answers import is_said
from pdmap.rules.lawfulness.assessments import missing_of
from pdmap.rules.lawfulness.further_use import Arrival, other_uses
from pdmap.rules.lawfulness.purposes import CONSENT, basis_of
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.wording import listing, named, not_known


@dataclass(frozen=True, slots=True)
class Excuse:
    """What an activity records of its further use, short of carrying it."""

    words: str
    severity: Severity | None = None


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each activity and each system whose data it uses further."""
    uses: dict[tuple[str, str], tuple[Activity, list[Arrival]]] = {}
    for activity, arrival in other_uses(context.inventory, context.graph):
        uses.setdefault((activity.id, arrival.system.id), (activity, []))[1].append(arrival)
    for activity, arrivals in uses.values():
        excuse = _excuse(context, activity)
        if excuse:
            yield _observation(context.inventory.reference, activity, arrivals, excuse)


RULE = Rule(
    check=Check(
        "LAW012",
        "further use without a compatibility test",
        Severity.ERROR,
        ("Art. 5(1)(b) GDPR", "Art. 6(4) GDPR"),
    ),
    checks="Data of a field with `collected_for` are followed along the flows, up to transforms that turn them into "
    "something else. Each activity of a controller that uses them, because it names them with a system that holds them "
    "or because a flow carries them for it, is one that they were collected for, has a `compatibility` test, or rests "
    "on consent or a cited law. It is a warning where only some purposes do, where the test lacks its place or its "
    "date, and where the test or the purposes are not known yet. Ended activities are not judged.",
    why="Data are collected for specified purposes and not used in a way that does not fit these (Article 5(1)(b)). "
    "For a new purpose the controller weighs the link, the context, the nature of the data, the consequences and the "
    "safeguards (Article 6(4)), unless the person consents or a law allows it; and it tells people before (Article "
    "13(3)).",
    fix="Do the test and link it in `compatibility`, ask for consent, cite the law, or stop the use. If the data were "
    "collected for this activity too, and people were told so, add it to `collected_for`.",
    ask="What would people expect who handed the data over, and were they told of the new purpose?",
    bad="""\
systems:
  shop:
    fields: [{type: email.address, collected_for: orders}]
  crm:
    fields: [email.address]
activities:
  orders: {role: controller, data: [email.address], systems: [shop]}
  offers:
    role: controller
    purposes: [{text: Send offers, basis: legitimate_interests}]
    data:
      - email.address  # <- finding: `shop -> crm`
    systems: [crm]
flows:
  copy: {from: shop, to: crm, data: [email.address], activity: orders}
""",
    good="""\
systems:
  shop:
    fields: [{type: email.address, collected_for: orders}]
  crm:
    fields: [email.address]
activities:
  orders: {role: controller, data: [email.address], systems: [shop]}
  offers:
    role: controller
    purposes: [{text: Send offers, basis: legitimate_interests}]
    compatibility: {ref: docs/offers-compatibility.md, date: 2026-02-01}
    data:
      - email.address
    systems: [crm]
flows:
  copy: {from: shop, to: crm, data: [email.address], activity: orders}
""",
    find=find,
)


# Private functions


def _excuse(context: Context, activity: Activity) -> Excuse | None:
    """Return what is recorded of the further use of an activity; `None` where that carries it."""
    if isinstance(activity.compatibility, Assessment):
        missing = missing_of(activity.compatibility)
        words = f"and its compatibility test has no {' and no '.join(missing)}"
        return Excuse(words, Severity.WARNING) if missing else None
    if isinstance(activity.compatibility, Unknown):
        state = not_known(activity.compatibility, context.as_of)
        return Excuse(f"and its compatibility test is {state}", Severity.WARNING)
    if isinstance(activity.purposes, Unknown):
        state = not_known(activity.purposes, context.as_of)
        return Excuse(f"and its purposes are {state}", Severity.WARNING)
    carried = [bool(basis_of(purpose, CONSENT)) or is_said(purpose.law) for purpose in listed(activity.purposes)]
    if carried and all(carried):
        return None
    if any(carried):
        return Excuse("without a test; only some purposes rest on consent or a law", Severity.WARNING)
    return Excuse("without a compatibility test, consent or a law")


def _observation(reference: Reference, activity: Activity, arrivals: list[Arrival], excuse: Excuse) -> Observation:
    arrival = arrivals[0]
    data = sorted({item.data_type for item in arrivals})
    for_what = sorted(frozenset().union(*(item.collected_for for item in arrivals)) - {activity.id})
    way = f": `{arrival}`" if arrival.links else ""
    mention = _mention(reference, activity, arrival.data_type)
    return Observation(
        address=activity.address,
        node=mention.node if mention else activity.head,
        message=f"{named(activity)} uses {listing(data)} of `{arrival.system.id}`, collected for "
        f"{listing(for_what) or 'others'}, {excuse.words}{way}",
        remedy="link the test of Article 6(4), or say that the data were collected for this too:\n"
        f"activities:\n  {activity.id}:\n    compatibility:\n      ref: ...\n      date: ...",
        label="collected for something else",
        related=_places(arrival),
        detail=arrival.system.id,
        severity=excuse.severity,
        depends_on=tuple(sorted({arrival.system.address, *(link.item.address for link in arrival.links)})),
    )


def _mention(reference: Reference, activity: Activity, data_type: str) -> Mention | None:
    return next((item for item in listed(activity.data) if reference.overlap(item.id, data_type)), None)


def _places(arrival: Arrival) -> tuple[Location, ...]:
    collected = arrival.field.at("collected_for").location("what they were collected for")
    brought = (link.item.head.location("the last step of the way") for link in arrival.links[-1:])
    return (collected, *brought)
