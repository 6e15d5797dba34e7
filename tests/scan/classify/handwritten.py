"""Cases that say of columns what they are, as `cases.txt` has them: tests judge by them, experience learns of them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Case:
    """A column, and what it is."""

    source: str
    table: str
    column: str
    type: str
    tier: str
    data_type: str | None

    @property
    def row(self) -> tuple[str, str, str, str]:
        """Return the column as a plain list of columns names it."""
        return self.source, self.table, self.column, self.type


def read_cases(path: Path) -> list[Case]:
    """Return the cases of a file: below the name of a source its tables, below each its columns."""
    cases: list[Case] = []
    source = table = ""
    for line in path.read_text("utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        if line.startswith("== "):
            source = line.removeprefix("== ")
        elif line.startswith("  "):
            column, *words, tier, data_type = line.split()
            type_name = "" if words == ["-"] else " ".join(words)
            cases.append(Case(source, table, column, type_name, tier, None if data_type == "-" else data_type))
        else:
            table = line
    return cases
