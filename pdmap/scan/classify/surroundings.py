"""What a table is: rows about people, firms, machines or settings, as its name and its columns tell."""

from __future__ import annotations

from pdmap.frozen import dataclass
from pdmap.scan.classify.table_names import TableName

ADDRESS = ("address.city", "address.postcode", "address.street", "address.region", "address.country", "address.postal")
"""The parts of an address."""
NAMES = frozenset({"name.first", "name.last"})
"""What only rows about people have, whatever the table is called."""


@dataclass(frozen=True, slots=True)
class Owner:
    """Whom the rows of a table belong to."""

    column: str = ""
    """The column that says so; empty where none does."""
    role: str = ""
    """The word for the person."""
    points: bool = False
    """Whether it is the key of a person's row, rather than a name or a number that a person goes by."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around a column."""

    name: TableName
    subject: str
    """The word for the people that the rows are; empty where they are none."""
    why: str
    """What told so; empty where the rows are no people."""
    owner: str
    """The column that says whose the rows are; empty where none does."""
    is_owner_key: bool
    """Whether that column is the key of a row elsewhere."""
    holder: str
    """The word for whom the rows belong to, which the name of the table may tell too; empty where they are nobody's."""
    siblings: frozenset[str]
    """Data types that columns of the table hold by names of their own, such as `email`."""
    nearby: frozenset[str]
    """Those that any of its columns may hold, such as `author_email`."""
    languages: frozenset[str]
    """Languages other than English that names of the table are in."""
    ailments: int
    """How many columns may hold data about health."""
    beginnings: frozenset[tuple[tuple[str, ...], str]]
    """What stands before phrases in names of the table: where there is `poc_email`, `poc_name` names a person."""
    names: frozenset[tuple[str, ...]]
    """The words of each column."""
    go_by_usernames: bool
    """Whether people have usernames in the schema, and no names."""
    is_parent: bool
    """Whether tables of people refer to it by its name, as `person.entity_id` does to `entity`."""
    known: frozenset[str]
    """Words that say nothing more in a name: those of the table, and one that most of its columns begin with."""
    prefix: str
    """The word that most columns begin with; empty where there is none."""
    declared: frozenset[str]
    """Data types that the authors of the schema say the table holds."""
    denied: str
    """Who says that the table holds nothing personal; empty where nobody does."""

    @property
    def is_owned(self) -> bool:
        """Tell whether the rows are people, or belong to one."""
        return bool(self.subject or self.holder)

    def has_class(self, *names: str) -> bool:
        """Tell whether the table is of any of the classes."""
        classes = self.name.classes - {"org"} if self.subject else self.name.classes
        return not classes.isdisjoint(names)

    def addresses(self) -> int:
        """Return how many parts of an address stand in the table."""
        return sum(part in self.nearby for part in ADDRESS)
