"""What validation aims at, beside what was measured."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from validation import commands as name
from validation.edits import EDITS
from validation.growth import exponent, walls
from validation.results import Results

LARGE = 10_000


@dataclass(frozen=True, slots=True)
class Aim:
    """An aim and what was measured of it."""

    what: str
    bound: str
    measured: str
    is_reached: bool


def aims(results: Results) -> Iterator[Aim]:
    """Yield the aims that were measured."""
    yield from _large(results)
    yield from _growth(results)
    yield from _faster(results)
    yield from _starts(results)


def times_peers(results: Results, systems: int) -> float | None:
    """Return how many times longer than pdmap `check-jsonschema` and `yamllint` take together, on the clock."""
    own = results.get(name.COLD, systems)
    check, lint = (results.get(peer, systems) for peer in (name.CHECK_JSONSCHEMA, name.YAMLLINT))
    return (check.wall + lint.wall) / own.wall if own and check and lint else None


# Private functions


def _large(results: Results) -> Iterator[Aim]:
    if own := results.get(name.COLD, LARGE):
        yield _at_most(f"all rules on {LARGE:,} systems", own.wall, 12, "s")
        yield _at_most(f"peak of memory on {LARGE:,} systems", own.memory / 1e6, 1_500, "MB")


def _growth(results: Results) -> Iterator[Aim]:
    points = walls(results, name.COLD)
    if len(points) > 1:
        span = f"{points[0][0]:,} to {points[-1][0]:,}"
        yield _at_most(f"growth from {span} systems", exponent(points), 1.1, "as power")


def _faster(results: Results) -> Iterator[Aim]:
    for systems in results.sizes(name.CHECK_JSONSCHEMA):
        if times := times_peers(results, systems):
            yield _at_least(f"faster than `check-jsonschema` and `yamllint` on {systems:,} systems", times, 15)
    for systems in results.sizes(name.FIDES):
        own, fides = results.get(name.TWIN, systems), results.get(name.FIDES, systems)
        if own and fides:
            yield _at_least(
                f"faster with all rules than fideslang parses {systems:,} equal systems", fides.wall / own.wall, 10
            )
    cold = results.get(name.COLD, LARGE)
    for what in ("nothing", *EDITS):
        if cold and (warm := results.get(name.edited(what), LARGE)):
            yield _at_least(f"faster when {what} was edited", cold.wall / warm.wall, 5)


def _starts(results: Results) -> Iterator[Aim]:
    version, typer, small = (results.get(each) for each in (name.VERSION, name.TYPER, name.SMALL))
    if version and typer:
        yield _at_most("`pdmap --version` beside `python -c 'import typer'`", version.wall / typer.wall, 2, "times")
    if small:
        yield _at_most("`pdmap validate inventories/cloudkarafka`", small.wall, 0.5, "s")


def _at_most(what: str, measured: float, bound: float, unit: str) -> Aim:
    return Aim(what, f"at most {bound:,} {unit}", f"{_number(measured)} {unit}", measured <= bound)


def _at_least(what: str, measured: float, bound: float) -> Aim:
    return Aim(what, f"at least {bound:,} times", f"{_number(measured)} times", measured >= bound)


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.2f}"
