from collections.abc import Callable

import pytest

from pdmap.documents.document import Document, State
from pdmap.writers import markdown

Build = Callable[..., Document]


def test_the_completeness_of_the_clinic_s_records_looks_as_it_did(
    build: Build, clinic: str, golden: Callable[[str, str | bytes], None]
) -> None:
    golden("completeness.md", markdown.write(build("completeness", clinic, "clinic.yaml")))


@pytest.mark.parametrize("manifest", ["{}", "organization: {}\n", "activities: {a: {role: processor}}\n"])
def test_little_is_measured_as_well(manifest: str, build: Build) -> None:
    (summary,) = [table for table in build("completeness", manifest).tables if table.key == "summary"]
    assert summary.rows[-1].cells[-1].lines[0].text.endswith("%")


def test_what_is_open_names_its_places(build: Build) -> None:
    manifest = (
        "activities:\n  a:\n    role: controller\n    transfers: {unknown: nobody looked}\n    recipients: none\n"
    )
    (grid,) = [table for table in build("completeness", manifest).tables if table.key == "controller_completeness"]
    marks = {
        column.key: (cell.lines[0].state, [source.span.start.line for source in cell.sources if source.span])
        for column, cell in zip(grid.columns, grid.rows[0].cells, strict=True)
    }
    assert marks["e"] == (State.UNKNOWN, [4])
    assert marks["d"] == (State.NONE, [])
    assert marks["b"] == (State.NOT_RECORDED, [2])
