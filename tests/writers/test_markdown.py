from collections.abc import Callable
from pathlib import Path

from pdmap.documents.document import Document
from pdmap.writers.markdown import write


def test_a_document_looks_as_it_did(document: Document, golden: Callable[[str, str | bytes], None]) -> None:
    golden("document.md", write(document))


def test_every_row_of_a_table_has_the_cells_of_its_head(document: Document) -> None:
    lines = [line for line in write(document).decode().splitlines() if line.startswith("|")]
    assert {line.count(" | ") for line in lines} == {1}


def test_the_golden_record_has_no_line_that_ends_in_a_blank() -> None:
    for path in (Path(__file__).parents[1] / "documents" / "golden").glob("*.md"):
        assert [line for line in path.read_text("utf-8").splitlines() if line != line.rstrip()] == []
