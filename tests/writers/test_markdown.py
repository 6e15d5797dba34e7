from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from markdown_it import MarkdownIt

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


def test_sources_are_links_where_their_address_is_known(document: Document) -> None:
    metadata = replace(document.metadata, source_url="https://example.com/a_(b)/{path}#L{line}")
    written = write(replace(document, metadata=metadata)).decode()
    tokens = [token for token in MarkdownIt("commonmark").parse(written) if token.children]
    children = [child for token in tokens for child in token.children or () if child.type == "link_open"]
    addresses = {str(child.attrGet("href")) for child in children} - {"#activity-a"}
    lines = {f"https://example.com/a_%28b%29/a.yaml#L{line}" for line in (1, 2, 3, 5, 6, 7, 8, 9)}
    assert addresses == lines | {"https://example.com/a_%28b%29/Sell%20boots#L4"}
