import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Mapping

import pytest

from pdmap.app.load import load_texts
from pdmap.app.validate import validate

Row = tuple[tuple[str, ...], ...]
Found = tuple[str, str]
"""A place such as `shop.yaml:5`, and a code."""

AS_OF = dt.date(2026, 11, 23)
MISTAKES = 26


@pytest.fixture
def rows(table: Callable[[str, str], list[Row]]) -> list[Row]:
    return table("webshop-flawed", "The mistakes")


@pytest.fixture
def manifests(texts: Callable[[str], dict[str, str]]) -> dict[str, str]:
    return texts("webshop-flawed")


def test_the_readme_lists_every_finding_with_its_place(rows: list[Row], manifests: dict[str, str]) -> None:
    assert [_told(row) for row in rows] == _found(manifests)


@pytest.mark.parametrize("number", range(MISTAKES))
def test_mending_a_mistake_takes_its_finding_away_and_no_other(
    rows: list[Row], manifests: dict[str, str], number: int
) -> None:
    left = Counter(code for _, code in _found(_mended(manifests, [rows[number]])))
    assert left == Counter(code for _, code in map(_told, rows)) - Counter([_told(rows[number])[1]])


def test_with_every_mistake_mended_nothing_is_found(rows: list[Row], manifests: dict[str, str]) -> None:
    assert len(rows) == MISTAKES
    assert _found(_mended(manifests, rows)) == []


def _found(manifests: Mapping[str, str]) -> list[Found]:
    loaded = load_texts({path: text.encode() for path, text in manifests.items()})
    return [(str(item.location).rpartition(":")[0], item.check.code) for item in validate(loaded, AS_OF).findings]


def _told(row: Row) -> Found:
    (place,), (code,), _, _ = row
    return place, code


def _mended(manifests: Mapping[str, str], rows: Iterable[Row]) -> dict[str, str]:
    """Return the manifests with lines replaced, or deleted where the table has nothing to write."""
    lines = {path: text.splitlines() for path, text in manifests.items()}
    for (place,), _, _, mend in rows:
        path, _, number = (mend[0] if len(mend) > 1 else place).rpartition(":")
        old = lines[path][int(number) - 1]
        indent = " " * (len(old) - len(old.lstrip()))
        lines[path][int(number) - 1] = f"{indent}{mend[-1]}" if mend else ""
    return {path: "\n".join(kept) for path, kept in lines.items()}
