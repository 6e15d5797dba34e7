"""Matrices in the place of maps with too many lines."""

from collections.abc import Callable

import pytest

from pdmap.views.fitting import LARGEST, MOST_THICK_LINES
from pdmap.views.matrix import with_matrix
from pdmap.views.signs import LegendKind, Weight
from pdmap.views.tables import Matrix, MatrixCell
from pdmap.views.view import View

Build = Callable[[str], View]

CLINIC = """\
organization: {name: Clinic, country: DE}
systems:
  desk: {kind: application, location: DE, subjects: [patient], fields: [name.full, health.record]}
  store: {kind: datastore, location: DE, subjects: [patient], fields: [health.record], hosted_by: cloud}
parties:
  cloud: {role: processor, country: US}
  lab: {role: processor, country: DE}
  insurer: {role: controller, country: CH}
flows:
  book: {from: patient, to: desk, data: [name.full]}
  keep: {from: desk, to: store, data: [health.record]}
  test: {from: desk, to: lab, data: [name.full, health.record]}
  ask: {from: desk, to: lab, data: {unknown: not written down}}
  bill: {from: desk, to: insurer, data: [name.full]}
"""
COUNTRIES = ["US", "IN", "JP", "CN", "BR", "CH", "GB", "UA", "FR"]
COUNTRIES = ["us", "in", "jp", "cn", "br", "ch", "gb", "ua", "fr"]
SYSTEM = "{{kind: application, location: {}, subjects: [customer], fields: [name.full]}}"
PARTY = "{{role: processor, country: {}}}"


def large() -> str:
    """Return a manifest in which everybody in every country sends to everybody."""
    systems = [f"  s{code}-{number}: {SYSTEM.format(code.upper())}" for code in COUNTRIES for number in range(4)]
    parties = [f"  p{code}-{number}: {PARTY.format(code.upper())}" for code in COUNTRIES for number in range(4)]
    flows = [
        f"  {source}-to-{target}: {{from: s{source}-0, to: p{target}-1, data: [name.full]}}"
        for source in COUNTRIES
        for target in COUNTRIES
    ]
    organization = "organization: {name: Large, country: DE}"
    return "\n".join([organization, "systems:", *systems, "parties:", *parties, "flows:", *flows])


@pytest.fixture
def rows(overview_of: Build) -> dict[str, tuple[str, tuple[MatrixCell, ...]]]:
    matrix = with_matrix(overview_of(CLINIC)).matrix
    assert matrix
    return {name: (place, cells) for name, place, cells in matrix.rows}


def test_columns_are_all_flows_and_then_the_categories(overview_of: Build) -> None:
    view = with_matrix(overview_of(CLINIC))
    assert view.matrix
    assert view.matrix.columns == ("All", "HEA", "ID")
    told = [entry.key for entry in view.legend if entry.kind is LegendKind.CATEGORY]
    assert told == ["All", "HEA", "ID", "*"]


def test_a_flow_is_counted_under_all_and_under_each_of_its_categories(
    rows: dict[str, tuple[str, tuple[MatrixCell, ...]]],
) -> None:
    _, cells = rows["lab"]
    assert cells == (MatrixCell(2, is_special=True), MatrixCell(1, is_special=True), MatrixCell(1))


def test_flows_without_recorded_data_and_hosting_are_counted(
    rows: dict[str, tuple[str, tuple[MatrixCell, ...]]],
) -> None:
    assert sum(cells[0].flows for _, cells in rows.values()) == 6
    assert rows["cloud"][1][0].weight is Weight.UNGROUNDED


def test_the_heaviest_rows_come_first(overview_of: Build) -> None:
    matrix = with_matrix(overview_of(CLINIC)).matrix
    assert matrix
    assert [(name, place) for name, place, _ in matrix.rows] == [
        ("cloud", "United States (third country)"),
        ("insurer", "Switzerland (third country)"),
        ("desk", "EU/EEA"),
        ("lab", "EU/EEA"),
        ("store", "EU/EEA"),
    ]


def test_who_only_gives_has_no_row(rows: dict[str, tuple[str, tuple[MatrixCell, ...]]]) -> None:
    assert set(rows) == {"cloud", "insurer", "desk", "lab", "store"}


def test_a_large_overview_is_a_matrix_in_which_no_flow_is_lost(overview_of: Build) -> None:
    view = overview_of(large())
    assert isinstance(view.matrix, Matrix)
    assert len(view.nodes) <= LARGEST
    assert len(view.edges) > MOST_THICK_LINES
    assert sum(cells[0].flows for _, _, cells in view.matrix.rows) == len(view.flows) == 81
    assert {link for edge in view.edges for link in edge.links} == {row.link for row in view.flows}
    assert ("4 parties", "United States (third country)") in {row[:2] for row in view.matrix.rows}
    assert "in place of 81 lines between them, a matrix counts every flow" in view.hidden
