"""What a party is: its roles, its countries, its contract, who it hands data on to."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.model import Certification, Contract, Party
from pdmap.questions.changes.facts import Aspect, Fact
from pdmap.questions.changes.naming import Names
from pdmap.questions.changes.parts import details, measures, members, named, routes, transfers
from pdmap.questions.changes.values import text_of

_TOLD = frozenset(
    {
        "name",
        "roles",
        "is_group",
        "country",
        "parent_country",
        "access_from",
        "regions",
        "dpa.status",
        "dpf.status",
        "subprocessors",
        "retention",
        "transfers.countries",
        "transfers.mechanism",
        "rights",
        "measures",
    }
)


def party_facts(party: Party, names: Names) -> Iterator[Fact]:
    """Yield the facts of a party."""
    yield Fact(Aspect.NAME, "", party.name or "")
    yield Fact(Aspect.KIND, "", "group" if party.is_group else "")
    yield from (Fact(Aspect.ROLE, role.value) for role in party.roles)
    yield Fact(Aspect.COUNTRY, "", text_of(party.country))
    yield Fact(Aspect.PARENT, "", text_of(party.parent_country))
    yield from members(Aspect.ACCESS, party.access_from)
    yield from (Fact(Aspect.LOCATION, place.name) for place in party.regions)
    yield Fact(Aspect.CONTRACT, "", text_of(party.dpa.status if isinstance(party.dpa, Contract) else party.dpa))
    certification = party.dpf.status if isinstance(party.dpf, Certification) else party.dpf
    yield Fact(Aspect.CERTIFICATION, "", text_of(certification))
    yield from named(Aspect.SUBPROCESSOR, party.subprocessors, "parties", names)
    yield Fact(Aspect.RETENTION, "", text_of(party.retention))
    yield from transfers(party.transfers, names)
    yield from routes(party.rights)
    yield from measures(party.measures, names)
    yield from details(party, _TOLD, names)
