"""What the last line of a report tells: how much was found, in how much."""

from __future__ import annotations

from collections.abc import Mapping

from pdmap.findings import Severity
from pdmap.frozen import dataclass
from pdmap.reporters.report import Coverage


@dataclass(frozen=True, slots=True)
class Counts:
    """How much was found, in how much."""

    severities: Mapping[Severity, int]
    """How many findings have which severity."""
    checked: Coverage
    rules: int

    @classmethod
    def read(cls, severities: Mapping[str, int], checked: Mapping[str, int], rules: int) -> Counts:
        """Return what was written as plain values.

        Raises:
            TypeError: they are something else.
            ValueError: they are not either.
        """
        found = {Severity(severity): int(count) for severity, count in severities.items()}
        return cls(found, Coverage(**{key: int(count) for key, count in checked.items()}), int(rules))

    def written(self) -> tuple[object, ...]:
        """Return it as plain values."""
        return self.severities, {key: getattr(self.checked, key) for key in Coverage.__slots__}, self.rules
