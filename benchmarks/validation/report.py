"""The tables of the benchmark of validation as Markdown, and its plot."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from validation import commands as name
from validation.aims import aims, times_peers
from validation.edits import EDITS
from validation.growth import exponent, octets_per_field, walls, works
from validation.plot import plot
from validation.results import Measured, Results

MARK = "<!-- Made by `make bench` with `benchmarks/validate.py`; README.md beside it says how. -->\n"


def report(results: Results) -> str:
    """Return everything as one page."""
    parts = [MARK, "# Validation\n", f"{results.head}\n", *_failures(results)]
    parts += [*_aims(results), *_peers(results), *_fides(results), *_growth(results)]
    parts += [*_warm(results), *_starts(results), *_stages(results)]
    return "\n".join(parts)


def growth_plot(results: Results) -> str:
    """Return the plot of growth as SVG."""
    series = {"pdmap, all rules": walls(results, name.COLD)}
    series |= {each: walls(results, each) for each in (name.CHECK_JSONSCHEMA, name.YAMLLINT, name.EVENTS, name.BYTES)}
    return plot("Validation of inventories", "systems, with 20 fields each", "seconds on the clock", series)


# Private functions


def _failures(results: Results) -> Iterator[str]:
    if results.failures:
        yield "These runs did not end as they should, and do not count:\n"
        yield "".join(f"- {' '.join(failure.split())}\n" for failure in results.failures)


def _aims(results: Results) -> Iterator[str]:
    yield "## Aims\n"
    rows = [[each.what, each.bound, each.measured, "yes" if each.is_reached else "no"] for each in aims(results)]
    yield _table(["what", "aim", "measured", "reached"], rows)


def _peers(results: Results) -> Iterator[str]:
    yield "## Beside other programs, on the same manifests\n"
    yield (
        "pdmap checks spelling, form, references and all rules, and prints every finding. `check-jsonschema` checks "
        "the form by pdmap's schema, `yamllint` the YAML, without the length of lines. Two limits stand below: reading "
        "the bytes, and libyaml's events without anything made of them.\n"
    )
    for systems in results.sizes(name.CHECK_JSONSCHEMA):
        yield f"{systems:,} systems:\n"
        own = results.get(name.COLD, systems)
        names = (name.COLD, name.CHECK_JSONSCHEMA, name.YAMLLINT, name.EVENTS, name.BYTES)
        yield _compared([(each, results.get(each, systems)) for each in names], own)
        if times := times_peers(results, systems):
            yield f"Both programs together take {times:.1f} times as long as pdmap.\n"


def _fides(results: Results) -> Iterator[str]:
    for systems in results.sizes(name.FIDES):
        own = results.get(name.TWIN, systems)
        yield "## Beside Fides, on an equal inventory\n"
        yield (
            f"{systems:,} systems with 3 purposes each, {systems:,} datasets with 20 fields, and the flows between the "
            "systems, written once for each (`twin.py`). fideslang reads and types them with its own loader, and "
            f"checks nothing else; pdmap runs all rules ({_findings(own)}).\n"
        )
        yield _compared([(name.TWIN, own), (name.FIDES, results.get(name.FIDES, systems))], own)


def _growth(results: Results) -> Iterator[str]:
    rows = []
    for systems in results.sizes(name.COLD):
        if each := results.get(name.COLD, systems):
            counts = [f"{each.count(noun):,}" for noun in ("manifests", "fields", "flows")]
            found = f"{_found(each):,}"
            rows.append([f"{systems:,}", *counts, found, *_cells(each), f"{each.wall / systems * 1e3:.2f} ms"])
    yield "## Growth\n"
    yield "![Seconds by systems, both as logarithms: pdmap, other programs and limits](validate.svg)\n"
    heads = ["systems", "manifests", "fields", "flows", "findings", "seconds", "memory", "for a system"]
    yield _table(heads, rows)
    points, work = walls(results, name.COLD), works(results, name.COLD)
    if len(points) > 1:
        last = exponent(points[-2:])
        yield (
            f"The power that fits best is {exponent(points):.2f} on the clock and {exponent(work):.2f} in work; "
            f"between the two largest it is {last:.2f} on the clock.\n"
        )
    if octets := octets_per_field(results, name.COLD):
        yield f"100,000 further fields, with all that belongs to their systems, take {octets / 10:,.0f} MB.\n"


def _warm(results: Results) -> Iterator[str]:
    for systems in results.sizes(name.edited("a name")):
        yield "## With the cache of an earlier run\n"
        yield (
            f"{systems:,} systems; before each run, nothing is edited, or one manifest: the name of a system, by which "
            "no rule judges; the period for which it keeps its data, the text of a purpose, or its fields, by which a "
            "few do; what a flow carries, by which many do.\n"
        )
        runs = (name.UNCHANGED, *map(name.edited, EDITS), name.COLD)
        yield _compared([(each, results.get(each, systems)) for each in runs], results.get(name.COLD, systems))
        yield from (_likeness(what, results, systems) for what in EDITS if results.get(name.after(what), systems))


def _likeness(what: str, results: Results, systems: int) -> str:
    warm, cold = results.get(name.edited(what), systems), results.get(name.after(what), systems)
    same = "is the same" if warm and cold and warm.digest == cold.digest else "DIFFERS"
    return f"What the last run printed after {what} was edited {same}, byte for byte, without a cache.\n"


def _starts(results: Results) -> Iterator[str]:
    yield "## Start\n"
    named = {name.SMALL: "pdmap validate inventories/cloudkarafka"}
    rows = [
        [f"`{named.get(each, each)}`", f"{found.wall:.3f} ({found.cpu:.3f})", _megabytes(found.memory)]
        for each in (name.PYTHON, name.TYPER, name.VERSION, name.SMALL)
        if (found := results.get(each))
    ]
    yield _table(["command", "seconds", "memory"], rows)


def _stages(results: Results) -> Iterator[str]:
    for systems in results.sizes(name.STAGES):
        if found := results.get(name.STAGES, systems):
            yield "## Stages\n"
            yield f"What `pdmap validate --timings` tells of {systems:,} systems, in one run; slow rules stand below.\n"
            told = [[stage, f"{seconds:.2f}"] for seconds, stage in found.stages if seconds >= 0.005]
            yield _table(["stage or rule", "seconds"], told)


def _compared(rows: Sequence[tuple[str, Measured | None]], own: Measured | None) -> str:
    """Return a table of commands, each with how many times as long as ours it took."""
    cells = [
        [each, str(len(found.runs)), *_cells(found), f"{found.wall / own.wall:.2f}" if own else ""]
        for each, found in rows
        if found
    ]
    return _table(["command", "runs", "seconds", "memory", "times"], cells)


def _cells(found: Measured) -> list[str]:
    return [f"{found.wall:.2f} ({found.cpu:.2f})", _megabytes(found.memory)]


def _findings(found: Measured | None) -> str:
    return f"{_found(found):,} findings" if found else "not measured"


def _found(found: Measured) -> int:
    return sum(found.count(noun) for noun in ("errors", "warnings", "notes"))


def _megabytes(octets: float) -> str:
    return f"{octets / 1e6:,.0f} MB"


def _table(headings: list[str], rows: list[list[str]]) -> str:
    lines = [headings, ["---"] + ["--:"] * (len(headings) - 1), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"
