"""In what a notice and the inventory differ: purposes, recipients and third countries (Articles 13 and 14)."""

from __future__ import annotations

from collections.abc import Container, Mapping
from typing import TypeVar

from pdmap.frozen import dataclass
from pdmap.model import Activity, Inventory, Nothing, NoticeClaims, Party, Place, Transfer, Unknown, listed
from pdmap.questions.grounds import countries_of, regime_of
from pdmap.questions.wordings import normalized

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Apart:
    """What stands on one side only; nothing where both agree."""

    left_out: tuple[str, ...]
    """What the activity has and the notice does not name."""
    invented: tuple[str, ...]
    """What the notice names and the activity does not have."""


def purposes_apart(activity: Activity, claims: NoticeClaims) -> Apart | None:
    """Return the purposes that stand on one side only, word by word; `None` where a side is not recorded."""
    own, told = entries(activity.purposes), entries(claims.purposes)
    if own is None or told is None:
        return None
    recorded = {normalized(purpose.text): purpose.text for purpose in own}
    claimed = {normalized(text): text for text in told}
    left_out = tuple(text for key, text in recorded.items() if key not in claimed)
    return Apart(left_out, tuple(text for key, text in claimed.items() if key not in recorded))


def recipients_apart(inventory: Inventory, activity: Activity, claims: NoticeClaims) -> Apart | None:
    """Return the recipients that stand on one side only, by id, name or category; `None` as for purposes."""
    own, told = entries(activity.recipients), entries(claims.recipients)
    if own is None or told is None:
        return None
    claimed = {normalized(text): text for text in told}
    known: set[str] = set()
    left_out: list[str] = []
    for recipient in own:
        party = inventory.parties.get(recipient.party.id) if recipient.party else None
        title = recipient.party.id if recipient.party else recipient.category or ""
        names = {normalized(name) for name in (title, recipient.category, party.name if party else None) if name}
        known |= names
        if names.isdisjoint(claimed):
            left_out.append(title)
    return Apart(tuple(left_out), tuple(text for key, text in claimed.items() if key not in known))


def countries_apart(
    inventory: Inventory, activity: Activity, claims: NoticeClaims, reached: Container[tuple[str, str]]
) -> Apart | None:
    """Return the codes of third countries that stand on one side only; `None` where the notice names none.

    Args:
        inventory: Where countries are looked up.
        activity: Whose transfers count.
        claims: What the notice tells.
        reached: Activities with codes of countries that their data reach undeclared, which notices rightly name.
    """
    told = entries(claims.countries)
    if told is None:
        return None
    regime, abroad = regime_of(inventory), countries_abroad(inventory, activity)
    countries = [country for place in told for country in countries_of(inventory, place)]
    claimed = {country.code for country in countries if not country.is_inside(regime)}
    invented = sorted(claimed - abroad.keys()) if _is_complete(inventory, activity) else []
    invented = [code for code in invented if (activity.id, code) not in reached]
    return Apart(tuple(sorted(abroad.keys() - claimed)), tuple(invented))


def countries_abroad(inventory: Inventory, activity: Activity) -> Mapping[str, Transfer]:
    """Return the third countries that an activity declares transfers to, by code, each with the first transfer."""
    regime = regime_of(inventory)
    found: dict[str, Transfer] = {}
    for transfer in listed(activity.transfers):
        for place in _places(inventory, transfer):
            for country in countries_of(inventory, place):
                if not country.is_inside(regime):
                    found.setdefault(country.code, transfer)
    return found


def entries(answer: tuple[T, ...] | Nothing | Unknown | None) -> tuple[T, ...] | None:
    """Return what a list answers, which for `none` is nothing; `None` where it is not recorded or not known yet."""
    match answer:
        case tuple():
            return answer
        case Nothing():
            return ()
        case _:
            return None


# Private functions


def _places(inventory: Inventory, transfer: Transfer) -> tuple[Place, ...]:
    importer = inventory.parties.get(transfer.importer.id) if transfer.importer else None
    return transfer.countries or _established(importer)


def _established(party: Party | None) -> tuple[Place, ...]:
    return (party.country,) if party and isinstance(party.country, Place) else ()


def _is_complete(inventory: Inventory, activity: Activity) -> bool:
    """Return whether an activity tells of its transfers, and the country of each: only then is another one too much."""
    if not isinstance(activity.transfers, tuple | Nothing):
        return False
    return all(
        places and all(countries_of(inventory, place) for place in places)
        for places in (_places(inventory, transfer) for transfer in listed(activity.transfers))
    )
