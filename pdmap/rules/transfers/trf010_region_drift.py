"""Data are in a place outside of what an activity promises or the host's contract names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from pdmap.findings import Check, Location, Severity
from pdmap.graph import Element, ElementKind, activities_by_system
from pdmap.model import Activity, Answer, Inventory, Options, Party, Place, options
from pdmap.questions.grounds import countries_of
from pdmap.questions.transfers import Leg, Presence
from pdmap.reference import Country, CountryKind
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.wording import listing, named, yaml_list


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each place that drifted from a promise, and from a host's contract."""
    users = activities_by_system(context.inventory)
    for legs in _places(context.legs):
        promising = _promising(context, legs, users)
        activities = [item for item in promising if _is_outside(context.inventory, legs, _promise(item))]
        if activities:
            yield _off_promise(context, legs, activities)
        hosts = [host for host in _hosts(context, legs[0]) if _is_outside(context.inventory, legs, host.regions)]
        if hosts and len(hosts) == len(legs[0].recipients):
            yield _off_contract(context, legs, hosts)


# Private functions


def _places(legs: Iterable[Leg]) -> list[list[Leg]]:
    """Return the legs of each place where bytes are; a multi-region has a leg for each of its countries."""
    places: dict[tuple[str, str], list[Leg]] = {}
    for leg in legs:
        if leg.presence is Presence.LOCATION and leg.country:
            places.setdefault((leg.holder, leg.place.name), []).append(leg)
    return list(places.values())


def _promise(activity: Activity) -> tuple[Place, ...]:
    return options(activity.residency)


def _promising(context: Context, legs: list[Leg], users: Mapping[str, frozenset[str]]) -> list[Activity]:
    """Return the activities that say where their data stay and whose data come to the place, by id."""
    links = [leg.link for leg in legs if leg.link]
    system = "" if links else legs[0].holder
    links += context.graph.links_to(Element(ElementKind.SYSTEM, system))
    serving = users.get(system, frozenset()).union(*(link.activities for link in links))
    known = (context.inventory.activities.get(identifier) for identifier in sorted(serving))
    return [activity for activity in known if activity and _promise(activity)]


def _hosts(context: Context, leg: Leg) -> list[Party]:
    """Return the hosts of a system's place whose contracts name places."""
    parties = [context.inventory.parties[identifier] for identifier in leg.recipients] if leg.link is None else []
    return [party for party in parties if party.regions]


def _is_outside(inventory: Inventory, legs: list[Leg], named_places: Iterable[Place]) -> bool:
    """Return whether a place, or one of its countries, is in none of the named places."""
    allowed = list(named_places)
    return not all(any(_is_within(inventory, leg, place) for place in allowed) for leg in legs)


def _is_within(inventory: Inventory, leg: Leg, place: Place) -> bool:
    """Return whether a step stays within a place; two cloud regions have to be the same one."""
    regions = inventory.reference.regions
    if leg.place.name in regions and place.name in regions:
        return leg.place.name == place.name
    return any(leg.country and _contains(country, leg.country) for country in countries_of(inventory, place))


def _contains(area: Country, country: Country) -> bool:
    if area.kind is CountryKind.AREA:
        return country.eu if area.eu else country.eea
    return area.code == country.code


def _off_promise(context: Context, legs: list[Leg], activities: list[Activity]) -> Observation:
    place = legs[0].place.name
    promised = sorted({place.name for activity in activities for place in _promise(activity)})
    owners = listing([activity.id for activity in activities])
    message = f"{_where(context, legs[0])}, outside the residency of {owners}: {listing(promised)}"
    related = (activity.at("residency").location(f"`{activity.id}` promises this") for activity in activities[:2])
    changed = (f"  {activity.id}:\n    residency: {_with(activity.residency, place)}" for activity in activities)
    remedy = "\n".join(["move the data, or change the promise:", "activities:", *changed])
    return _observation(context, legs[0], message, remedy, tuple(related), "residency")


def _with(residency: Answer[Options[Place]], place: str) -> str:
    """Return the places of a promise and one more, as somebody chooses among them where that is so."""
    chooser = residency.chosen_by if isinstance(residency, Options) else None
    places = yaml_list([*_names(options(residency)), place])
    return f"{{choice: {places}, by: {chooser}}}" if chooser else places


def _names(places: Iterable[Place]) -> list[str]:
    return list(dict.fromkeys(place.name for place in places))


def _off_contract(context: Context, legs: list[Leg], hosts: list[Party]) -> Observation:
    place = legs[0].place.name
    agreed = sorted({region.name for host in hosts for region in host.regions})
    owners = " and ".join(named(host) for host in hosts)
    message = f"{_where(context, legs[0])}, outside the regions agreed with {owners}: {listing(agreed)}"
    related = (host.at("regions").location(f"agreed with `{host.id}`") for host in hosts[:2])
    changed = (f"  {host.id}:\n    regions: {yaml_list([*_names(host.regions), place])}" for host in hosts)
    remedy = "\n".join(["move the data, or agree on the region:", "parties:", *changed])
    return _observation(context, legs[0], message, remedy, tuple(related), "regions")


def _where(context: Context, leg: Leg) -> str:
    holder = context.inventory.parties[leg.holder] if leg.link else context.inventory.systems[leg.holder]
    if leg.chosen_by:
        return f"{named(holder)} lets the {leg.chosen_by} choose `{leg.place.name}`"
    return f"{named(holder)} keeps data in `{leg.place.name}`"


def _observation(
    context: Context, leg: Leg, message: str, remedy: str, related: tuple[Location, ...], detail: str
) -> Observation:
    holder = context.inventory.parties[leg.holder] if leg.link else context.inventory.systems[leg.holder]
    return Observation(
        address=holder.address,
        node=leg.place.node,
        message=message,
        remedy=remedy,
        label="outside",
        related=related,
        detail=f"{detail} {leg.place.name}",
    )


RULE = Rule(
    check=Check(
        "TRF010",
        "place of data outside what was promised or agreed",
        Severity.ERROR,
        ("Art. 5(2) GDPR", "Art. 28(3)(a) GDPR", "Art. 30(1)(e) GDPR"),
    ),
    checks="Every place of a system, its backups included, and every place of a party is within the `residency` of "
    "the activities whose data come there, and within the `regions` of the party that hosts the system. A country "
    "covers its cloud regions, `EU` covers its member states, and each place that a customer may choose is judged.",
    why="A promise about the place of data is made to customers, and a processor may leave the agreed places only on "
    "documented instructions (Article 28(3)(a)). Regions change with one line of configuration; promises do not "
    "change with them.",
    fix="Move the data back, or change the promise and tell those to whom it was made.",
    ask="Who was promised the residency, in which contract or notice, and do they have to agree to the change?",
    bad="""\
systems:
  shop:
    location: aws:eu-north-1
    backup: {retention: P30D, location: aws:eu-west-1}  # <- finding: outside the residency of `orders`
    fields: [email.address]
activities:
  orders:
    role: controller
    systems: [shop]
    residency: SE
""",
    good="""\
systems:
  shop:
    location: aws:eu-north-1
    backup: {retention: P30D, location: aws:eu-north-1}
    fields: [email.address]
activities:
  orders:
    role: controller
    systems: [shop]
    residency: SE
""",
    find=find,
)
