"""`pdmap map --page` and `--paginate`."""

from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from pypdf import PdfReader

from tests.printed import texts_of

Run = Callable[..., CompletedProcess[str]]

MANIFEST = """\
organization: {name: Example Shop, country: DE}
systems:
  shop: {kind: application, location: DE, subjects: [customer], fields: [name.full]}
activities:
  orders: {role: controller, systems: [shop], subjects: [customer], data: [name.full], purposes: [{text: Sell}]}
  support: {role: controller, systems: [shop], subjects: [customer], data: [name.full], purposes: [{text: Help}]}
flows: {order: {from: customer, to: shop, data: [name.full], activity: orders}}
"""


@pytest.fixture(autouse=True)
def inventory(folder: Path) -> None:
    (folder / "shop").mkdir()
    (folder / "shop" / "a.yaml").write_text(MANIFEST, "utf-8")


def texts(path: Path) -> list[str]:
    return [" ".join(text.split()) for text in texts_of(path.read_bytes())]


def test_a_page_holds_the_view_that_was_asked_for(pdmap: Run, folder: Path) -> None:
    ended = pdmap("map", "shop", "--view", "activity:orders", "--page", "A4", "-o", "map.pdf")
    assert ended.returncode == 0, ended.stderr
    read = PdfReader(folder / "map.pdf")
    assert {round(page.mediabox.width) for page in read.pages} == {842}
    assert "orders" in texts(folder / "map.pdf")[0]


def test_pages_hold_the_overview_activities_transfers_and_flows(pdmap: Run, folder: Path) -> None:
    ended = pdmap("map", "shop", "--paginate", "-o", "map.pdf")
    assert ended.returncode == 0, ended.stderr
    read = texts(folder / "map.pdf")
    assert round(PdfReader(folder / "map.pdf").pages[0].mediabox.width) == 1191
    assert "All data subjects, systems and parties" in read[0]
    starts = [
        next(place for place, page in enumerate(read) if f"map: {name}" in page) for name in ("orders", "support")
    ]
    assert 0 < starts[0] < starts[1]
    assert "flow by flow" in read[-1]


@pytest.mark.parametrize("format_", ["svg", "png", "dot", "mermaid", "json"])
@pytest.mark.parametrize("option", [["--page", "A4"], ["--paginate"]])
def test_a_format_without_sheets_is_told_in_one_line(option: list[str], format_: str, pdmap: Run) -> None:
    ended = pdmap("map", "shop", *option, "--format", format_)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr.startswith(f"pdmap: {option[0]} is for sheets of paper, ")
    assert ended.stderr.endswith("; add --format pdf\n")
    assert ended.stderr.count("\n") == 1


def test_another_size_is_refused(pdmap: Run) -> None:
    ended = pdmap("map", "shop", "--page", "letter", "-o", "map.pdf")
    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr == "pdmap: --page is `LETTER`; choose from: A3, A4\n"
