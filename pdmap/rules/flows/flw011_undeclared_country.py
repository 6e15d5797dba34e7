"""Data of an activity reach a third country that its transfers do not name."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from pdmap.findings import Check, Profile, Severity
from pdmap.graph import LinkKind
from pdmap.model import Activity, Inventory, Nothing, Party, Place, Unknown, listed
from pdmap.questions.grounds import countries_of
from pdmap.questions.paths import path_to
from pdmap.questions.transfers import Leg
from pdmap.rules.abroad import legs_abroad
from pdmap.rules.beginning import begun_links
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.wording import named, not_known


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each third country that an activity reaches and does not declare."""
    begun = begun_links(context)
    for (served, code), found in legs_abroad(context).items():
        activity = context.inventory.activities.get(served)
        legs = _counted(activity, found, begun) if activity else []
        if activity and legs and code not in _declared(context.inventory, activity):
            yield _observation(context, activity, code, legs)


# Private functions


def _counted(activity: Activity, legs: list[Leg], begun: Collection[str]) -> list[Leg]:
    """Return the steps that the transfers of an activity have to name on the day.

    A planned one need not answer yet, but where it does, the answer is about what is planned.
    """
    if activity.status == "planned":
        return [] if activity.transfers is None else legs
    return [leg for leg in legs if leg.link is None or leg.link.id in begun]


def _declared(inventory: Inventory, activity: Activity) -> frozenset[str]:
    """Return the codes of the countries that an activity's transfers name, themselves or by their importer."""
    places: list[Place] = []
    for transfer in listed(activity.transfers):
        importer = inventory.parties.get(transfer.importer.id) if transfer.importer else None
        places += transfer.countries or (_places(importer) if importer else ())
    return frozenset(country.code for place in places for country in countries_of(inventory, place))


def _places(party: Party) -> tuple[Place, ...]:
    established = (party.country,) if isinstance(party.country, Place) else ()
    return (*established, *party.regions, *listed(party.access_from))


def _observation(context: Context, activity: Activity, code: str, legs: list[Leg]) -> Observation:
    nearest = min(legs, key=_distance)
    others = len({other.link.id if other.link else other.holder for other in legs}) - 1
    unknown = activity.transfers if isinstance(activity.transfers, Unknown) else None
    return Observation(
        address=activity.address,
        node=activity.at("transfers"),
        message=f"{named(activity)} reaches `{code}`, {_answer(context, activity)}: "
        f"`{_way(context, activity, nearest)} ({code})`{f' and {others} more' if others else ''}",
        remedy=_remedy(activity, code, nearest),
        label=f"without `{code}`",
        related=(nearest.place.node.location(f"`{nearest.holder}` is in `{code}` here"),),
        detail=code,
        severity=Severity.WARNING if unknown else None,
    )


def _distance(leg: Leg) -> tuple[bool, str, str]:
    """Return what puts direct steps before those behind a processor."""
    is_behind = leg.link is not None and leg.link.kind is LinkKind.SUBPROCESSING
    return is_behind, leg.link.id if leg.link else "", leg.holder


def _way(context: Context, activity: Activity, leg: Leg) -> str:
    if leg.link:
        return str(path_to(context.graph, leg.link, activity.id))
    return " -> ".join([leg.holder, *leg.recipients]) if len(leg.recipients) == 1 else leg.holder


def _answer(context: Context, activity: Activity) -> str:
    match activity.transfers:
        case Unknown() as unknown:
            return f"and its transfers are {not_known(unknown, context.as_of)}"
        case Nothing():
            return "and declares no transfers"
        case None:
            return "and no transfers are recorded"
        case _:
            return "which its transfers do not name"


def _remedy(activity: Activity, code: str, leg: Leg) -> str:
    """Return the entry to write: for the importer of the nearest step, whose mechanisms stand where it is defined."""
    is_one = len(leg.recipients) == 1
    entry = f"{{country: {code}, {f'importer: {leg.recipients[0]}' if is_one else 'mechanisms: [...]'}}}"
    lead = "add it to the transfers of the activity" if listed(activity.transfers) else "declare the transfer"
    return f"{lead}:\nactivities:\n  {activity.id}:\n    transfers:\n      - {entry}"


RULE = Rule(
    check=Check(
        "FLW011",
        "third country that the activity does not declare",
        Severity.ERROR,
        ("Art. 30(1)(e) GDPR", "Art. 30(2)(c) GDPR", "Art. 44 GDPR"),
    ),
    checks="Every third country that data of an activity reach, by its flows, by the hosts of its systems and by "
    "sub-processors behind them, stands in the activity's `transfers`, whatever carries the transfer; naming the "
    "importer is enough. Where a country is declared, a second importer there is not asked for: TRF001 asks what "
    "carries the step to it. `transfers: none` is contradicted by such a country. A parent company abroad and the "
    "organization's own people there are not counted. It is a warning where the transfers are not known yet. A planned "
    "activity need not answer yet, and parties that start later (`active_from`) are not counted before.",
    why="The record names the third countries of each activity (Article 30(1)(e), 30(2)(c)), also those with an "
    "adequacy decision. Chains of processors bring countries in that nobody who wrote the activity had in mind.",
    fix="Add the country to the activity's transfers with what carries it, or cut the way.",
    ask="Does the privacy notice tell of the transfer and how to get a copy of the safeguards (Article 13(1)(f))?",
    bad="""\
systems:
  shop:
    location: SE
    fields: [email.address]
parties:
  mailer:
    role: processor
    country: IE
    subprocessors: [mail-support]
  mail-support:
    role: sub-processor
    country: IN
activities:
  newsletter:
    role: controller
    transfers: none  # <- finding: `shop -> mailer -> mail-support (IN)`
flows:
  send: {from: shop, to: mailer, data: [email.address], activity: newsletter}
""",
    good="""\
systems:
  shop:
    location: SE
    fields: [email.address]
parties:
  mailer:
    role: processor
    country: IE
    subprocessors: [mail-support]
  mail-support:
    role: sub-processor
    country: IN
activities:
  newsletter:
    role: controller
    transfers:
      - {country: IN, importer: mail-support, mechanisms: [{scc: {module: 3, signed: 2026-02-01}}]}
flows:
  send: {from: shop, to: mailer, data: [email.address], activity: newsletter}
""",
    find=find,
    profile=Profile.MINIMAL,
)
