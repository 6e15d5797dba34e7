"""What customers are told of a sub-processor."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pdmap.documents.contracts import contract_lines
from pdmap.documents.document import Cell, Line
from pdmap.documents.further import further_lines
from pdmap.documents.kind import Context
from pdmap.documents.lines import address, assumed, assumption, empty, fact, place
from pdmap.documents.names import choice_text, party_name, party_roles, place_name
from pdmap.documents.siblings.engaged import Engaged, data_lines, subject_lines
from pdmap.documents.subprocessors import country_lines, uses, whom_it_engages
from pdmap.graph import Link, LinkKind
from pdmap.model import Options, Place, System, options
from pdmap.questions.transfers import hosts_at


def entity(context: Context, each: Engaged) -> Cell:
    """Return who it is: name, role, registration and website, and that it engages nobody or that this is not known."""
    party, words = each.party, context.words
    lines = [fact(party, "name", party.name) if party.name else Line(party.id, sources=(place(party),))]
    if party.roles:
        lines.append(replace(fact(party, "role", party_roles(context, party)), level=1))
    if party.registration:
        number = fact(party, "registration", words.registration.format(number=party.registration))
        lines.append(replace(number, level=1))
    if party.website:
        lines.append(replace(fact(party, "website", words.website.format(text=party.website)), level=1))
    told = assumed(lines, assumption(party, "name", "role", "registration", "website"))
    return Cell((*told, *whom_it_engages(context, party)))


def service(context: Context, each: Engaged) -> Cell:
    """Return what it does."""
    party = each.party
    lines = (fact(party, "service", party.service),) if party.service else empty(context.words, party, "service", None)
    return Cell(assumed(lines, assumption(party, "service")))


def engaged_by(context: Context, each: Engaged) -> Cell:
    """Return who engages it: the organization itself, or another sub-processor."""
    words, party = context.words, each.party
    chain = [link for link in each.links if link.kind is LinkKind.SUBPROCESSING]
    lines = [_engager(context, link) for link in chain]
    if len(chain) < len(each.links) or not lines:
        lines.insert(0, Line(words.the_organization, sources=(place(party),), address=party.address, is_derived=True))
    return Cell(tuple(lines))


def condition(context: Context, each: Engaged) -> Cell:
    """Return the activities that it is used for, and whether customers choose it."""
    return Cell(tuple(replace(line, anchor="") for line in uses(context, each.party, each.activities)))


def data(context: Context, each: Engaged) -> Cell:
    """Return the categories of data that it gets."""
    first = each.activities[0]
    return Cell(data_lines(context, each) or _silence(context, each, "data", first.data))


def subjects(context: Context, each: Engaged) -> Cell:
    """Return whose data it gets."""
    first = each.activities[0]
    return Cell(subject_lines(context, each) or _silence(context, each, "subjects", first.subjects))


def places(context: Context, each: Engaged) -> Cell:
    """Return where it processes: the regions of its contract, and the places of what it hosts."""
    party = each.party
    regions = [fact(party, "regions", place_name(context, region)) for region in party.regions]
    hosted = [_place_of_system(context, *found) for found in hosted_places(context, each)]
    return Cell((*regions, *hosted) or empty(context.words, party, "regions", None))


def hosted_places(context: Context, each: Engaged) -> Iterator[tuple[System, tuple[Place, ...]]]:
    """Yield each system that a party hosts, with where it is, as far as the places are those of the party."""
    for link in each.links:
        system = link.item
        if isinstance(system, System) and isinstance(system.location, Options):
            known = (context.inventory.parties.get(host.id) for host in options(system.hosted_by))
            hosts = tuple(host for host in known if host)
            own = tuple(option for option in system.location.values if each.party in hosts_at(option, hosts))
            if own:
                yield system, own


def country(context: Context, each: Engaged) -> Cell:
    """Return where it and its parent are established."""
    return Cell(country_lines(context, each.party))


def contract(context: Context, each: Engaged) -> Cell:
    """Return the state of the contract and its paperwork."""
    return Cell(assumed(contract_lines(context, each.party), assumption(each.party, "dpa")))


def dates(context: Context, each: Engaged) -> Cell:
    """Return when customers were told of it, when it starts, whose place it takes, and when its entry last changed."""
    keys = ("announced", "active_from", "replaces", "updated")
    lines = tuple(further_lines(context, each.party, "party", *keys))
    return Cell(lines or empty(context.words, each.party, "active_from", None))


# Private functions


def _engager(context: Context, link: Link) -> Line:
    where, target = (place(link.item, "subprocessors"),), address(link.item, "subprocessors")
    return Line(party_name(context, link.source.id), sources=where, address=target, is_derived=True)


def _silence(context: Context, each: Engaged, key: str, answer: object) -> tuple[Line, ...]:
    """Return that the first activity does not say whose or which data it is about."""
    activity = each.activities[0]
    return empty(context.words, activity, key, answer) or empty(context.words, activity, key, None)


def _place_of_system(context: Context, system: System, own: tuple[Place, ...]) -> Line:
    chosen_by = system.location.chosen_by if isinstance(system.location, Options) else None
    names = choice_text(context, (place_name(context, option) for option in own), chosen_by)
    text = context.words.place_of_system.format(place=names, system=system.title)
    return Line(text, sources=(place(system, "location"),), address=address(system, "location"), is_derived=True)
