"""What was measured, as plain data that is written and read as JSON."""

from __future__ import annotations

import json
import re
import statistics
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field

from validation.process import Run

_NUMBER = re.compile(r"(\d[\d,]*) (\w+)")


@dataclass(slots=True)
class Measured:
    """All runs of a command, and what it said of itself."""

    runs: list[Run] = field(default_factory=list)
    said: str = ""
    """The line that sums up what it did."""
    digest: str = ""
    """Of what it wrote in the last run."""
    stages: list[tuple[float, str]] = field(default_factory=list)
    """Seconds and name of each, where it tells."""

    @property
    def wall(self) -> float:
        """Return the median."""
        return statistics.median(each.wall for each in self.runs)

    @property
    def cpu(self) -> float:
        """Return the median."""
        return statistics.median(each.cpu for each in self.runs)

    @property
    def memory(self) -> float:
        """Return the median."""
        return statistics.median(each.memory for each in self.runs)

    def count(self, noun: str) -> int:
        """Return how many it said there were of something, such as `fields`; 0 where it did not say."""
        counts = {name: int(number.replace(",", "")) for number, name in _NUMBER.findall(self.said)}
        return counts.get(noun, counts.get(noun.removesuffix("s"), 0))


@dataclass(slots=True)
class Results:
    """Everything that a benchmark measured, by command and number of systems."""

    head: str
    """What was measured, where, on what."""
    measured: dict[tuple[str, int], Measured] = field(default_factory=dict)
    failures: list[str] = field(default_factory=list)

    def get(self, command: str, systems: int = 0) -> Measured | None:
        """Return what was measured of a command; `None` where nothing was."""
        found = self.measured.get((command, systems))
        return found if found and found.runs else None

    def sizes(self, command: str) -> list[int]:
        """Return the numbers of systems that a command was measured with."""
        return sorted(size for name, size in self.measured if name == command and self.get(name, size))

    def to_json(self) -> str:
        """Return the results as text."""
        rows = [
            {"command": command, "systems": systems, **asdict(each)}
            for (command, systems), each in self.measured.items()
        ]
        return json.dumps({"head": self.head, "failures": self.failures, "measured": rows}, indent=1) + "\n"


def from_json(text: str) -> Results:
    """Return results that `Results.to_json` wrote."""
    data = json.loads(text)
    return Results(
        data["head"], {(row["command"], row["systems"]): _measured(row) for row in data["measured"]}, data["failures"]
    )


# Private functions


def _measured(row: Mapping[str, list[dict[str, float]]]) -> Measured:
    stages = [(float(seconds), str(name)) for seconds, name in row["stages"]]
    runs = [Run(each["wall"], each["cpu"], int(each["memory"]), int(each["code"])) for each in row["runs"]]
    return Measured(runs, str(row["said"]), str(row["digest"]), stages)
