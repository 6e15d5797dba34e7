"""What has to stand near a phrase for how people are reached and seen on networks."""

from __future__ import annotations

from collections.abc import Mapping

from pdmap.scan.classify.kinds import Kind
from pdmap.scan.classify.near import owned, person_near, whose
from pdmap.scan.classify.sights import Found, Need, Sight
from pdmap.scan.classify.words import words_of

# Private functions

_OF_SCHOOLS = frozenset({"academic", "semester", "term", "school"})
"""Words of sessions that are parts of a school year."""


def _net(seen: Sight) -> Found:
    counts = any(words[-1:] == ("attempt",) for words in seen.around.names)
    if seen.around.has_class("infra", "settings") and not seen.around.is_owned and not counts:
        return None
    if seen.around.has_class("org") and not seen.around.is_owned and not seen.before:
        return None
    if seen.nearest in words_of("infra") or seen.nearest in ("destination", "dest", "dst", "local", "internal", "bind"):
        return None
    return 0.25, "people connect from it"


def _ip_table(seen: Sight) -> Found:
    is_table = "ip" in seen.around.name.words and not seen.before and seen.around.addresses() < 2
    return (0.2, "a table of IP addresses") if is_table else None


def _net_sibling(seen: Sight) -> Found:
    return (0.2, "an IP address stands in the table") if "ip_address" in seen.around.nearby else None


def _net_owned(seen: Sight) -> Found:
    return _net_sibling(seen) or owned(seen)


def _social(seen: Sight) -> Found:
    near = person_near(seen)
    if near:
        return near
    if seen.around.has_class("org", "settings", "infra", "template", "thing", "lookup") or not seen.around.is_owned:
        return None
    return 0.15, "rows belong to a person"


def _session(seen: Sight) -> Found:
    around = seen.around
    if (seen.kind is Kind.NUMBER and seen.match.phrase[-1] in ("id", "key")) or _is_of_school(seen):
        return None
    if around.has_class("infra", "thing", "settings") and not around.is_owned:
        return None
    if {"ip_address", "user_agent"} & around.nearby:
        return 0.2, "an IP address or a user agent stands in the table"
    is_own = around.owner and seen.match.phrase[0] == "session" and not seen.before
    is_check = not words_of("verification").isdisjoint(around.name.words)
    if is_own or is_check or around.has_class("deal"):
        return 0.1, f"a table of `{around.name.head}` rows"
    if around.has_class("session") and not around.has_class("settings"):
        return 0.2, f"a table of `{around.name.head}` rows"
    return None


def _session_class(seen: Sight) -> Found:
    is_visit = seen.around.has_class("session") and not seen.around.has_class("address")
    return (0.2, f"a table of `{seen.around.name.head}` rows") if is_visit else None


def _is_of_school(seen: Sight) -> bool:
    return any(not _OF_SCHOOLS.isdisjoint(words) for words in seen.around.names)


def _session_table(seen: Sight) -> Found:
    name = seen.around.name
    if _is_of_school(seen):
        return None
    is_first = name.words[:1] == ("session",) and seen.kind is not Kind.NUMBER
    is_person = seen.around.subject and seen.kind is not Kind.NUMBER
    is_table = name.head in ("session", "login", "token", "logon") or is_first or is_person
    return (0.2, "a table of sessions") if is_table else None


def _session_of_one(seen: Sight) -> Found:
    is_table = seen.around.name.head == "session" and seen.around.is_owner_key and not seen.before
    return (0.15, whose(seen.around)) if is_table else None


def _device(seen: Sight) -> Found:
    if seen.kind in {Kind.NUMBER, Kind.REFERENCE}:
        return None
    if seen.around.is_owned:
        return 0.25, "rows belong to a person"
    beside = {"username", "ip_address", "user_agent"} & seen.around.nearby
    if seen.around.has_class("infra", "settings") or (seen.around.has_class("thing") and not beside):
        return None
    return 0.1, "devices are somebody's"


def _visit(seen: Sight) -> Found:
    around = seen.around
    visits = around.has_class("session", "content") and around.name.head != "device"
    return (0.0, "who visits is kept with it") if visits and around.owner and not seen.before else None


def _advertising(seen: Sight) -> Found:
    return None if seen.match.phrase[0] == "ad" else (0.25, "")


def _push(seen: Sight) -> Found:
    is_device = any(word in words_of("device") for word in seen.around.name.words)
    is_owned = seen.around.is_owned and seen.match.phrase[-1] not in ("id", "key")
    return (0.25, "devices are somebody's") if is_owned or is_device else None


def _device_table(seen: Sight) -> Found:
    is_device = seen.around.name.head in ("device", "pusher", "handset", "phone") and not seen.before
    return (0.15, "devices are somebody's") if is_device and seen.around.owner else None


def _peoples_device(seen: Sight) -> Found:
    name = seen.around.name
    is_table = name.head in ("device", "handset", "phone") and name.holder and not seen.before
    return (0.15, whose(seen.around)) if is_table else None


def _site_table(seen: Sight) -> Found:
    around = seen.around
    is_site = around.name.head in ("website", "homepage", "blog") and around.holder
    is_table = is_site or (around.name.head == "link" and around.name.holder)
    return (0.1, whose(around)) if is_table and not seen.before else None


def _provider(seen: Sight) -> Found:
    around = seen.around
    has_provider = any(words and words[-1] in words_of("idp") for words in around.names)
    is_sso = not words_of("sso").isdisjoint(around.name.words)
    is_program = not {"application", "app", "client"}.isdisjoint(around.name.words)
    speaks = (has_provider or is_sso) and around.owner and not is_program
    return (0.15, "a provider of identities stands beside it") if speaks else None


def _searches(seen: Sight) -> Found:
    is_table = "search" in seen.around.name.words and not seen.before
    return (0.1, "a table of searches") if is_table and seen.around.has_class("session") else None


def _ldap(seen: Sight) -> Found:
    is_table = not {"ldap", "directory", "ad"}.isdisjoint(seen.around.name.words)
    is_entry = (is_table and not seen.around.has_class("thing")) or bool(seen.around.subject)
    return (0.15, "an entry of a directory") if is_entry and not seen.before else None


NEEDS: Mapping[str, Need] = {
    "net": _net,
    "iptable": _ip_table,
    "net_sibling": _net_sibling,
    "net_owned": _net_owned,
    "social": _social,
    "session": _session,
    "sessionclass": _session_class,
    "sessiontable": _session_table,
    "sessionofone": _session_of_one,
    "device": _device,
    "visit": _visit,
    "advertising": _advertising,
    "push": _push,
    "devicetable": _device_table,
    "peoplesdevice": _peoples_device,
    "sitetable": _site_table,
    "provider": _provider,
    "searches": _searches,
    "ldap": _ldap,
}
"""The needs by their names in the dictionary."""
