import datetime as dt
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from pdmap.app import rendering
from pdmap.app.load import load_texts
from pdmap.app.rendering import render_together
from pdmap.app.validate import validate
from pdmap.host import copies
from pdmap.registry import discover
from pdmap.reporters.report import Report, Reporter

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="other systems make no copies"),
    pytest.mark.filterwarnings("ignore:This process:DeprecationWarning"),  # the threads of whatever runs the tests
]

FLAWED = Path(__file__).parents[2] / "inventories" / "webshop-flawed"
REPORTERS = discover("pdmap.reporters", "REPORTER", Reporter)


@pytest.fixture(scope="module")
def report() -> Report:
    contents = {file.name: file.read_bytes() for file in FLAWED.glob("*.yaml")}
    return validate(load_texts(contents), dt.date(2026, 10, 1))


@pytest.fixture(autouse=True)
def _pays(copies_made: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    """Make every report worth a copy, of which none is left behind."""
    monkeypatch.setattr(rendering, "LEAST", 0)
    monkeypatch.setattr(copies, "are_safe", lambda: True)
    monkeypatch.setenv("PDMAP_PROCESSES", "2")


@pytest.mark.parametrize("name", REPORTERS)
@pytest.mark.parametrize("findings", [0, 1, 2, 1_000])
@pytest.mark.parametrize("color", [True, False])
def test_two_processes_write_what_one_does(report: Report, name: str, findings: int, *, color: bool) -> None:
    part = replace(report, findings=report.findings[:findings], color=color)
    assert render_together(REPORTERS[name], part).text == REPORTERS[name].render(part)


def test_a_text_that_is_no_unicode_comes_back_as_it_was(report: Report) -> None:
    odd = [replace(finding, remedy="write \ud800\nand \u00e9") for finding in report.findings]
    part = replace(report, findings=tuple(odd))
    assert render_together(REPORTERS["full"], part).text == REPORTERS["full"].render(part)


@pytest.mark.parametrize("answer", [b"", b"[", b"u\xff\0\0\0half"])
def test_what_a_copy_does_not_write_is_written_here(
    report: Report, answer: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pdmap.app.rendering.marshal.dumps", lambda _: answer)
    assert render_together(REPORTERS["full"], report).text == REPORTERS["full"].render(report)
