"""What has to stand near a phrase for what people are called, and sign in as."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from pdmap.scan.classify.near import is_bare, person_beside, person_near, shared_beginning, whose
from pdmap.scan.classify.scenes import ANSWERS, of_telephony
from pdmap.scan.classify.sights import Found, Need, Sight
from pdmap.scan.classify.surroundings import NAMES
from pdmap.scan.classify.words import words_of

# Private functions

_PARTS = 3
"""Parts of an address beside which a name is that of who lives there."""
_BOOKS = frozenset({"addressbook", "phonebook", "speeddial", "rolodex"})
_BOOK_PAIRS = frozenset({("address", "book"), ("phone", "book"), ("telephone", "book"), ("speed", "dial")})
"""Words of tables whose entries are those who can be called, or written to."""
_SHORT_NAMES = frozenset({"vname", "nname"})
"""How German tables shorten `Vorname` and `Nachname`."""


def _slug(seen: Sight) -> Found:
    word = person_beside(seen)
    is_own = seen.around.subject and not seen.before
    return (0.1, f"`{word or seen.around.subject}` is a word for people") if word or is_own else None


def _human(seen: Sight) -> Found:
    near = person_near(seen)
    if near:
        return near
    around = seen.around
    is_answer = not ANSWERS.isdisjoint((around.name.head, *around.name.words[-1:]))
    is_other = around.has_class("org", "thing", "settings", "lookup", "template", "infra") and not is_answer
    if is_other or not is_bare(seen):
        return None
    if not around.holder and not is_answer and not words_of("thing").isdisjoint(around.name.words):
        return None
    return 0.12, "people have it, hardly anything else"


def _login(seen: Sight) -> Found:
    near = person_near(seen)
    if near:
        return near
    is_other = seen.around.has_class("settings", "infra", "org", "template") and not seen.around.is_owned
    is_other = is_other and seen.around.name.head != "authority"
    if is_other and not of_telephony(seen.around):
        return None
    return None if seen.nearest in words_of("service") else (0.2, "people sign in with it")


def _sender(seen: Sight) -> Found:
    near = person_near(seen)
    if near:
        return near
    around = seen.around
    is_mail = around.has_class("mail") and not around.has_class("settings", "template")
    if around.has_class("settings", "infra", "org", "template", "thing") and not around.is_owned and not is_mail:
        return None
    is_odd = seen.before and seen.nearest not in words_of("content") | words_of("mail") | {"source", "envelope"}
    return None if is_odd else (0.2, "people write to each other")


def _name(seen: Sight) -> Found:
    if seen.before not in ((), ("name",)):
        return _both_names(seen) or shared_beginning(seen)
    if {"name.first", "name.last"} & (seen.around.siblings - {seen.match.entry.data_type}):
        return 0.25, "another part of a name stands in the table"
    return None


def _both_names(seen: Sight) -> Found:
    """Return that a first and a last name share their beginning, as `create_first` and `create_last` do."""
    before = seen.match.before
    are_both = {(before, "first"), (before, "last")} <= seen.around.beginnings
    return (0.15, "the other part of the name stands in the table") if are_both else None


def _full_name(seen: Sight) -> Found:
    near = person_near(seen)
    around = seen.around
    if near:
        return near
    if seen.before:
        return None
    if _is_book(around.name.words) and {"email.address", "phone"} & around.nearby:
        return 0.1, "an entry of a book of numbers or addresses"
    asks = around.has_class("request", "content", "address")
    if around.is_parent:
        return 0.1, "tables of people refer to it"
    is_split = any(word.isdigit() for word in seen.match.after) or any("kana" in words for words in around.names)
    if around.has_class("deal") and is_split and around.addresses() >= _PARTS:
        return 0.1, "parts of a name stand beside an address"
    if around.has_class("address") and around.addresses() >= _PARTS:
        return 0.1, "a table of addresses"
    if ({"email.address", "phone"} & around.siblings or around.siblings >= NAMES) and asks:
        return 0.1, "an email address, a phone number or a person's name stands in the table"
    return None


def _signed(seen: Sight) -> Found:
    """Return that a deed has a doer, whom the column names: `created_name` beside `created_by`."""
    deed = seen.match.phrase[0]
    has_doer = any(words[:2] == (deed, "by") for words in seen.around.names)
    return (0.15, f"`{deed} by` stands in the table") if has_doer and not seen.before else None


def _at_work(seen: Sight) -> Found:
    """Return that rows are leaves or hours of somebody, who is named beside the key."""
    around = seen.around
    is_table = not words_of("atwork").isdisjoint(around.name.words) and around.is_owner_key
    return (0.1, whose(around)) if is_table and not seen.before else None


def _paired(seen: Sight) -> Found:
    """Return that both short forms for first and last names stand in the table, since either may mean a label."""
    last = {words[-1] for words in seen.around.names if words}
    return (0.2, "the other part of the name stands in the table") if last >= _SHORT_NAMES else None


def _is_book(words: tuple[str, ...]) -> bool:
    """Tell whether a table is a book of who can be called or written to."""
    return not _BOOKS.isdisjoint(words) or any(pair in _BOOK_PAIRS for pair in pairwise(words))


def _nick(seen: Sight) -> Found:
    around = seen.around
    if person_near(seen):
        return person_near(seen)
    words = words_of("thing") | words_of("keys") | words_of("infra") | {"address", "account", "card"}
    is_of_thing = seen.nearest in words or (not seen.before and around.name.head in words)
    return None if is_of_thing else (0.25, "people go by it")


def _parental(seen: Sight) -> Found:
    words = seen.around.name.words
    is_party = words[:1] and words[0] in words_of("party") and "name" in words
    return (0.2, "a table of names of parties") if is_party else None


def _membership(seen: Sight) -> Found:
    around = seen.around
    if around.name.head in words_of("device") | words_of("thing") or around.has_class("settings", "infra", "template"):
        return None
    return (0.15, whose(around)) if around.owner and not seen.before else None


def _account_name(seen: Sight) -> Found:
    """Return that accounts are those of people, and not the firms that leads and contacts work for."""
    return None if seen.around.subject in ("lead", "contact", "prospect") else person_near(seen)


NEEDS: Mapping[str, Need] = {
    "slug": _slug,
    "human": _human,
    "login": _login,
    "sender": _sender,
    "name": _name,
    "full": _full_name,
    "paired": _paired,
    "signed": _signed,
    "atwork": _at_work,
    "nick": _nick,
    "parental": _parental,
    "membership": _membership,
    "accountname": _account_name,
}
"""The needs by their names in the dictionary."""
