"""What selectors on the command line select, for all commands but the map."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import reduce
from operator import or_

from pdmap.app.load import Loaded
from pdmap.app.selecting import SelectionError, found_by, joined, nothing_selected, told
from pdmap.app.terms import Terms
from pdmap.app.validate import context_of, validate
from pdmap.counting import counted
from pdmap.documents.kind import Part
from pdmap.frozen import dataclass
from pdmap.model import owner_among
from pdmap.questions.selectors import Names, Selected, gather_names, select_all
from pdmap.questions.selectors.grammar import EVERYTHING
from pdmap.reporters.report import Adjustment, Report
from pdmap.rules.rule import Context
from pdmap.source.characters import shown


@dataclass(frozen=True, slots=True)
class Only:
    """What was asked for, in the user's words."""

    selectors: tuple[str, ...] = ()
    """Several are together one; everything where there are none."""
    excluded: tuple[str, ...] = ()
    option: str = "--only"
    """What messages call the place of the selectors."""
    exclusion: str = "--exclude"
    """What messages call the place of what is excluded."""

    def __str__(self) -> str:
        """Return the selectors as the one that they are together, in one line."""
        left_out = f", without {shown(joined(self.excluded))}" if self.excluded else ""
        return f"{shown(joined(self.selectors)) or EVERYTHING}{left_out}"

    @property
    def needs_findings(self) -> bool:
        """Return whether it has to be known what is open: only `flag:open-finding` asks for it."""
        return any("flag:" in text.casefold() for text in (*self.selectors, *self.excluded))


def part_of(selectors: Sequence[str] | None, excluded: Sequence[str] | None) -> Only | None:
    """Return what `--only` and `--exclude` ask for; `None` where both are silent and everything is meant."""
    if not selectors and not excluded:
        return None
    return Only(tuple(selectors or ()), tuple(excluded or ()), "--only" if selectors else "--exclude")


@dataclass(frozen=True, slots=True)
class Picked:
    """What was selected of an inventory on a day."""

    only: Only
    selected: Selected
    context: Context
    names: Names

    @property
    def left_out(self) -> frozenset[str]:
        """Return the addresses of whatever selectors can name and is not selected."""
        return _selected(self.only.option, (EVERYTHING,), self.context, self.names).addresses - self.selected.addresses

    @property
    def why_empty(self) -> str:
        """Return why nothing is selected, in one line."""
        texts = self.only.selectors or (EVERYTHING,)
        before = _selected(self.only.option, texts, self.context, self.names)
        if before:
            amount = counted(len(before), "object")
            return told(self.only.exclusion, joined(self.only.excluded), f"nothing is left of {amount}")
        return nothing_selected(self.only.option, texts[0], self.context.graph, self.names)


def picked(only: Only, loaded: Loaded, as_of: dt.date, terms: Terms | None = None) -> Picked:
    """Return what is selected, which may be nothing.

    Args:
        only: What was asked for.
        loaded: The inventory.
        as_of: The day that contracts and decisions are looked at on.
        terms: They decide which findings are open.

    Raises:
        SelectionError: a selector cannot be read, or names something unknown.
        RuleCrashError: a rule failed, where it has to be known what is open.
    """
    findings = validate(loaded, as_of, terms=terms).findings if only.needs_findings else ()
    context = context_of(loaded, as_of)
    names = gather_names(context.inventory, context.graph, context.legs, as_of, findings)
    found = _selected(only.option, only.selectors or (EVERYTHING,), context, names)
    return Picked(only, found - _selected(only.exclusion, only.excluded, context, names), context, names)


def some_picked(only: Only, loaded: Loaded, as_of: dt.date, terms: Terms | None = None) -> Picked:
    """Return what is selected, which is something.

    Raises:
        SelectionError: a selector cannot be read, names something unknown, or nothing is selected.
        RuleCrashError: a rule failed, where it has to be known what is open.
    """
    found = picked(only, loaded, as_of, terms)
    if not found.selected:
        raise SelectionError(found.why_empty)
    return found


def reported(report: Report, found: Picked) -> Report:
    """Return a report of what is selected only, which says so and counts what it does not show.

    What keeps a manifest from being read stays: nobody can tell what else would be found. Where something is left out
    of everything, what no selector can name, such as the organization, stays as well.
    """
    shows = shown_by(found)
    kept = [each for each in report.findings if shows(each.address) or not report.is_whole]
    hidden = [each for each in report.hidden if shows(each.finding.address)]
    left_out = len(report.findings) - len(kept) + len(report.hidden) - len(hidden)
    value = f"{found.only}; {counted(left_out, 'finding')} on other parts not shown"
    return replace(
        report,
        findings=tuple(kept),
        hidden=tuple(hidden),
        adjustments=(*report.adjustments, Adjustment("only", value, found.only.option)),
    )


def shown_by(found: Picked) -> Callable[[str], bool]:
    """Return what tells whether something is of what is selected, by its address; an empty one is of nothing."""
    if found.only.selectors:
        addresses = found.selected.addresses
        return lambda address: owner_among(address, addresses) is not None
    left_out = found.left_out
    return lambda address: owner_among(address, left_out) is None


def with_activities(loaded: Loaded, found: Picked) -> tuple[Loaded, Part]:
    """Return an inventory without the activities that are not selected, and of what it is a part.

    Raises:
        SelectionError: no activity is selected, nor uses what is selected.
    """
    every = loaded.inventory.activities
    kept = {name: activity for name, activity in every.items() if name in found.selected.activities}
    if not kept:
        raise SelectionError(f"{found.only.option} `{found.only}`: no activity is selected, nor uses what is selected")
    part = Part(str(found.only), len(kept), len(every))
    return replace(loaded, inventory=replace(loaded.inventory, activities=kept)), part


# Private functions


def _selected(option: str, texts: Sequence[str], context: Context, names: Names) -> Selected:
    found = found_by(option, texts, lambda each: select_all(each, context.inventory, context.graph, names))
    return reduce(or_, found, Selected())
