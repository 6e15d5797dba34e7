"""What has to stand near a phrase for what people sign in with."""

from __future__ import annotations

from collections.abc import Mapping

from pdmap.scan.classify.near import owned, person_near, strict, whose
from pdmap.scan.classify.sights import Found, Need, Sight
from pdmap.scan.classify.words import words_of

# Private functions


def _holder(seen: Sight) -> Found:
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
    return None if around.has_class("thing", "lookup", "template", "system") else owned(seen)


def _holder_salt(seen: Sight) -> Found:
    is_table = seen.around.name.head in ("credential", "password") and seen.around.holder
    return (0.15, whose(seen.around)) if is_table else strict(seen)


def _holder_strict(seen: Sight) -> Found:
    return person_near(seen) or (_holder(seen) if not seen.before else None)


def _holder_owned(seen: Sight) -> Found:
    around = seen.around
    near = person_near(seen)
    if near:
        return near
    if around.has_class("settings", "infra", "org", "lookup", "thing", "system", "deal"):
        return None
    if seen.nearest in words_of("infra") | words_of("thing") | words_of("dull"):
        return None
    return owned(seen) or _holder(seen)


NEEDS: Mapping[str, Need] = {
    "holder": _holder,
    "holder_salt": _holder_salt,
    "holder_strict": _holder_strict,
    "holder_owned": _holder_owned,
}
"""The needs by their names in the dictionary."""
