"""What the transfers to an importer rely on: mechanisms, the module of the clauses, and the one that roles suggest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pdmap.documents.annexes.parties import unwritten
from pdmap.documents.annexes.titles import export_title
from pdmap.documents.document import Cell, Column, Layout, Line, Row, State, Table
from pdmap.documents.elements.destinations import destination_of
from pdmap.documents.elements.mechanisms import mechanism_lines
from pdmap.documents.elements.reliance import reliance_without_mechanism
from pdmap.documents.elements.safeguards import safeguards
from pdmap.documents.kind import Context
from pdmap.documents.lines import details, empty, fact, mentioned, place, unknown_text
from pdmap.model import MechanismUse
from pdmap.questions.clause_modules import ANNEXES, fitting_modules
from pdmap.questions.exports import Export, telling
from pdmap.questions.transfers import Leg
from pdmap.reference.regimes import Regime

_STANDARD = "scc"
_OTHER_LAWS = (Regime.UK_GDPR, Regime.CH_FADP)


def cover_table(context: Context, exports: tuple[Export, ...]) -> Table:
    """Return what the transfers rely on, with the module of the clauses."""
    words = context.words
    columns = (
        Column("countries", words.transfer_countries, words.cite("44-49"), is_expected=True),
        Column("module", words.clauses_module, is_expected=True),
        Column("module_suggested", words.clauses_module_suggested),
        Column("other_laws", words.other_laws, is_expected=True),
    )
    row = Row(
        (
            Cell(tuple(_countries(context, exports))),
            Cell(tuple(_recorded(context, exports))),
            Cell(tuple(_suggested(context, exports))),
            Cell(tuple(_further_laws(context, exports))),
        )
    )
    return Table("cover", words.transfer_cover, columns, (row,), Layout.FACTS, is_shared=True)


def modules_of(context: Context, exports: tuple[Export, ...]) -> frozenset[int]:
    """Return the modules that are recorded, or else those that the roles suggest; all where neither tells."""
    recorded = {module for use in _clauses(exports) for module in use.modules}
    suggested = {
        fitting[0]
        for export in exports
        for leg in export.legs
        for fitting in fitting_modules(context.inventory, context.graph, leg)
    }
    return frozenset(recorded or suggested or ANNEXES["I.A"])


def has_clauses(exports: tuple[Export, ...]) -> bool:
    """Return whether the Commission's clauses are recorded for one of the transfers."""
    return bool(_clauses(exports))


# Private functions


def _countries(context: Context, exports: tuple[Export, ...]) -> Iterator[Line]:
    """Yield each country, in which sense data are there, and what carries them there."""
    groups: dict[str, list[tuple[Export, Leg]]] = {}
    for export in exports:
        for leg in export.legs:
            groups.setdefault(_country(context, leg), []).append((export, leg))
    for country, found in sorted(groups.items()):
        sources = tuple(dict.fromkeys(mentioned(leg.place) for _, leg in found))
        yield Line(country, sources=sources, address=found[0][1].item.address)
        yield from _presences(context, [leg for _, leg in found])
        yield from dict.fromkeys(line for export, leg in found for line in _reliance(context, export, leg))


def _presences(context: Context, legs: list[Leg]) -> Iterator[Line]:
    """Yield each sense in which data are in a country, with all places that tell it."""
    for presence in dict.fromkeys(leg.presence for leg in legs):
        telling = [leg for leg in legs if leg.presence is presence]
        sources = tuple(dict.fromkeys(mentioned(leg.place) for leg in telling))
        text = context.words.presences[presence]
        yield Line(text, sources=sources, address=telling[0].item.address, is_derived=True, level=1)


def _country(context: Context, leg: Leg) -> str:
    words = context.words
    return words.label(leg.country.name) if leg.country else words.names_no_country.format(place=leg.place.name)


def _reliance(context: Context, export: Export, leg: Leg) -> Iterator[Line]:
    """Yield what is written for a step, else the decision that carries it, else that nothing is known to."""
    words, destinations = context.words, destination_of(context, leg)
    yield from (line for transfer in leg.judgment.transfers for line in safeguards(context, transfer, destinations))
    if leg.judgment.transfers:
        return
    found = details(line for each in destinations for line in reliance_without_mechanism(context, each))
    yield from found or details([_unanswered(context, export, leg)], words.mechanism)


def _unanswered(context: Context, export: Export, leg: Leg) -> Line:
    """Return why it is not known what carries a step, or that nothing is written."""
    line, unknown = unwritten(context, export), leg.judgment.unknown
    return replace(line, text=unknown_text(context.words, unknown), state=State.UNKNOWN) if unknown else line


def _clauses(exports: tuple[Export, ...]) -> tuple[MechanismUse, ...]:
    uses = (use for export in exports for use in export.mechanisms if use.mechanism.id == _STANDARD)
    return telling(uses)


def _recorded(context: Context, exports: tuple[Export, ...]) -> Iterator[Line]:
    words, uses = context.words, _clauses(exports)
    for use in uses:
        if not use.modules:
            yield from empty(words, use, "module", None)
        for module in use.modules:
            text = words.module_alone.format(module=module)
            yield fact(use, "module", words.with_kind.format(text=text, kind=words.clause_ways[str(module)]))
        if use.annexes:
            yield from details([fact(use, "annexes", words.annexes_on_file.format(text=", ".join(use.annexes)))])
        else:
            yield from details(empty(words, use, "annexes", None), words.annexes_on_file)
    if not uses:
        yield unwritten(context, exports[0])


def _suggested(context: Context, exports: tuple[Export, ...]) -> Iterator[Line]:
    """Yield the module that the roles of exporter and importer suggest, transfer by transfer."""
    words = context.words
    recorded = {module for use in _clauses(exports) for module in use.modules}
    for export in exports:
        title = export_title(context, export)
        found = (fitting for leg in export.legs for fitting in fitting_modules(context.inventory, context.graph, leg))
        sources = (place(export.importer, "role"), *(place(activity, "role") for activity in export.activities))
        main = Line("", sources=sources, address=export.importer.address, is_derived=True)
        several = tuple(dict.fromkeys(found))
        # A step that tells of no activity leaves more modules open than one that does.
        alternatives = [each for each in several if not any(set(other) < set(each) for other in several)]
        if not alternatives:
            text = words.module_unclear.format(transfer=title)
            yield replace(main, text=text, state=State.NOT_RECORDED, address=f"{export.importer.address}/role")
        for likeliest, *others in alternatives:
            text = words.module_for.format(module=likeliest, ways=words.clause_ways[str(likeliest)], transfer=title)
            yield replace(main, text=text)
            for other in others:
                text = words.module_or.format(module=other, ways=words.clause_ways[str(other)])
                yield replace(main, text=text, level=1)
            if recorded and recorded.isdisjoint({likeliest, *others}):
                yield replace(main, text=words.module_differs, level=1)


def _further_laws(context: Context, exports: tuple[Export, ...]) -> Iterator[Line]:
    """Yield the instruments that are recorded for the laws of the United Kingdom and Switzerland, where named."""
    words, organization = context.words, context.inventory.organization
    regimes = organization.regimes if organization else ()
    uses = telling(use for export in exports for use in export.mechanisms)
    lines = []
    for law in (law for law in _OTHER_LAWS if law in regimes):
        name = words.law_names[law]
        carrying = [use for use in uses if _is_of(context, use, law)]
        for use in carrying:
            (line,) = mechanism_lines(context, (use,), ())
            lines.append(replace(line, text=words.labeled.format(label=name, text=line.text)))
        if not carrying:
            line = unwritten(context, exports[0])
            silence = words.no_addendum if _clauses(exports) else words.not_recorded
            text = words.labeled.format(label=name, text=silence)
            lines.append(replace(line, text=text, state=State.NOT_RECORDED))
    yield from lines
    if not lines:
        where = (place(organization, "regimes"),) if organization else ()
        yield Line(words.no_other_law, State.NONE, where, "organization/regimes", is_derived=True)


def _is_of(context: Context, use: MechanismUse, law: Regime) -> bool:
    """Return whether a mechanism is an instrument of a law; the Commission's own clauses stand elsewhere."""
    known = context.inventory.reference.mechanisms.get(use.mechanism.id)
    return known is not None and law in known.regimes and use.mechanism.id != _STANDARD
