from collections.abc import Callable

from pdmap.app.load import Loaded
from pdmap.findings import Finding

Row = tuple[str, ...]


def test_the_readme_lists_every_finding_with_its_place(
    find: Callable[[str], tuple[Finding, ...]], table: Callable[[str, str], list[Row]]
) -> None:
    told = [(place, code) for place, _, code, _ in table("webshop-flawed", "The mistakes")]
    assert told == [(_place(item), item.check.code) for item in find("webshop-flawed")]


def test_every_line_of_the_table_shows_a_mistake_of_its_own(table: Callable[[str, str], list[Row]]) -> None:
    places = [place for place, *_ in table("webshop-flawed", "The mistakes")]
    assert len(set(places)) == len(places)


def _place(finding: Finding) -> str:
    assert finding.location.span
    return f"{finding.location.path}:{finding.location.span.start.line}"
