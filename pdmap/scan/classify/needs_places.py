"""What has to stand near a phrase for where people live and are."""

from __future__ import annotations

from collections.abc import Mapping

from pdmap.scan.classify.near import is_bare, named_alike, person_near, whose
from pdmap.scan.classify.scenes import VISITS, is_seen_online
from pdmap.scan.classify.sights import Found, Need, Sight
from pdmap.scan.classify.surroundings import NAMES, Surroundings
from pdmap.scan.classify.words import person_in, words_of

# Private functions

_DEEDS = frozenset(
    {
        *("clock", "check", "punch", "in", "out", "login", "sign", "start", "end", "pickup", "dropoff", "capture"),
        *("captured", "submit", "submitted", "begin", "finish", "last", "current"),
    }
)
"""What somebody does at a place: `clock_in_lat`."""
_TITLES = frozenset({("name",), ("title",), ("venue",), ("address",)})
"""What events have that many people come to."""
_MOVING = frozenset({("speed",), ("altitude",), ("course",), ("accuracy",), ("heading",), ("bearing",)})
"""What is measured of whom or what moves."""


def _address(seen: Sight) -> Found:
    around = seen.around
    near = person_near(seen)
    if _is_of_sender(seen):
        return None
    if seen.around.subject and seen.before == ("location",):
        return 0.2, around.why
    if _is_of_deed(seen):
        return 0.1, "where somebody did something"
    nearest = seen.before[-2] if _is_directed(seen) else seen.nearest
    if nearest == "address" or nearest in words_of("place"):
        if around.has_class("org", "lookup", "infra") and not named_alike(seen):
            return None
        return 0.25, f"`{seen.nearest}` speaks of somebody's address"
    if near:
        is_state = seen.match.phrase in (("state",), ("region",), ("district",))
        return None if is_state and around.addresses() < 2 else near
    is_open = seen.match.phrase[0] not in ("state", "region", "district") or around.addresses() > 1
    if is_open and is_seen_online(around) and {"location", "geo", "ip"}.issuperset(seen.before):
        return 0.15, "stands beside an IP address"
    is_owned_thing = around.owner and around.addresses() >= 3 and not around.has_class("org")
    is_other = around.has_class("thing") and not is_owned_thing
    if not is_bare(seen) or is_other or around.has_class("org", "infra", "settings"):
        return None
    if seen.match.phrase[0] == "address" and around.holder and not _is_tended(around):
        return 0.15, whose(around)
    if around.siblings >= NAMES:
        return 0.15, "a person's name stands in the table"
    is_firms = ("company", "name") in around.names and not around.owner
    if around.has_class("address") and around.addresses() >= 2 and not is_firms:
        return 0.2, "a table of addresses"
    if around.has_class("lookup", "template"):
        return None
    beside = {"phone", "email.address", "name.first", "name.last"} & around.nearby
    if (beside or around.owner) and around.addresses() >= 3:
        return 0.15, "an address stands beside a name, a phone number or an email address"
    return None


def _is_of_sender(seen: Sight) -> bool:
    """Tell whether an address is where a firm sends from, or is sent money to: `origin_city`, a lead's billing."""
    is_firms = not {"origin", "remit"}.isdisjoint(seen.before) and not seen.around.subject
    return is_firms or (seen.around.subject in ("lead", "prospect") and seen.nearest in ("billing", "invoice"))


def _is_directed(seen: Sight) -> bool:
    """Tell whether a direction stands behind what tells of an address: `ship_to_city`, `address_from.city`."""
    is_from = seen.nearest in ("from", "return") and seen.before[-2:-1] == ("address",)
    return len(seen.before) > 1 and (seen.nearest == "to" or is_from)


def _street(seen: Sight) -> Found:
    if seen.around.has_class("org", "lookup", "infra", "settings", "thing") and not person_near(seen):
        return _address(seen)
    return 0.2, "people live there"


def _address_part(seen: Sight) -> Found:
    if seen.around.addresses() < 2 and seen.nearest != "address":
        return None
    return _address(seen)


def _address_company(seen: Sight) -> Found:
    """Return that a firm in somebody's address is where they work."""
    is_address = seen.around.has_class("address") or seen.nearest in words_of("place")
    is_of_person = not {"name.first", "name.last", "name.full"}.isdisjoint(seen.around.nearby)
    return (0.1, "stands in an address with a name") if is_address and is_of_person else None


def _address_zone(seen: Sight) -> Found:
    """Return that a zone is a part of a country: it stands in a table of addresses, or is said to be of one."""
    is_part = seen.around.has_class("address") or seen.nearest in words_of("place")
    is_part = is_part or (seen.match.phrase == ("zone", "code") and seen.around.addresses() >= 3)
    return _address_part(seen) if is_part else None


def _geo(seen: Sight) -> Found:
    near = person_near(seen)
    if near:
        return near
    visits = seen.around.is_owner_key and (seen.around.has_class("session") or seen.around.name.head == "event")
    if seen.nearest == "location" and (seen.around.subject or visits):
        return 0.2, seen.around.why or whose(seen.around)
    is_somebodys = bool(words_of("place").intersection(seen.before[:-1]) or person_in(seen.match.before[:1]))
    if seen.nearest == "address" and is_somebodys:
        return 0.2, "stands in somebody's address"
    if _is_of_deed(seen):
        return 0.1, "where somebody did something"
    if is_seen_online(seen.around) and {"location", "geo", "ip", "system"}.issuperset(seen.before):
        return 0.15, "stands beside an IP address"
    deeds = [word for word in seen.before if word not in ("location", "coordinate")]
    if deeds and _DEEDS.issuperset(deeds) and (seen.around.holder or seen.around.has_class("address")):
        return 0.1, whose(seen.around) if seen.around.holder else "where something is brought to somebody"
    is_taken = not {"exif", "gps", "checkin", "trackpoint"}.isdisjoint(seen.around.name.words) and not seen.before
    if is_taken or seen.nearest == "exif":
        return 0.15, "a table of where somebody was"
    if len(_MOVING & seen.around.names) > 1 and not seen.before:
        return 0.15, "a table of where somebody moved"
    if seen.around.has_class("thing", "org", "lookup", "infra", "settings") and not _is_where_one_was(seen):
        return None
    if not is_bare(seen):
        return None
    if seen.around.is_owned and not _is_tended(seen.around):
        return 0.15, whose(seen.around)
    return (0.15, "stands in an address") if seen.around.has_class("address") else None


def _is_of_deed(seen: Sight) -> bool:
    """Tell whether a place is where somebody paid or came by: `transaction.location.city`."""
    is_deed = seen.around.has_class("deal") or not VISITS.isdisjoint(seen.around.name.words)
    is_deed = is_deed and (seen.around.has_class("deal") or _TITLES.isdisjoint(seen.around.names))
    return is_deed and seen.before == ("location",) and not seen.around.has_class("org", "settings", "lookup")


def _seen_online(seen: Sight) -> Found:
    return (0.15, "stands beside an IP address") if is_seen_online(seen.around) and not seen.before else None


def _is_tended(around: Surroundings) -> bool:
    """Tell whether the only person of a row is who works on it: the place of an incident is not that of its officer."""
    return not around.subject and around.holder in words_of("serving") - {"owner", "contact"}


def _is_where_one_was(seen: Sight) -> bool:
    """Tell whether an event is of one person, and none that has a title and a place for many."""
    around = seen.around
    has_title = not _TITLES.isdisjoint(around.names)
    return around.is_owner_key and around.name.head in words_of("being_somewhere") and not has_title


def _vehicle(seen: Sight) -> Found:
    is_table = not words_of("vehicle").isdisjoint((*seen.around.name.words, *seen.before))
    return (0.1, "a table about vehicles, which somebody drives") if is_table and len(seen.before) < 2 else None


def _no_thing(seen: Sight) -> Found:
    """Return that a number is a person's unless rows are what it numbers, as `cell_no` numbers `cells`."""
    is_thing = seen.match.phrase[0] in seen.around.name.words
    return None if is_thing else (0.25, "means the same wherever it stands")


NEEDS: Mapping[str, Need] = {
    "address": _address,
    "street": _street,
    "addresspart": _address_part,
    "addressco": _address_company,
    "addresszone": _address_zone,
    "geo": _geo,
    "seenonline": _seen_online,
    "vehicle": _vehicle,
    "nothing": _no_thing,
}
"""The needs by their names in the dictionary."""
