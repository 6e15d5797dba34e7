"""The findings of one reading, and the end of a reading that cannot go on."""

from __future__ import annotations

from typing import NoReturn

from pdmap.findings import Finding, Location
from pdmap.source.excess import too_many_findings
from pdmap.source.problem import Problem


class ReadingStopped(Exception):  # noqa: N818  # not an error: its reason is collected by then
    """Reading cannot go on; the finding that says why is collected."""


class Collector:
    """Collects the findings of one file and stops the reading when there are too many."""

    def __init__(self, path: str, limit: int) -> None:
        self.path = path
        self.findings: list[Finding] = []
        self._limit = limit

    def add(self, problem: Problem, address: str = "") -> None:
        """Collect a problem as a finding on the object at `address`.

        Raises:
            ReadingStopped: there are as many findings as the limit allows.
        """
        self._append(problem, address)
        if len(self.findings) >= self._limit:
            self.stop(too_many_findings(self._limit, problem.span))

    def stop(self, problem: Problem, address: str = "") -> NoReturn:
        """Collect a problem that ends the reading.

        Raises:
            ReadingStopped: always.
        """
        self._append(problem, address)
        raise ReadingStopped

    # Private methods

    def _append(self, problem: Problem, address: str) -> None:
        location = Location(self.path, problem.span)
        finding = Finding(
            problem.check, problem.message, location, address, problem.remedy, problem.related, problem.detail
        )
        self.findings.append(finding)
