"""Findings that somebody accepts until a day: the inventory's `waivers`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from pdmap.findings import Finding
from pdmap.model import Waiver


@dataclass(frozen=True, slots=True)
class Sorted:
    """Findings apart by whether a waiver accepts them."""

    open: tuple[Finding, ...]
    waived: tuple[Finding, ...]


def apply_waivers(findings: Iterable[Finding], waivers: Iterable[Waiver], as_of: dt.date) -> Sorted:
    """Return the findings with those set apart that a waiver in force accepts.

    A waiver names a rule and a logical address and holds for the address and all below it, up to
    and including the day on which it expires.
    """
    in_force = [waiver for waiver in waivers if waiver.expires and as_of <= waiver.expires]
    apart: dict[bool, list[Finding]] = {True: [], False: []}
    for finding in findings:
        apart[any(_accepts(waiver, finding) for waiver in in_force)].append(finding)
    return Sorted(open=tuple(apart[False]), waived=tuple(apart[True]))


# Private functions


def _accepts(waiver: Waiver, finding: Finding) -> bool:
    address = waiver.object.rstrip("/")
    covered = finding.address == address or finding.address.startswith(f"{address}/")
    return bool(address) and covered and waiver.rule == finding.check.code
