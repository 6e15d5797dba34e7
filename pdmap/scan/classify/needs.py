"""What has to stand near a phrase for it to mean what the dictionary says."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from pdmap.scan.classify.kinds import Kind
from pdmap.scan.classify.names import Match
from pdmap.scan.classify.surroundings import Surroundings
from pdmap.scan.classify.table_names import is_firm
from pdmap.scan.classify.words import people, words_of
from pdmap.scan.verdicts import Tier


@dataclass(frozen=True, slots=True)
class Sight:
    """A phrase where it stands."""

    match: Match
    kind: Kind
    around: Surroundings
    before: tuple[str, ...]
    """The words before the phrase that the name of the table does not already have."""

    @property
    def nearest(self) -> str:
        """Return the word right before the phrase; empty where nothing that counts is there."""
        return self.before[-1] if self.before else ""


Need = Callable[[Sight], tuple[float, str] | None]
"""Return how much the surroundings add, and what they are; `None` where the phrase means something else there."""


def need(name: str) -> Need:
    """Return a need by its name in the dictionary.

    Raises:
        KeyError: there is no such need.
    """
    return _NEEDS[name]


def sight(match: Match, kind: Kind, around: Surroundings) -> Sight:
    """Return a phrase where it stands."""
    known = around.known
    dull = words_of("neutral")
    before = tuple(word for word in match.before if word not in known and word not in dull and not word.isdigit())
    named = people().language
    own_people = tuple(word for word in match.before if word in known and word in named)
    return Sight(match, kind, around, before or own_people)


def person_near(seen: Sight) -> tuple[float, str] | None:
    """Return what tells that the phrase is about a person: a word beside it, or the rows of its table."""
    word = _person_beside(seen)
    if word:
        return 0.3, f"`{word}` is a word for people"
    if seen.around.subject and _is_bare(seen):
        return 0.25, seen.around.why
    return _beginning(seen)


# Private functions

_CLINICAL = 4
"""Columns about health after which a table is one of a clinic, whatever it is called."""
_SOMEBODY = ("email", "email address", "first name", "last name", "mobile")
"""What stands beside the names of people, with the same beginning."""


def _beginning(seen: Sight) -> tuple[float, str] | None:
    """Return what a name shares its beginning with, as `poc_city` does with `poc_email`."""
    before = seen.match.before
    if not before or seen.nearest in words_of("org") or seen.match.text in _SOMEBODY:
        return None
    beside = next((phrase for phrase in _SOMEBODY if (before, phrase) in seen.around.beginnings), "")
    return (0.15, f"`{beside}` with the same beginning stands in the table") if beside else None


def _person_beside(seen: Sight) -> str:
    named = people().language
    word = seen.nearest
    telling = words_of("telling")
    if word in named or word in telling:
        return "" if is_firm(seen.before) else word
    deed = seen.before[-2] if len(seen.before) > 1 else ""
    if word in ("by", "for") and (deed.endswith("ed") or deed in words_of("participle")):
        return f"{seen.before[-2]} {word}"
    return next((word for word in seen.match.after if word in named), "")


def _is_bare(seen: Sight) -> bool:
    return not seen.before or all(word in words_of("contact") or word in words_of("part") for word in seen.before)


def _no_need(_: Sight) -> tuple[float, str] | None:
    return 0.25, ""


def _strict(seen: Sight) -> tuple[float, str] | None:
    near = person_near(seen)
    if seen.around.subject and seen.before == ("location",):
        return 0.2, seen.around.why
    return (near[0] - 0.05, near[1]) if near else None


def _slug(seen: Sight) -> tuple[float, str] | None:
    word = _person_beside(seen)
    is_own = seen.around.subject and not seen.before
    return (0.1, f"`{word or seen.around.subject}` is a word for people") if word or is_own else None


def _own(seen: Sight) -> tuple[float, str] | None:
    around = seen.around
    is_own = not seen.before or seen.nearest in around.known
    if around.has_class("content") and "email.address" in around.siblings and not seen.before:
        return 0.15, "who writes leaves it, with an email address"
    return (0.2, around.why) if around.subject and is_own else None


def _human(seen: Sight) -> tuple[float, str] | None:
    near = person_near(seen)
    if near:
        return near
    around = seen.around
    if around.has_class("org", "thing", "settings", "lookup", "template", "infra") or not _is_bare(seen):
        return None
    if not around.holder and not words_of("thing").isdisjoint(around.name.words):
        return None
    return 0.12, "people have it, hardly anything else"


def _login(seen: Sight) -> tuple[float, str] | None:
    near = person_near(seen)
    if near:
        return near
    if seen.around.has_class("settings", "infra", "org", "template") and not seen.around.is_owned:
        return None
    return None if seen.nearest in words_of("service") else (0.2, "people sign in with it")


def _sender(seen: Sight) -> tuple[float, str] | None:
    near = person_near(seen)
    if near:
        return near
    around = seen.around
    if around.has_class("settings", "infra", "org", "template", "thing") and not around.is_owned:
        return None
    is_odd = seen.before and seen.nearest not in words_of("content") | words_of("mail") | {"source", "envelope"}
    return None if is_odd else (0.2, "people write to each other")


def _name(seen: Sight) -> tuple[float, str] | None:
    if seen.before:
        return _beginning(seen)
    if {"name.first", "name.last"} & (seen.around.siblings - {seen.match.entry.data_type}):
        return 0.25, "another part of a name stands in the table"
    return None


def _full_name(seen: Sight) -> tuple[float, str] | None:
    near = person_near(seen)
    around = seen.around
    if near:
        return near
    if seen.before:
        return None
    asks = around.has_class("request", "content", "address")
    if {"email.address", "phone"} & around.siblings and asks:
        return 0.1, "an email address or a phone number stands in the table"
    return None


def _address(seen: Sight) -> tuple[float, str] | None:
    around = seen.around
    near = person_near(seen)
    if seen.around.subject and seen.before == ("location",):
        return 0.2, around.why
    nearest = seen.before[-2] if seen.nearest == "to" and len(seen.before) > 1 else seen.nearest
    if nearest == "address" or nearest in words_of("place"):
        if around.has_class("org", "lookup", "infra"):
            return None
        return 0.25, f"`{seen.nearest}` speaks of somebody's address"
    if near:
        is_state = seen.match.phrase in (("state",), ("region",), ("district",))
        return None if is_state and around.addresses() < 2 else near
    if not _is_bare(seen) or around.has_class("org", "infra", "settings", "thing"):
        return None
    if seen.match.phrase[0] == "address" and around.holder:
        return 0.15, _whose(around)
    if around.has_class("address") and around.addresses() >= 2:
        return 0.2, "a table of addresses"
    if around.has_class("lookup", "template"):
        return None
    beside = {"phone", "email.address", "name.first", "name.last"} & around.nearby
    if (beside or around.owner) and around.addresses() >= 3:
        return 0.15, "an address stands beside a name, a phone number or an email address"
    return None


def _street(seen: Sight) -> tuple[float, str] | None:
    if seen.around.has_class("org", "lookup", "infra", "settings", "thing") and not person_near(seen):
        return None
    return 0.2, "people live there"


def _address_part(seen: Sight) -> tuple[float, str] | None:
    if seen.around.addresses() < 2 and seen.nearest != "address":
        return None
    return _address(seen)


def _geo(seen: Sight) -> tuple[float, str] | None:
    near = person_near(seen)
    if near:
        return near
    if seen.around.subject and seen.nearest == "location":
        return 0.2, seen.around.why
    if seen.around.has_class("thing", "org", "lookup", "infra", "settings") or not _is_bare(seen):
        return None
    if seen.around.is_owned:
        return 0.15, _whose(seen.around)
    return (0.15, "stands in an address") if seen.around.has_class("address") else None


def _net(seen: Sight) -> tuple[float, str] | None:
    if seen.around.has_class("infra", "settings") and not seen.around.is_owned:
        return None
    if seen.nearest in words_of("infra") or seen.nearest in ("destination", "dest", "dst", "local", "internal", "bind"):
        return None
    return 0.25, "people connect from it"


def _wallet(seen: Sight) -> tuple[float, str] | None:
    around = seen.around
    is_wallet = not words_of("wallet").isdisjoint((*around.name.words, *seen.match.before))
    return (0.15, "a table of wallets") if is_wallet and around.is_owned else None


def _ip_table(seen: Sight) -> tuple[float, str] | None:
    is_table = "ip" in seen.around.name.words and not seen.before and seen.around.addresses() < 2
    return (0.2, "a table of IP addresses") if is_table else None


def _card_name(seen: Sight) -> tuple[float, str] | None:
    is_card = seen.around.name.head in words_of("cards") or seen.nearest == "card"
    return (0.1, "cards bear the names of their holders") if is_card and seen.around.is_owned else None


def _card_table(seen: Sight) -> tuple[float, str] | None:
    is_card = not words_of("cards").isdisjoint(seen.around.name.words) and not seen.before
    return (0.15, "a table of payment cards") if is_card and seen.around.is_owned else None


def _identity_table(seen: Sight) -> tuple[float, str] | None:
    around = seen.around
    return (0.15, _whose(around)) if around.name.head == "identity" and around.holder and not seen.before else None


def _net_sibling(seen: Sight) -> tuple[float, str] | None:
    return (0.2, "an IP address stands in the table") if "ip_address" in seen.around.nearby else None


def _owned(seen: Sight) -> tuple[float, str] | None:
    around = seen.around
    if around.has_class("settings", "infra", "template", "org") and not around.subject:
        return None
    if around.subject:
        return 0.15, around.why
    if seen.match.entry.tier is Tier.LINKED and (not around.owner or not _is_plain(seen)):
        return None
    return (0.15, _whose(around)) if around.holder else None


def _is_plain(seen: Sight) -> bool:
    named = people().language
    return all(word in words_of("content") or word in words_of("part") or word in named for word in seen.before)


def _whose(around: Surroundings) -> str:
    return f"rows belong to a {around.holder}" + (f" by `{around.owner}`" if around.owner else "")


def _net_owned(seen: Sight) -> tuple[float, str] | None:
    return _net_sibling(seen) or _owned(seen)


def _mail(seen: Sight) -> tuple[float, str] | None:
    if (seen.around.has_class("mail") or seen.around.subject) and not seen.before:
        return 0.2, "a table of messages" if seen.around.has_class("mail") else seen.around.why
    return None


def _owned_mail(seen: Sight) -> tuple[float, str] | None:
    return _owned(seen) if seen.around.has_class("mail") else None


def _social(seen: Sight) -> tuple[float, str] | None:
    near = person_near(seen)
    if near:
        return near
    if seen.around.has_class("org", "settings", "infra", "template", "thing", "lookup") or not seen.around.is_owned:
        return None
    return 0.15, "rows belong to a person"


def _session(seen: Sight) -> tuple[float, str] | None:
    around = seen.around
    if around.has_class("infra", "thing", "settings") and not around.is_owned:
        return None
    if {"ip_address", "user_agent"} & around.nearby:
        return 0.2, "an IP address or a user agent stands in the table"
    if around.has_class("session") and not around.has_class("settings"):
        return 0.2, f"a table of `{around.name.head}` rows"
    return None


def _session_class(seen: Sight) -> tuple[float, str] | None:
    is_visit = seen.around.has_class("session") and not seen.around.has_class("address")
    return (0.2, f"a table of `{seen.around.name.head}` rows") if is_visit else None


def _identity_check(seen: Sight) -> tuple[float, str] | None:
    around = seen.around
    checks = not words_of("check").isdisjoint(around.name.words)
    return (0.15, "a table of checked identities") if checks and around.is_owned else None


def _session_table(seen: Sight) -> tuple[float, str] | None:
    is_table = seen.around.name.head in ("session", "login", "token", "logon") or seen.around.subject
    return (0.2, "a table of sessions") if is_table else None


def _device(seen: Sight) -> tuple[float, str] | None:
    if seen.kind in {Kind.NUMBER, Kind.REFERENCE}:
        return None
    if seen.around.is_owned:
        return 0.25, "rows belong to a person"
    if seen.around.has_class("infra", "settings", "thing"):
        return None
    return 0.1, "devices are somebody's"


def _visit(seen: Sight) -> tuple[float, str] | None:
    around = seen.around
    visits = around.has_class("session", "content") and around.name.head != "device"
    return (0.0, "who visits is kept with it") if visits and around.owner and not seen.before else None


def _identifier(seen: Sight) -> tuple[float, str] | None:
    around = seen.around
    is_table = around.name.head in ("identifier", "identity", "identification") and around.holder
    return (0.1, _whose(around)) if is_table and not seen.before else None


def _advertising(seen: Sight) -> tuple[float, str] | None:
    return None if seen.match.phrase[0] == "ad" else (0.25, "")


def _push(seen: Sight) -> tuple[float, str] | None:
    is_device = any(word in words_of("device") for word in seen.around.name.words)
    return (0.25, "devices are somebody's") if seen.around.is_owned or is_device else None


def _holder(seen: Sight) -> tuple[float, str] | None:
    around = seen.around
    if around.has_class("settings", "infra", "org") and not around.subject:
        return None
    near = person_near(seen)
    if near:
        return near
    if around.subject and seen.nearest not in words_of("service"):
        return 0.15, around.why
    if seen.before and seen.nearest not in ("account", "login", "web", "auth", "email"):
        return None
    beside = {"username", "email.address"} & around.siblings
    if beside and not around.has_class("thing", "lookup", "template"):
        return 0.15, "a username or an email address stands in the table"
    return None if around.has_class("thing", "lookup", "template", "system") else _owned(seen)


def _holder_salt(seen: Sight) -> tuple[float, str] | None:
    is_table = seen.around.name.head in ("credential", "password") and seen.around.holder
    return (0.15, _whose(seen.around)) if is_table else _strict(seen)


def _holder_strict(seen: Sight) -> tuple[float, str] | None:
    return person_near(seen) or (_holder(seen) if not seen.before else None)


def _holder_owned(seen: Sight) -> tuple[float, str] | None:
    around = seen.around
    near = person_near(seen)
    if near:
        return near
    if around.has_class("settings", "infra", "org", "lookup", "thing", "system", "deal"):
        return None
    if seen.nearest in words_of("infra") | words_of("thing") | words_of("dull"):
        return None
    return _owned(seen) or _holder(seen)


def _bank(seen: Sight) -> tuple[float, str] | None:
    around = seen.around
    if around.has_class("org", "lookup", "settings") and not around.is_owned:
        return None
    is_bank = any(word in words_of("bank") for word in (*around.name.words, *seen.match.before))
    return _owned(seen) or ((0.1, "a table about payments") if is_bank else None)


def _bank_sibling(seen: Sight) -> tuple[float, str] | None:
    is_bank = "bank_account" in seen.around.nearby or "bank" in seen.match.before
    is_of_firm = seen.around.has_class("lookup", "org")
    return (0.2, "a bank account stands in the table") if is_bank and not is_of_firm else None


def _card(seen: Sight) -> tuple[float, str] | None:
    is_card = any(word in words_of("card") for word in (*seen.around.name.words, *seen.match.before))
    kinds = {"card", "card.pan", "card.last4", "card.cvv"} & seen.around.nearby
    return (0.2, "a payment card stands in the table") if is_card or kinds else None


def _patient(seen: Sight) -> tuple[float, str] | None:
    around = seen.around
    speaks = not words_of("clinic").isdisjoint((*around.name.words, around.holder, around.subject))
    speaks = speaks or around.ailments >= _CLINICAL
    return (0.2, "rows are about patients") if speaks and around.is_owned and not around.has_class("org") else None


def _picture_table(seen: Sight) -> tuple[float, str] | None:
    around = seen.around
    is_table = around.name.head in ("avatar", "photo", "picture", "portrait", "selfie") and around.holder
    return (0.1, _whose(around)) if is_table and not seen.before else None


def _number_of_person(seen: Sight) -> tuple[float, str] | None:
    around = seen.around
    first = seen.match.phrase[0]
    if around.subject or first in ("member", "membership", "patron", "loyalty"):
        return 0.2, around.why or f"`{first}` is a word for people"
    if seen.nearest in words_of("org") or around.has_class("org"):
        return None
    return (0.1, f"`{first}` is a word for people") if first == "customer" else _owned(seen)


_NEEDS: Mapping[str, Need] = {
    "": _no_need,
    "person": person_near,
    "strict": _strict,
    "own": _own,
    "slug": _slug,
    "human": _human,
    "name": _name,
    "login": _login,
    "sender": _sender,
    "full": _full_name,
    "address": _address,
    "street": _street,
    "addresspart": _address_part,
    "geo": _geo,
    "net": _net,
    "net_sibling": _net_sibling,
    "iptable": _ip_table,
    "wallet": _wallet,
    "cardname": _card_name,
    "cardtable": _card_table,
    "identity": _identity_table,
    "net_owned": _net_owned,
    "owned": _owned,
    "mail": _mail,
    "ownedmail": _owned_mail,
    "social": _social,
    "session": _session,
    "sessiontable": _session_table,
    "sessionclass": _session_class,
    "identitycheck": _identity_check,
    "device": _device,
    "visit": _visit,
    "identifier": _identifier,
    "advertising": _advertising,
    "push": _push,
    "holder": _holder,
    "holder_strict": _holder_strict,
    "holder_salt": _holder_salt,
    "holder_owned": _holder_owned,
    "bank": _bank,
    "banksibling": _bank_sibling,
    "card": _card,
    "patient": _patient,
    "picturetable": _picture_table,
    "number_of_person": _number_of_person,
    "employee": _no_need,
}
