"""What stands in tables: the flows of a view, facts beside it, and the matrix in place of a tangle."""

from __future__ import annotations

from pdmap.frozen import dataclass
from pdmap.graph import LinkKind
from pdmap.views.signs import Change, Mark, Weight


@dataclass(frozen=True, slots=True)
class FlowRow:
    """A row of the flow table, which says in words all that the lines of a map say."""

    number: int
    """Its key on the lines of the map."""
    link: str
    """Id of the link, which is that of the flow where one is written."""
    kind: LinkKind
    source: str
    """Id of the element at its start, such as `system:console`."""
    target: str
    source_title: str
    target_title: str
    data: tuple[str, ...]
    """Labels of the data types that arrive."""
    codes: tuple[str, ...]
    subjects: tuple[str, ...]
    """Labels of the data subjects."""
    activities: tuple[str, ...]
    """Names of the activities that it serves."""
    words: str
    """What kind of link it is where data are not simply sent, such as `hosted by`."""
    transport: str
    """As written; empty where it is not recorded."""
    marks: tuple[Mark, ...]
    """Transfers with their grounds, and what is not encrypted."""
    weight: Weight
    location: str
    """Where it is written, such as `flows.yaml:3:3`."""
    change: Change = Change.SAME
    blanks: tuple[tuple[str, str], ...] = ()
    """What stands in the columns `data`, `subjects`, `activities` and `transport` where they have nothing to list."""

    def blank(self, column: str) -> str:
        """Return why a column has nothing to list: `none`, the reason of an `unknown`, or that it is not recorded."""
        return dict(self.blanks).get(column, "")


@dataclass(frozen=True, slots=True)
class Table:
    """Facts that stand beside a map, such as the Article 30 entry of the activity that it shows."""

    title: str
    columns: tuple[str, ...]
    """Headings; empty for two columns of names and answers."""
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """What goes to one recipient of one category of data."""

    flows: int
    """How many links; 0 leaves the cell empty."""
    weight: Weight = Weight.NORMAL
    """The heaviest of them."""
    is_special: bool = False
    """Whether data of Article 9 or 10 are among them."""


@dataclass(frozen=True, slots=True)
class Matrix:
    """Recipients and categories of data as a table, where lines between them would be a tangle."""

    title: str
    columns: tuple[str, ...]
    """Category codes; the legend has their names."""
    rows: tuple[tuple[str, str, tuple[MatrixCell, ...]], ...]
    """Recipient, its country or ground in words, and a cell for each column."""
