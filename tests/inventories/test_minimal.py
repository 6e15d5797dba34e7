import datetime as dt
from collections.abc import Callable, Iterable

import pytest

from pdmap.app.load import load_texts
from pdmap.app.terms import Terms
from pdmap.app.validate import validate
from pdmap.config.configuration import Configuration, Settings
from pdmap.findings import Profile

Row = tuple[tuple[str, ...], ...]

AS_OF = dt.date(2026, 11, 23)
WAITING = 8
"""Keys that the README says can wait."""


@pytest.fixture
def manifest(texts: Callable[[str], dict[str, str]]) -> str:
    (text,) = texts("minimal").values()
    return text


@pytest.fixture
def waiting(table: Callable[[str, str], list[Row]]) -> list[str]:
    return [key for (key,), _ in table("minimal", "What can wait")]


def test_minimal_has_no_findings(manifest: str) -> None:
    assert _found(manifest, Profile.DEFAULT) == []


def test_what_can_wait_is_not_asked_for_by_the_minimal_profile(manifest: str, waiting: list[str]) -> None:
    assert len(waiting) == WAITING
    assert _found(_without(manifest, waiting), Profile.MINIMAL) == []


@pytest.mark.parametrize("number", range(WAITING))
def test_what_can_wait_is_asked_for_by_the_default_profile(manifest: str, waiting: list[str], number: int) -> None:
    assert _found(_without(manifest, [waiting[number]]), Profile.DEFAULT)


def _found(manifest: str, profile: Profile) -> list[str]:
    loaded = load_texts({"inventory.yaml": manifest.encode()})
    report = validate(loaded, AS_OF, terms=Terms(Configuration(Settings(profile=profile))))
    return [item.check.code for item in report.findings]


def _without(manifest: str, keys: Iterable[str]) -> str:
    """Return the manifest without the lines of some keys."""
    starts = tuple(f"{key}:" for key in keys)
    return "\n".join(line for line in manifest.splitlines() if not line.lstrip().startswith(starts))
