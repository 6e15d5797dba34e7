"""Which of two data types a phrase stands for, where its surroundings decide between them."""

from __future__ import annotations

from pdmap.scan.classify.cases import Case
from pdmap.scan.classify.endings import Match
from pdmap.scan.classify.kinds import Kind, length_of
from pdmap.scan.classify.sights import Sight
from pdmap.scan.classify.surroundings import Surroundings
from pdmap.scan.classify.words import words_of

_ROUGHLY = frozenset({"address.city", "address.country", "address.region", "address.postcode"})
"""Parts of an address that networks tell, too."""
_NICKNAMES = frozenset({("nickname",), ("nick", "name"), ("nick",)})
_NAMES = frozenset({"name.first", "name.last"})
"""Beside these a nickname is one more name, and nothing that people sign in or post with."""
_DOERS = frozenset({"author", "assignee", "reporter", "creator", "actor", "user", "reviewer", "approver", "owner"})
"""Objects of people within what they work on, whose `name` is a username where there is a `display_name`."""
_SHORT_TITLE = 16
"""Letters that `Dr`, `Mrs` and the like take at most, in any language."""


def exact_type(case: Case, seen: Sight) -> str:
    """Return the data type that a phrase stands for here: a name that people sign in by is a username."""
    match, around = seen.match, seen.around
    data_type = match.entry.data_type
    if data_type == "name.full" and (match.before, "slug") in around.beginnings:
        data_type = "username"
    if data_type == "name.full" and match.phrase == ("name",) and around.go_by_usernames and _is_of_writer(seen):
        data_type = "username"
    if data_type in _ROUGHLY | {"address.postal"} and seen.before == ("location",) and _is_deed(around):
        data_type = "geo.approx"
    if data_type in _ROUGHLY and not match.before and _is_visit(around):
        data_type = "geo.approx"
    if data_type == "email.address" and match.phrase in (("to",), ("from",)) and _is_of_calls(around):
        data_type = "phone"
    if data_type == "username" and match.phrase in _NICKNAMES and not _NAMES.isdisjoint(around.siblings):
        data_type = "name.full"
    if data_type == "name.full" and match.phrase == ("name",) and (match.before, "display name") in around.beginnings:
        data_type = "username" if match.before and seen.nearest in _DOERS else data_type
    if match.phrase == ("title",) and _is_salutation(case, match, around):
        data_type = "salutation"
    if data_type == "name.full" and match.phrase == ("name",) and not match.before and _is_login(around):
        data_type = "username"
    return data_type


# Private functions


def _is_of_writer(seen: Sight) -> bool:
    """Tell whether a name is that of somebody who did something in the software, as `poster_name` is."""
    return seen.nearest == "by" or seen.nearest in words_of("author") | words_of("actor") | {"actor", "reporter"}


def _is_deed(around: Surroundings) -> bool:
    return around.has_class("deal") or _is_visit(around)


def _is_visit(around: Surroundings) -> bool:
    """Tell whether rows are visits, whose places are those of a network, and no addresses."""
    is_seen = any("ip" in words or words[-2:] == ("user", "agent") for words in around.names)
    has_street = not {"address.street", "address.postal"}.isdisjoint(around.siblings)
    return is_seen and not has_street and not around.subject and not around.has_class("address", "deal")


def _is_salutation(case: Case, match: Match, around: Surroundings) -> bool:
    """Tell whether a title is `Dr` rather than what somebody works as: few letters fit, or nothing tells of work."""
    is_named = not {"name.first", "name.last", "name.full"}.isdisjoint(around.siblings) and bool(around.subject)
    is_short = 0 < length_of(case.column.type) <= _SHORT_TITLE and is_named
    is_of_one = around.has_class("address", "deal") and {"name.first", "name.last"} <= around.siblings
    is_alone = not match.before and (_has_only_names(around) or is_of_one)
    return case.kind is Kind.CHOICE or is_short or is_alone


def _has_only_names(around: Surroundings) -> bool:
    """Tell whether people are named in parts, and nothing tells where they work."""
    works = {
        ("department",),
        ("company",),
        ("office",),
        ("employee", "number"),
        ("manager",),
        ("salutation",),
        ("prefix",),
    }
    is_named = {"name.first", "name.last"} <= around.siblings
    if is_named and ("suffix",) in around.names:
        return True
    return is_named and works.isdisjoint(around.names) and {"employer", "email.work"}.isdisjoint(around.siblings)


def _is_login(around: Surroundings) -> bool:
    """Tell whether the `name` of people who sign in is what they sign in as, rather than their name."""
    signs_in = bool(around.subject) and not {"password", "password_hash"}.isdisjoint(around.siblings)
    is_elsewhere = not {("real", "name"), ("full", "name"), ("display", "name")}.isdisjoint(around.names)
    has_mail = "email.address" in around.siblings
    has_login = not {("username",), ("user", "name"), ("login",)}.isdisjoint(around.names)
    return signs_in and not has_login and (is_elsewhere or not has_mail)


def _is_of_calls(around: Surroundings) -> bool:
    return not words_of("call").isdisjoint(around.name.words)
