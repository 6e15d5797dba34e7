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


@pytest.mark.parametrize(
    ("inventory", "path", "place"),
    [
        ("", "a/b.yaml", "a/b.yaml:3:4"),
        ("./", "a/b.yaml", "a/b.yaml:3:4"),
        ("inventories/shop/", "a/b.yaml", "inventories/shop/a/b.yaml:3:4"),
        ("../shop", "a/b.yaml", "../shop/a/b.yaml:3:4"),
        ("/home/ada/shop", "a/b.yaml", "a/b.yaml:3:4"),
        ("D:/shop", "a/b.yaml", "a/b.yaml:3:4"),
        ("shop", "", "shop:3:4"),
        ("", "", ".:3:4"),
    ],
)
def test_a_location_from_here_never_names_the_machine(webshop: Report, inventory: str, path: str, place: str) -> None:
    location = replace(LOCATION, path=path, label="x")
    seen = replace(webshop, inventory=inventory).from_here(location)
    assert (str(seen), seen.label) == (place, "x")


def test_a_report_without_rules_is_not_checked(webshop: Report, unchecked: Report) -> None:
    assert (webshop.is_checked, unchecked.is_checked) == (True, False)


def test_the_gravest_findings_come_first_and_equal_ones_in_reading_order(webshop: Report) -> None:
    note, warning, first, second = webshop.findings
    assert webshop.by_severity() == (first, second, warning, note)


def test_a_name_of_a_file_asks_for_one_format() -> None:
    names = [name for reporter in discover("pdmap.reporters", "REPORTER", Reporter).values() for name in reporter.names]
    assert len(names) == len(set(names))
    assert {".sarif", ".json", ".jsonl", ".xml", ".md", ".txt"} <= set(names)
    assert [name for name in names if not name.startswith(".") or name != name.lower()] == []


def test_severities_are_counted(webshop: Report) -> None:
    assert [webshop.count(severity) for severity in Severity] == [2, 1, 1]


def test_every_format_is_found_and_ends_with_a_line_break(webshop: Report) -> None:
    reporters = discover("pdmap.reporters", "REPORTER", Reporter)
    assert {"concise", "full", "json", "sarif"} <= reporters.keys()
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
