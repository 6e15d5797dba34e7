"""Set findings apart by whether somebody accepts them, and tell what accepts nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from pdmap.findings import Finding, HiddenFinding, Hiding
from pdmap.frozen import dataclass
from pdmap.model import Inventory
from pdmap.suppress.baseline import Baseline, idle_entries, idle_entry, in_baseline, key_of
from pdmap.suppress.codes import Codes
from pdmap.suppress.doubts import Use, unsuitable_ignores
from pdmap.suppress.ignores import Ignore, Ignores
from pdmap.suppress.waivers import Accepted, apply_waivers, unsuitable_waivers


@dataclass(frozen=True, slots=True)
class Acceptance:
    """What accepts findings in an inventory."""

    inventory: Inventory
    """Its `waivers` accept findings until a day."""
    ignores: tuple[Ignore, ...] = ()
    baseline: Baseline | None = None


@dataclass(frozen=True, slots=True)
class Apart:
    """Findings set apart."""

    open: tuple[Finding, ...]
    hidden: tuple[HiddenFinding, ...]
    doubtful: tuple[Finding, ...]
    """Findings on what was meant to hide something and does not; nothing hides these."""


def set_apart(
    found: Iterable[Finding], form: Iterable[Finding], accepted: Acceptance, codes: Codes, as_of: dt.date
) -> Apart:
    """Return findings apart by whether a waiver, an ignore or the baseline accepts them, in this order.

    Args:
        found: Findings that can be hidden.
        form: Findings that cannot, because they are about the form of a manifest.
        accepted: What accepts findings.
        codes: What is known of codes.
        as_of: The day that it is judged as of.
    """
    every, unfit = tuple(found), tuple(form)
    in_force = Ignores.of(ignore for ignore in accepted.ignores if not ignore.until or as_of <= ignore.until)
    by_waiver = apply_waivers(every, accepted.inventory.waivers, as_of)
    left, hidden = _hide(by_waiver.open, in_force, accepted.baseline)
    used, refused = _uses(every, in_force), _uses(unfit, in_force)
    doubtful = [
        *unsuitable_waivers(accepted.inventory, by_waiver, codes, as_of, unfit),
        *unsuitable_ignores(accepted.ignores, codes, used, refused, as_of),
        *_idle(accepted.baseline, every, codes),
    ]
    waived = tuple(_waived(item) for item in by_waiver.waived)
    return Apart(tuple(left), (*waived, *hidden), tuple(doubtful))


# Private functions


def _hide(
    findings: Iterable[Finding], ignores: Ignores, baseline: Baseline | None
) -> tuple[list[Finding], list[HiddenFinding]]:
    keys = baseline.keys if baseline else frozenset()
    if not keys and ignores.are_none:
        return [*findings], []
    left: list[Finding] = []
    hidden: list[HiddenFinding] = []
    for finding in findings:
        if ignore := ignores.holding_for(finding):
            hidden.append(ignore.hides(finding))
        elif keys and key_of(finding) in keys:
            hidden.append(in_baseline(finding))
        else:
            left.append(finding)
    return left, hidden


def _uses(findings: Iterable[Finding], ignores: Ignores) -> frozenset[Use]:
    """Return the ignores that hold for a finding; whether something else hides it as well does not matter."""
    if ignores.are_none:
        return frozenset()
    held = ((ignores.holding_for(finding), finding.check.code) for finding in findings)
    return frozenset((ignore, code) for ignore, code in held if ignore)


def _idle(baseline: Baseline | None, found: Iterable[Finding], codes: Codes) -> Iterator[Finding]:
    if baseline:
        yield from (idle_entry(entry) for entry in idle_entries(baseline, found, codes))


def _waived(item: Accepted) -> HiddenFinding:
    waiver = item.waiver
    return HiddenFinding(item.finding, Hiding.WAIVER, waiver.reason or "", waiver.owner, waiver.expires)
