"""What has to stand near a phrase for it to mean what the dictionary says."""

from __future__ import annotations

from collections.abc import Mapping

from pdmap.scan.classify import (
    needs_facts,
    needs_messages,
    needs_money,
    needs_names,
    needs_online,
    needs_people,
    needs_places,
    needs_secrets,
)
from pdmap.scan.classify.near import owned, person_near, strict
from pdmap.scan.classify.sights import Found, Need, Sight


def need(name: str) -> Need:
    """Return a need by its name in the dictionary.

    Raises:
        KeyError: there is no such need.
    """
    return _NEEDS[name]


# Private functions


def _no_need(_: Sight) -> Found:
    return 0.25, ""


_NEEDS: Mapping[str, Need] = {
    "": _no_need,
    "employee": _no_need,
    "person": person_near,
    "strict": strict,
    "owned": owned,
    **needs_people.NEEDS,
    **needs_names.NEEDS,
    **needs_messages.NEEDS,
    **needs_facts.NEEDS,
    **needs_places.NEEDS,
    **needs_online.NEEDS,
    **needs_secrets.NEEDS,
    **needs_money.NEEDS,
}
