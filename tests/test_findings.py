from dataclasses import replace

import pytest

from pdmap.findings import Check, Finding, Location, Position, Severity, Span, sorted_findings

CHECK = Check("LAW001", "purpose without a lawful basis", Severity.ERROR)


def _finding(path: str = "a.yaml", line: int = 1, column: int = 1, detail: str = "", code: str = "LAW001") -> Finding:
    span = Span(Position(line, column), Position(line, column + 4))
    return Finding(replace(CHECK, code=code), "a fact", Location(path, span), "activities/billing", detail=detail)


def test_a_fingerprint_does_not_depend_on_lines_and_files() -> None:
    assert _finding("a.yaml", 1).fingerprint == _finding("b.yaml", 99, 7).fingerprint


@pytest.mark.parametrize(
    "other",
    [_finding(detail="US"), _finding(code="LAW002"), replace(_finding(), address="activities/support")],
)
def test_a_fingerprint_depends_on_check_address_and_detail(other: Finding) -> None:
    assert other.fingerprint != _finding().fingerprint


def test_a_finding_without_an_address_is_identified_by_its_file() -> None:
    first, second = (replace(_finding(path), address="") for path in ("a.yaml", "b.yaml"))
    assert first.fingerprint != second.fingerprint


def test_a_fingerprint_is_the_same_in_every_run() -> None:
    assert _finding().fingerprint == "2ae59996b7259ad731723a64429b9cb2"


def test_a_file_name_that_is_not_unicode_has_a_fingerprint() -> None:
    assert len(replace(_finding("\udcff.yaml"), address="").fingerprint) == 32


def test_findings_come_in_reading_order_without_repetitions() -> None:
    whole_file = replace(_finding(), location=Location("a.yaml"))
    ordered = [
        whole_file,
        _finding("a.yaml", 2, 9),
        _finding("a.yaml", 10, 1),
        _finding("a.yaml", 10, 2, code="LAW001"),
        _finding("a.yaml", 10, 2, code="LAW002"),
        _finding("a.yaml", 10, 2, code="LAW002", detail="US"),
        _finding("b.yaml", 1, 1),
    ]
    assert sorted_findings([*reversed(ordered), *ordered]) == ordered


@pytest.mark.parametrize(
    ("code", "family", "is_policy"),
    [("TRF001", "TRF", False), ("SRC011", "SRC", False), ("no-health-abroad", "policy", True), ("7", "policy", True)],
)
def test_a_code_tells_its_family_and_whether_it_is_a_policy(code: str, family: str, is_policy: bool) -> None:  # noqa: FBT001
    check = replace(CHECK, code=code)
    assert (check.family, check.is_policy) == (family, is_policy)


@pytest.mark.parametrize(
    ("location", "shown"),
    [(_finding("a/b.yaml", 3, 7).location, "a/b.yaml:3:7"), (Location("a/b.yaml"), "a/b.yaml")],
)
def test_a_place_is_shown_so_that_an_editor_can_open_it(location: Location, shown: str) -> None:
    assert str(location) == shown


def test_severities_are_ranked_from_the_gravest() -> None:
    assert sorted(Severity, key=lambda severity: severity.rank) == [Severity.ERROR, Severity.WARNING, Severity.NOTE]
