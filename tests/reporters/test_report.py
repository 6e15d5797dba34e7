from dataclasses import replace

import pytest

from pdmap.findings import Location, Position, Severity, Span
from pdmap.registry import discover
from pdmap.reporters.report import Report, Reporter

LOCATION = Location("a/b.yaml", Span(Position(3, 4), Position(3, 5)))


@pytest.mark.parametrize(
    ("inventory", "place"),
    [
        ("", "a/b.yaml:3:4"),
        (".", "a/b.yaml:3:4"),
        ("./", "a/b.yaml:3:4"),
        ("inventories/shop/", "inventories/shop/a/b.yaml:3:4"),
        ("../shop", "../shop/a/b.yaml:3:4"),
    ],
)
def test_a_place_starts_with_the_folder_as_it_was_given(webshop: Report, inventory: str, place: str) -> None:
    assert replace(webshop, inventory=inventory).place(LOCATION) == place


def test_a_place_without_a_span_is_the_path(webshop: Report) -> None:
    assert replace(webshop, inventory="x").place(Location("https://y")) == "x/https://y"


def test_severities_are_counted(webshop: Report) -> None:
    assert [webshop.count(severity) for severity in Severity] == [2, 1, 1]


def test_every_format_is_found_and_ends_with_a_line_break(webshop: Report) -> None:
    reporters = discover("pdmap.reporters", "REPORTER", Reporter)
    assert {"concise", "full", "json"} <= reporters.keys()
    for reporter in reporters.values():
        text = reporter.render(webshop)
        assert text.endswith("\n")
        assert not text.endswith("\n\n")


def test_every_format_tells_what_it_is_for() -> None:
    for reporter in discover("pdmap.reporters", "REPORTER", Reporter).values():
        assert reporter.description
        assert "\n" not in reporter.description
        assert reporter.suffix.startswith(".")


@pytest.mark.parametrize(
    ("inventory", "path", "place"),
    [
        ("inventories/shop", "../../pdmap-baseline.json", "pdmap-baseline.json"),
        ("inventories/shop", "../pdmap-baseline.json", "inventories/pdmap-baseline.json"),
        ("", "../pdmap-baseline.json", "../pdmap-baseline.json"),
        ("..", "../pdmap-baseline.json", "../../pdmap-baseline.json"),
    ],
)
def test_a_place_above_the_inventory_can_be_opened_too(webshop: Report, inventory: str, path: str, place: str) -> None:
    assert replace(webshop, inventory=inventory).place(Location(path)) == place
