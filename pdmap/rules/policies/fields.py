"""Fields as policies see them."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.findings import Location
from pdmap.frozen import dataclass
from pdmap.model import Activity, Field, System, Unknown, ids, listed, options
from pdmap.rules.policies.cases import Dimension, Places, Values
from pdmap.rules.policies.survey import Survey, bases_of, places_of_system, purposes_of
from pdmap.rules.policies.verdicts import Doubt
from pdmap.source import Node


@dataclass(frozen=True, slots=True)
class FieldCase:
    """A kind of personal data in a system."""

    survey: Survey
    system: System
    field: Field | None
    """`None` for a system of which it is not known yet what it holds."""

    @property
    def address(self) -> str:
        """Return the address of the field."""
        return self.field.address if self.field else self.system.address

    @property
    def node(self) -> Node:
        """Return where the field names its data type."""
        return self.field.type.node if self.field else self.system.at("fields")

    @property
    def name(self) -> str:
        """Return the data type and the system."""
        return f"`{self.field.type.id}` in `{self.system.id}`" if self.field else f"`{self.system.id}`"

    @property
    def statement(self) -> tuple[str, str]:
        """Return that the data are held in the system."""
        return f"`{self.field.type.id}`" if self.field else "something", f"is held in `{self.system.id}`"

    @property
    def ending(self) -> str:
        """Return nothing: the system tells it all."""
        return ""

    @property
    def detail(self) -> str:
        """Return nothing: the address tells fields apart."""
        return ""

    @property
    def passing(self) -> Doubt | None:
        """Return why it is not known what the system holds; nothing for a field that is written."""
        return None if self.field else self.survey.open(self.system.fields, f"what `{self.system.id}` holds")

    @property
    def related(self) -> tuple[Location, ...]:
        """Return nothing: the field tells it all."""
        return ()

    @property
    def depends_on(self) -> tuple[str, ...]:
        """Return the addresses of the activities that use the field."""
        return tuple(activity.address for activity in self.users())

    def users(self) -> list[Activity]:
        """Return the activities that use the data in the system."""
        overlap = self.survey.inventory.reference.overlap
        using = self.survey.users.get(self.system.id, ())
        held = self.field.type.id if self.field else ""
        named = (item for item in using if any(overlap(held, kind) for kind in ids(item.data)))
        return list(named if held else using)

    def values(self, dimension: Dimension) -> Values:
        """Return what is recorded of a dimension."""
        match dimension:
            case Dimension.DATA:
                return Values((self.field.type.id,) if self.field else (), self.passing)
            case Dimension.SUBJECTS:
                answer = self.field.subjects if self.field else self.system.subjects
                return Values(ids(answer), self.survey.open(answer, f"whose data are {self.name}"))
            case Dimension.ACTIVITIES:
                return Values(tuple(activity.id for activity in self.users()))
            case Dimension.PURPOSES:
                return purposes_of(self.survey, self.users())
            case Dimension.BASES:
                return bases_of(self.survey, self.users())
            case Dimension.SYSTEMS:
                return Values((self.system.id,))
            case Dimension.PARTIES:
                hosts = tuple(mention.id for mention in options(self.system.hosted_by))
                return Values(hosts, self.survey.open(self.system.hosted_by, f"who hosts `{self.system.id}`"))
            case Dimension.ROLES:
                return roles_of(self.survey, self.values(Dimension.PARTIES))
            case _:
                return Values()

    def places(self) -> Places:
        """Return where the system is."""
        return places_of_system(self.survey, self.system)


def field_cases(survey: Survey) -> Iterator[FieldCase]:
    """Yield every field of every system."""
    for system in survey.inventory.systems.values():
        for field in listed(system.fields):
            yield FieldCase(survey, system, field)
        if isinstance(system.fields, Unknown):
            yield FieldCase(survey, system, None)


def roles_of(survey: Survey, parties: Values) -> Values:
    """Return the roles of parties."""
    known = [survey.inventory.parties[name] for name in parties.ids if name in survey.inventory.parties]
    silent = next((Doubt(f"the role of `{party.id}` is not recorded") for party in known if not party.roles), None)
    roles = dict.fromkeys(role.value for party in known for role in party.roles)
    return Values(tuple(roles), parties.doubt or silent)
