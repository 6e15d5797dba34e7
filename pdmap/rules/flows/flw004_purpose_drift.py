"""Data are used at the end of a way for something that they were not brought for."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.findings import Check, Profile, Severity
from pdmap.model import Activity, Assessment, Unknown, ids, listed
from pdmap.rules.flows.further_use import Arrival, further_uses
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.wording import count, listing, named, not_known

PERMITTED = frozenset({"consent", "legal_obligation"})
"""Bases that allow a further use without a test (Article 6(4)): consent, and a law."""
NOT_INCOMPATIBLE = frozenset({"archiving", "research"})
"""Kinds of purposes that do not count as incompatible (Article 5(1)(b))."""


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each controller's activity that uses what was brought for others."""
    drifts: dict[str, list[Arrival]] = {}
    for arrival in further_uses(context.inventory, context.graph):
        if _is_asked(arrival):
            drifts.setdefault(arrival.user.id, []).append(arrival)
    for arrivals in drifts.values():
        yield _observation(context, sorted(arrivals, key=_distance))


RULE = Rule(
    check=Check(
        "FLW004",
        "purpose that drifts along a path",
        Severity.WARNING,
        ("Art. 5(1)(b) GDPR", "Art. 6(4) GDPR", "Art. 13(3) GDPR"),
    ),
    checks="Data are followed along collections and flows. A controller's activity that uses a system which they "
    "reach, or for which a party sends them on, is one that brought them: a flow or a collection on the way, or to a "
    "place on it, serves it. If not, `compatibility` records the test of Article 6(4). Activities that rest on "
    "consent or a legal obligation alone, and those for archiving or research, need none. Fields that say what they "
    "were `collected_for` are left out: LAW012 compares them.",
    why="Data that were collected for one purpose may be used for another only if the two are compatible (Article "
    "5(1)(b), 6(4)), and people have to be told before (Article 13(3)). Drift seldom happens at the source: it "
    "happens three systems on, where nobody knows any more what the data were given for.",
    fix="Restrict the use to what the data were brought for, or test whether the new purpose is compatible and record "
    "the test. If the data come for this activity too, name it in the flow.",
    ask="Would the people concerned expect the use, given what they were told when the data were collected?",
    bad="""\
systems:
  shop: {fields: [email.address]}
  warehouse: {fields: [email.address]}
activities:
  orders: {role: controller, data: [email.address], systems: [shop]}
  advertising:  # <- finding: `customer -> shop -> warehouse`
    role: controller
    data: [email.address]
    systems: [warehouse]
flows:
  sign-up: {from: customer, to: shop, data: [email.address], activity: orders}
  export: {from: shop, to: warehouse, data: [email.address], activity: orders}
""",
    good="""\
systems:
  shop: {fields: [email.address]}
  warehouse: {fields: [email.address]}
activities:
  orders: {role: controller, data: [email.address], systems: [shop]}
  advertising:
    role: controller
    data: [email.address]
    systems: [warehouse]
    compatibility: {ref: docs/compatibility-advertising.md, date: 2026-02-01, outcome: existing customers only}
flows:
  sign-up: {from: customer, to: shop, data: [email.address], activity: orders}
  export: {from: shop, to: warehouse, data: [email.address], activity: orders}
""",
    find=find,
    profile=Profile.STRICT,
)


# Private functions


def _is_asked(arrival: Arrival) -> bool:
    """Return whether the use needs a test that is not recorded, and the way tells what the data came for."""
    user = arrival.user
    is_open = user.is_controller and user.status != "ended" and not _is_answered(user) and not _is_exempt(user)
    return is_open and bool(_purposes(arrival))


def _is_answered(user: Activity) -> bool:
    test = user.compatibility
    return isinstance(test, Assessment) and bool(test.ref or test.date or test.outcome)


def _is_exempt(user: Activity) -> bool:
    purposes = listed(user.purposes)
    return bool(purposes) and all(
        purpose.kind in NOT_INCOMPATIBLE or (ids(purpose.basis) and PERMITTED.issuperset(ids(purpose.basis)))
        for purpose in purposes
    )


def _purposes(arrival: Arrival) -> list[str]:
    """Return the activities of the first step of the way that serves any."""
    return next((sorted(link.activities) for link in arrival.path.links if link.activities), [])


def _distance(arrival: Arrival) -> tuple[int, str, str]:
    return len(arrival.path.links), str(arrival.path), arrival.data_type


def _observation(context: Context, arrivals: list[Arrival]) -> Observation:
    first = arrivals[0]
    user, link = first.user, first.path.links[-1]
    types = sorted({arrival.data_type for arrival in arrivals if arrival.path.links == first.path.links})
    others = len({str(arrival.path) for arrival in arrivals}) - 1
    more = f" and {count(others, 'other way')}" if others else ""
    came = f"{listing(types)}, which came for {listing(_purposes(first))}"
    return Observation(
        address=user.address,
        node=user.at("compatibility"),
        message=f"{named(user)} uses {came}{_doubt(context, user)}: `{first.path}`{more}",
        remedy="use the data only for what they came for, or record the test of compatibility:\n"
        f"activities:\n  {user.id}:\n    compatibility: {{ref: ..., date: ..., outcome: ...}}",
        label="compatible?",
        related=(link.item.head.location("the data arrive by this"),),
        depends_on=tuple(sorted({step.item.address for step in first.path.links})),
    )


def _doubt(context: Context, user: Activity) -> str:
    if isinstance(user.compatibility, Unknown):
        return f"; whether that is compatible is {not_known(user.compatibility, context.as_of)}"
    return ""
