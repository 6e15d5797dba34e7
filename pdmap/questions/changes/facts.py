"""What an object of an inventory is, in facts that can be compared with those of another revision."""

from __future__ import annotations

from enum import StrEnum

from pdmap.frozen import dataclass
from pdmap.graph import FlowGraph
from pdmap.model import Inventory
from pdmap.questions.transfers import Leg


class Aspect(StrEnum):
    """What a fact is about; the words of the language where it has one."""

    ID = "id"
    NAME = "name"
    KIND = "kind"
    ROLE = "role"
    OWNER = "owner"
    FIELD = "field"
    DATA = "data"
    SUBJECT = "subject"
    PEOPLE = "people"
    """Whose data a field holds."""
    PURPOSE = "purpose"
    BASIS = "basis"
    CONDITION = "condition"
    RECIPIENT = "recipient"
    SYSTEM = "system"
    ACTIVITY = "activity"
    CONTROLLER = "controller"
    JOINT_CONTROLLER = "joint-controller"
    SUBPROCESSOR = "subprocessor"
    HOST = "host"
    SOURCE = "source"
    TARGET = "target"
    COUNTRY = "country"
    PARENT = "parent"
    LOCATION = "location"
    ACCESS = "access"
    OUTSIDE = "outside"
    """Data leave the territory of the law to a country."""
    TRANSFER = "transfer"
    """A transfer is declared."""
    CONTRACT = "contract"
    CERTIFICATION = "certification"
    RETENTION = "retention"
    BACKUP = "backup"
    DELETION = "deletion"
    PROTECTION = "protection"
    ENCRYPTION = "encryption"
    TRANSPORT = "transport"
    TRANSFORM = "transform"
    MEASURE = "measure"
    ROUTE = "route"
    """How a right is served."""
    ASSESSMENT = "assessment"
    """Whether an impact assessment is required."""
    DETAIL = "detail"
    """Anything else that is written."""


OWNERS = {
    Aspect.PEOPLE: Aspect.FIELD,
    Aspect.PROTECTION: Aspect.FIELD,
    Aspect.RETENTION: Aspect.FIELD,
    Aspect.BASIS: Aspect.PURPOSE,
    Aspect.CONDITION: Aspect.PURPOSE,
}
"""Aspects of a part that comes and goes under another aspect, which then says it all."""
MEMBERS = frozenset(
    {
        Aspect.ROLE,
        Aspect.FIELD,
        Aspect.DATA,
        Aspect.SUBJECT,
        Aspect.PURPOSE,
        Aspect.RECIPIENT,
        Aspect.SYSTEM,
        Aspect.ACTIVITY,
        Aspect.CONTROLLER,
        Aspect.JOINT_CONTROLLER,
        Aspect.SUBPROCESSOR,
        Aspect.HOST,
        Aspect.LOCATION,
        Aspect.ACCESS,
        Aspect.OUTSIDE,
        Aspect.TRANSFER,
        Aspect.TRANSFORM,
        Aspect.MEASURE,
    }
)
"""Aspects of which an object has several: each part comes or goes by itself."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that an object says of itself."""

    aspect: Aspect
    part: str
    """Which one of several, such as the field that a clock is for; empty where there is one only."""
    value: str = ""
    """Empty where the fact is that there is such a part at all."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of two inventories that are compared."""

    inventory: Inventory
    graph: FlowGraph
    legs: tuple[Leg, ...]
    """Its steps to countries, as `questions.transfers` judges them."""
