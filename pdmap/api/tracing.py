"""The way of a kind of data, or of a field of a system."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field

from pdmap.api.days import day_of
from pdmap.api.errors import UnknownNameError, one_of, told
from pdmap.api.inventory import Inventory, whole_source_of
from pdmap.api.results import Result
from pdmap.api.texts import texts
from pdmap.app.answers import Answered
from pdmap.app.trace import Found, Traced, Way, follow, meant
from pdmap.app.trace_formats import trace_json
from pdmap.app.trace_hops import Change, Named, Passage, Stop
from pdmap.app.trace_report import named, passages, planned_passages, planned_stops, stops
from pdmap.findings import Location
from pdmap.graph import Element, LinkKind


@dataclass(frozen=True, slots=True, kw_only=True)
class TraceElement:
    """Where something of the traced data is: people, a system or a party."""

    element: Element
    name: str
    """Empty where it has none but its id."""
    data: tuple[str, ...]
    """What there is of the traced data, by id."""
    is_declared: bool
    """Whether a system declares some of it among its fields."""
    countries: Answered
    retention: Answered
    """How long the data are kept there."""
    location: Location | None
    """Where it stands in the manifests; `None` for people that nothing but the vocabulary defines."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TraceHop:
    """One step of the traced data."""

    id: str
    """Of the flow; `hosting:SYSTEM:PARTY` and the like for what follows from other objects."""
    kind: LinkKind
    source: Element
    target: Element
    data: tuple[str, ...]
    """What it takes and brings under the same name."""
    changes: tuple[Change, ...]
    """What becomes another kind of data on the way, or ends."""
    subjects: tuple[str, ...]
    activities: tuple[str, ...]
    """Ids of the activities that it is for."""
    lawful_bases: tuple[str, ...]
    """Of each activity, in words and in the same order."""
    transport: Answered
    chosen_by: str
    """Who chooses this host among several; empty where it always holds."""
    begins: dt.date | None
    """The day when it begins, where one to come is recorded."""
    location: Location
    """Where it stands in the manifests."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TraceRecipient:
    """A recipient that activities with the traced data name, and to whom no hop leads."""

    party: str
    """Its id; empty for a category of recipients."""
    name: str
    """Empty for a party that has none but its id; the category otherwise."""
    activities: tuple[str, ...]
    """Ids of the activities that name it."""
    is_planned: bool
    """Whether these are all planned, or the party starts later."""
    begins: dt.date | None
    """The day when the party starts, where one to come is recorded."""
    countries: Answered
    location: Location | None
    """Where the party stands in the manifests."""


@dataclass(frozen=True, slots=True)
class Trace(Result):
    """Everywhere that a kind of data goes; `trace` makes it."""

    data_type: str
    """Those below it are traced as well."""
    elements: tuple[TraceElement, ...]
    """By kind and id."""
    hops: tuple[TraceHop, ...]
    """By id; those that have begun on the day, as far as is recorded."""
    planned_elements: tuple[TraceElement, ...]
    """Where more of the data is once that begins which is recorded to begin later."""
    planned_hops: tuple[TraceHop, ...]
    """The steps that are needed for that, beyond `hops`."""
    recipients: tuple[TraceRecipient, ...]
    """Recipients that activities name, and to whom no step leads, planned or not."""
    silent_flows: tuple[str, ...]
    """Flows that do not say which data they carry, and may be on the way too."""
    silent_systems: tuple[str, ...]
    """Systems that do not say which data they hold."""
    as_of: dt.date
    _found: Found = field(repr=False, compare=False)

    def rows(self) -> list[dict[str, str | int | None]]:
        """Return a row of plain values for each hop, such as `pandas.DataFrame` takes."""
        return [
            {
                "id": hop.id,
                "kind": hop.kind.value,
                "source": hop.source.key,
                "target": hop.target.key,
                "data": ", ".join(hop.data),
                "changes": ", ".join(f"{change.before or '-'} -> {change.after or '-'}" for change in hop.changes),
                "subjects": ", ".join(hop.subjects),
                "activities": ", ".join(hop.activities),
                "lawful_bases": "; ".join(hop.lawful_bases),
                "transport": str(hop.transport),
                "path": hop.location.path,
                "line": hop.location.line,
            }
            for hop in self.hops
        ]

    def render(self, format: str = "json") -> str:  # noqa: A002 - the word of the command
        """Return it in a format of `pdmap trace` for programs, which is `json`.

        Raises:
            UnknownNameError: there is no such format.
        """
        one_of("format", format, ("json",))
        return trace_json(self._found, self.as_of.isoformat())


def trace(
    inventory: Inventory,
    what: str,
    *,
    start: str | Iterable[str] = (),
    end: str | Iterable[str] = (),
    backwards: bool = False,
    as_of: dt.date | None = None,
) -> Trace:
    """Return everywhere that a kind of data goes, or a field, as `pdmap trace` does.

    Args:
        inventory: Where it is followed.
        what: A data type, such as `email.address`, or a field of a system, such as `console.email.address`.
        start: Selectors of where the way starts (`--from`); anywhere where missing.
        end: Selectors of where it leads (`--to`); anywhere where missing.
        backwards: Whether it starts where the data end, and leads to where they come from.
        as_of: The day that selectors are judged as of, and that tells what has begun; where missing, as for `validate`.

    Raises:
        UnknownNameError: there is no such data type, system or field, or the way of a field has two starts.
        SelectorError: a selector cannot be read, or selects nothing.
        PartialInventoryError: a part of the inventory cannot be read.
    """
    source, day = whole_source_of(inventory), day_of(as_of)
    if not isinstance(what, str):
        raise UnknownNameError(f"what is {what!r}, not a kind of data such as 'email.address'")
    with told():
        traced = meant(what, source.loaded)
        way = Way(what=traced, starts=texts(start), ends=texts(end), is_backwards=backwards, names=("start", "end"))
        _check_ends(traced, way)
        found = follow(way, source.loaded, day, source.settings.terms(source.root))
    return Trace(
        data_type=traced.data_type,
        elements=tuple(map(_element, stops(found))),
        hops=tuple(map(_hop, passages(found))),
        planned_elements=tuple(map(_element, planned_stops(found))),
        planned_hops=tuple(map(_hop, planned_passages(found))),
        recipients=tuple(map(_recipient, named(found))),
        silent_flows=found.silent_flows,
        silent_systems=found.silent_systems,
        as_of=day,
        _found=found,
    )


# Private functions


def _check_ends(traced: Traced, way: Way) -> None:
    """Check that the way of a field has one start and one end, which its system is one of."""
    own, given = ("end", way.ends) if way.is_backwards else ("start", way.starts)
    if traced.system and given:
        raise UnknownNameError(f"the {own} of the way of a field is its system {traced.system}: leave {own} out")


def _element(stop: Stop) -> TraceElement:
    return TraceElement(
        element=stop.element,
        name=stop.name,
        data=stop.data,
        is_declared=stop.is_declared,
        countries=stop.countries,
        retention=stop.clocks,
        location=stop.location,
    )


def _hop(passage: Passage) -> TraceHop:
    link = passage.hop.link
    return TraceHop(
        id=link.id,
        kind=link.kind,
        source=link.source,
        target=link.target,
        data=passage.data,
        changes=passage.changes,
        subjects=tuple(sorted(link.subjects)),
        activities=tuple(name for name, _ in passage.activities),
        lawful_bases=tuple(bases for _, bases in passage.activities),
        transport=passage.transport,
        chosen_by=passage.chosen_by,
        begins=passage.begins,
        location=passage.location,
    )


def _recipient(recipient: Named) -> TraceRecipient:
    return TraceRecipient(
        party=recipient.party,
        name=recipient.name,
        activities=tuple(name for name, _ in recipient.activities),
        is_planned=recipient.is_ahead,
        begins=recipient.begins,
        countries=recipient.countries,
        location=recipient.location,
    )
