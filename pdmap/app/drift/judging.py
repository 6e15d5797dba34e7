"""Judge what differs between an inventory and its sources: what somebody accepts, and what is told."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from pdmap import __version__
from pdmap.app.checks import codes_of
from pdmap.app.drift.adjusting import drift_adjustments, of_drift
from pdmap.app.drift.holding import Held, differences_of, places_of
from pdmap.app.load import Loaded
from pdmap.app.selection import is_off, with_severity
from pdmap.app.terms import Terms
from pdmap.app.validate import acceptance_of
from pdmap.config.error import ConfigurationError
from pdmap.config.values import DriftKind
from pdmap.findings import Finding, HiddenFinding, Location, sorted_findings, sorted_hidden
from pdmap.frozen import dataclass
from pdmap.language.checks import IDLE_ENTRY
from pdmap.model import Inventory
from pdmap.reporters.report import Report
from pdmap.scan.classify.classifier import DICTIONARY_VERSION
from pdmap.scan.drift.checks import CHECKS, NEW_VENDOR
from pdmap.scan.drift.compare import Count, Drift
from pdmap.scan.drift.dictionary import Dictionary
from pdmap.scan.drift.difference import Difference
from pdmap.source.characters import shown
from pdmap.spelling import nearest
from pdmap.suppress.codes import Codes
from pdmap.suppress.hiding import Acceptance, set_apart

CODES = frozenset(check.code for check in CHECKS)
Key = tuple[str, str, str]
"""Code, address and detail of a difference: what it keeps when lines move."""


@dataclass(frozen=True, slots=True)
class Drifted:
    """What differs between an inventory and its sources."""

    report: Report
    open: tuple[Difference, ...]
    """The differences that nobody accepts, with the severities of the configuration."""
    counts: tuple[Count, ...]

    @property
    def kinds(self) -> frozenset[DriftKind]:
        """Return what a run may fail for."""
        return frozenset(difference.kind for difference in self.open if difference.kind)


def drift(state: Held, as_of: dt.date, terms: Terms, earlier: Drift | None = None) -> Drifted:
    """Return what differs and nobody has accepted.

    Args:
        state: The inventory and its sources.
        as_of: The day on which waivers and ignores hold.
        terms: The configuration and the baseline of drift.
        earlier: What differed before; it is left out.

    Raises:
        ConfigurationError: the configuration names a system that there is none of, or an unknown dictionary.
    """
    check_terms(state, terms)
    found = differences_of(state, terms, terms.configuration.settings.sources)
    before = {key_of(difference) for difference in earlier.differences} if earlier else set()
    settings = of_drift(terms.configuration.settings, CODES)
    fresh = [
        difference
        for difference in _once(found.differences)
        if (key_of(difference) not in before or difference.is_lost)
        and not (is_off(difference.finding.code, settings) and not difference.is_lost)
    ]
    return _judged(state, fresh, found.counts, as_of, terms, is_part=earlier is not None)


def key_of(difference: Difference) -> Key:
    """Return what a difference keeps when lines move, and when a source writes a name in other letters."""
    finding = difference.finding
    return finding.code, finding.address.casefold(), finding.detail


def check_terms(state: Held, terms: Terms) -> None:
    """See whether a configuration fits the inventory.

    Raises:
        ConfigurationError: it names a system that there is none of, or a dictionary that the program does not know.
    """
    configuration, inventory = terms.configuration, state.loaded.inventory
    for system in configuration.settings.sources:
        if system not in inventory.systems:
            raise _unknown_system(configuration.origin(f"sources.{system}").place, system, inventory)
    dictionary = Dictionary(DICTIONARY_VERSION, configuration.settings.drift_dictionary)
    if not dictionary.is_known:
        place = configuration.origin("drift.dictionary").place
        raise ConfigurationError(
            f"{place}: `drift.dictionary` is `{shown(str(dictionary.pinned))}`, which this pdmap does not know; it has "
            f"{', '.join(dictionary.added)}"
        )


# Private functions


def _once(differences: Iterable[Difference]) -> Iterator[Difference]:
    """Yield each difference once: a column may stand in several sources, such as a dump and the models of a program.

    The source counts that says the most of it, whatever the order of the sources is.
    """
    every = tuple(differences)
    gravest: dict[Key, Difference] = {}
    for difference in every:
        other = gravest.setdefault(key_of(difference), difference)
        if difference.finding.check.severity.rank < other.finding.check.severity.rank:
            gravest[key_of(difference)] = difference
    yield from (each for each in every if each.is_lost or gravest[key_of(each)] is each)


def _judged(
    state: Held,
    differences: list[Difference],
    counts: tuple[Count, ...],
    as_of: dt.date,
    terms: Terms,
    *,
    is_part: bool,
) -> Drifted:
    """Return differences apart by whether somebody accepts them: comments in manifests are about their entries."""
    settings = terms.configuration.settings
    beside = {replace(item.finding, location=item.entry, related=()): item for item in differences if not item.is_lost}
    apart = set_apart(beside, (), _acceptance(state.loaded, terms), _codes(state, terms, is_part=is_part), as_of)
    left = apart.open if terms.hides else tuple(beside)
    lost = [item for item in differences if item.is_lost]
    still = [*lost, *(beside[finding] for finding in left)]
    opened = [replace(item, finding=with_severity(item.finding, settings)) for item in still]
    hidden = [replace(item, finding=with_severity(beside[item.finding].finding, settings)) for item in apart.hidden]
    findings = sorted_findings([*(item.finding for item in opened), *map(_of_drift, apart.doubtful)])
    return Drifted(_report(state, findings, hidden, as_of, terms), tuple(opened), counts)


def _of_drift(doubt: Finding) -> Finding:
    if doubt.check is IDLE_ENTRY:
        return replace(doubt, remedy="write the baseline anew: `pdmap drift --write-baseline`")
    return doubt


def _acceptance(loaded: Loaded, terms: Terms) -> Acceptance:
    """Return what accepts drift: what accepts other findings only is the business of `pdmap validate`."""
    every = acceptance_of(loaded, terms)
    waivers = tuple(waiver for waiver in loaded.inventory.waivers if waiver.rule in CODES)
    ignores = tuple(ignore for ignore in every.ignores if CODES.intersection(ignore.codes))
    return replace(every, inventory=replace(loaded.inventory, waivers=waivers), ignores=ignores)


def _codes(state: Held, terms: Terms, *, is_part: bool) -> Codes:
    """Return what is known of codes; of a part of the differences nobody can say that something accepts none."""
    known = codes_of((), (), state.loaded)
    ran = frozenset[str]() if is_part else frozenset(_checks_that_ran(terms))
    return replace(known, ran=ran, judged=frozenset() if state.loaded.muted else ran)


def _checks_that_ran(terms: Terms) -> Iterator[str]:
    """Yield the codes of the checks that are on; vendors are looked for where dependencies are named."""
    settings = of_drift(terms.configuration.settings, CODES)
    on = (code for code in CODES if not is_off(code, settings))
    return on if settings.drift_dependencies else (code for code in on if code != NEW_VENDOR.code)


def _report(state: Held, findings: list[Finding], hidden: list[HiddenFinding], as_of: dt.date, terms: Terms) -> Report:
    shown_findings = [*findings, *(item.finding for item in hidden)]
    return Report(
        findings=tuple(findings),
        sources={**state.loaded.sources, **_lines_of(state, shown_findings), **_of_baseline(terms)},
        checked=state.loaded.coverage,
        rules=sum(not is_off(code, of_drift(terms.configuration.settings, CODES)) for code in CODES),
        inventory="",
        version=__version__,
        as_of=as_of,
        hidden=tuple(sorted_hidden(hidden)) if terms.hides else (),
        adjustments=(*terms.adjustments, *drift_adjustments(terms.configuration, CODES)),
    )


def _of_baseline(terms: Terms) -> Mapping[str, tuple[str, ...]]:
    return {terms.baseline.path: terms.baseline.lines} if terms.baseline else {}


def _lines_of(state: Held, findings: Iterable[Finding]) -> Mapping[str, tuple[str, ...]]:
    """Return the lines of the sources that findings point at, by the paths that these have."""
    places = places_of(state)
    paths = {places.path(path): path for path in state.sources.documents}
    asked = {location.path for finding in findings for location in _locations(finding) if location.path in paths}
    return {path: places.lines(paths[path]) for path in sorted(asked)}


def _locations(finding: Finding) -> tuple[Location, ...]:
    return (finding.location, *finding.related)


def _unknown_system(place: str, system: str, inventory: Inventory) -> ConfigurationError:
    if system in inventory.left_out.get("systems", ()):
        return ConfigurationError(f"{place}: the system `{shown(system)}` has errors of form; run `pdmap validate`")
    suggestion = nearest(system, inventory.systems)
    begun = f"`pdmap scan SOURCE --system {shown(system)} --write` begins one, `pdmap query` lists those that there are"
    hint = f"did you mean `{suggestion}`?" if suggestion else begun
    return ConfigurationError(f"{place}: the inventory has no system `{shown(system)}`; {hint}")
