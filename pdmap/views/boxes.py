"""Boxes for countries: which elements are in each, in which sense, and which links lead there."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import field

from pdmap.frozen import dataclass
from pdmap.graph import Element, ElementKind, Link
from pdmap.model import Options, Place
from pdmap.questions.grounds import countries_of, regime_of
from pdmap.questions.transfers import Leg, Presence
from pdmap.reference import Country
from pdmap.views.signs import FrameKind
from pdmap.views.survey import Survey
from pdmap.views.words import say


@dataclass(frozen=True, slots=True, order=True)
class Box:
    """What is drawn as one: a country, the people, or those of whom no country is told."""

    id: str
    title: str
    kind: FrameKind


@dataclass(slots=True)
class Way:
    """Everything that goes from one box to another."""

    links: list[Link] = field(default_factory=list)
    legs: list[Leg] = field(default_factory=list)


@dataclass(slots=True)
class Stay:
    """Who is in a country, and by which steps."""

    elements: set[Element] = field(default_factory=set)
    """Those that belong there: systems whose bytes are there, parties established there."""
    reaching: set[Element] = field(default_factory=set)
    """Those that are elsewhere, and have data or people in the country too."""
    legs: list[Leg] = field(default_factory=list)


PEOPLE = Box("people", say("frame.people"), FrameKind.PEOPLE)


def stays(elements: Iterable[Element], legs: Iterable[Leg], surveyed: Survey) -> dict[Box, Stay]:
    """Return who is in each country; an element with several countries is in each of them."""
    found: dict[Box, Stay] = {}
    shown = frozenset(elements)
    for element in sorted(shown):
        found.setdefault(home(element, surveyed), Stay()).elements.add(element)
    for leg in legs:
        kind = ElementKind.PARTY if leg.link else ElementKind.SYSTEM
        element = Element(kind, leg.holder)
        if element in shown and leg.presence is not Presence.PARENT:
            stay = found.setdefault(box_of(leg, surveyed), Stay())
            stay.legs.append(leg)
            if element not in stay.elements:
                stay.reaching.add(element)
    return found


def ways(links: Iterable[Link], surveyed: Survey) -> dict[tuple[Box, Box], Way]:
    """Return what goes from box to box; a link to who is in several countries goes to each of them."""
    found: dict[tuple[Box, Box], Way] = {}
    for link in links:
        source = home(link.source, surveyed)
        for target, legs in _targets(link, surveyed).items():
            way = found.setdefault((source, target), Way())
            way.links.append(link)
            way.legs.extend(legs)
    return found


def home(element: Element, surveyed: Survey) -> Box:
    """Return the box that an element belongs to.

    A system is where all of its bytes are known to be, else with its organization; a party where it is established.
    """
    inventory = surveyed.inventory
    match element.kind:
        case ElementKind.SUBJECT:
            return PEOPLE
        case ElementKind.PARTY:
            answer = inventory.parties[element.id].country
            return _placed(answer, surveyed) if isinstance(answer, Place) else _untold(answer)
        case ElementKind.SYSTEM:
            return _system_home(element.id, surveyed)


def joined(
    found: Mapping[Box, Stay], between: Mapping[tuple[Box, Box], Way], surveyed: Survey
) -> tuple[dict[Box, Stay], dict[tuple[Box, Box], Way]]:
    """Return boxes and what goes between them with the whole territory of the law as one box.

    Among its countries no step is a transfer; what goes on there stays inside the box.
    """
    one = Box("territory", say(f"frame.territory.{regime_of(surveyed.inventory)}"), FrameKind.TERRITORY)
    stay_by_box: dict[Box, Stay] = {}
    way_by_ends: dict[tuple[Box, Box], Way] = {}
    for box, stay in found.items():
        whole = stay_by_box.setdefault(one if box.kind is FrameKind.TERRITORY else box, Stay())
        whole.elements |= stay.elements
        whole.reaching |= stay.reaching
        whole.legs += stay.legs
    for ends, way in between.items():
        source, target = (one if box.kind is FrameKind.TERRITORY else box for box in ends)
        merged = way_by_ends.setdefault((source, target), Way())
        known = {link.id for link in merged.links}
        merged.links += [link for link in way.links if link.id not in known]
        merged.legs += way.legs
    for stay in stay_by_box.values():
        stay.reaching -= stay.elements
    return stay_by_box, way_by_ends


def box_of(leg: Leg, surveyed: Survey) -> Box:
    """Return the box that a step leads to."""
    return country_box(leg.country, surveyed) if leg.country else _unnamed(leg.place)


def country_box(country: Country, surveyed: Survey) -> Box:
    """Return the box of a country."""
    is_inside = surveyed.reference.is_inside(country.code, regime_of(surveyed.inventory))
    kind = FrameKind.TERRITORY if is_inside else FrameKind.THIRD_COUNTRY
    return Box(f"country:{country.code}", country.name, kind)


# Private functions


def _targets(link: Link, surveyed: Survey) -> dict[Box, list[Leg]]:
    """Return the boxes that a link leads to, each with the steps that bring data there."""
    legs = [leg for leg in _legs(link, surveyed) if leg.presence is not Presence.PARENT]
    found: dict[Box, list[Leg]] = {}
    for leg in legs:
        found.setdefault(box_of(leg, surveyed), []).append(leg)
    return found or {home(link.target, surveyed): []}


def _legs(link: Link, surveyed: Survey) -> Collection[Leg]:
    """Return the steps of a link: to a party, those that it makes; to a system, those to where it is for certain."""
    if link.target.kind is ElementKind.PARTY:
        return surveyed.legs_of_links.get(link.id, ())
    legs = surveyed.legs_of_systems.get(link.target.id, ())
    return [leg for leg in legs if leg.presence is Presence.LOCATION and not leg.chosen_by]


def _system_home(system: str, surveyed: Survey) -> Box:
    answer = surveyed.inventory.systems[system].location
    if isinstance(answer, Options) and not answer.chosen_by:
        boxes = set(_places(answer, surveyed))
        if len(boxes) == 1:
            return boxes.pop()
    return _own(surveyed)


def _places(answer: Options[Place], surveyed: Survey) -> Iterator[Box]:
    for place in answer.values:
        countries = countries_of(surveyed.inventory, place)
        yield from (country_box(country, surveyed) for country in countries)
        if not countries:
            yield _unnamed(place)


def _own(surveyed: Survey) -> Box:
    """Return the box of the organization's country."""
    organization = surveyed.inventory.organization
    code = organization.country if organization else None
    country = surveyed.reference.country(code) if code else None
    return country_box(country, surveyed) if country else _untold(None)


def _placed(place: Place, surveyed: Survey) -> Box:
    countries = countries_of(surveyed.inventory, place)
    return country_box(countries[0], surveyed) if countries else _unnamed(place)


def _untold(answer: object) -> Box:
    key = "frame.not-recorded" if answer is None else "frame.unknown"
    return Box(key.replace("frame", "unplaced").replace(".", ":"), say(key), FrameKind.UNPLACED)


def _unnamed(place: Place) -> Box:
    return Box(f"unplaced:{place.name}", place.name, FrameKind.UNPLACED)
