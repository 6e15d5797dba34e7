import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from pdmap.app.document import document_kinds

Run = Callable[..., CompletedProcess[str]]

INVENTORY = """\
organization: {name: Example AB, country: SE}
parties: {mailer: {name: Mailer AB, role: processor}, printer: {role: processor}}
activities: {newsletter: {name: Newsletter, role: controller, recipients: [mailer]}}
"""
AS_OF = "--as-of=2026-11-23"


@pytest.fixture
def shop(folder: Path) -> Path:
    """Return a folder with an inventory that documents can be made of."""
    path = folder / "shop"
    path.mkdir()
    (path / "a.yaml").write_text(INVENTORY, "utf-8")
    return path


def test_without_a_name_the_documents_are_listed_and_the_registers_are_not_among_them(pdmap: Run) -> None:
    ended = pdmap("document")
    names = [line.split()[0] for line in ended.stdout.splitlines()]
    assert (ended.returncode, ended.stderr, names) == (0, "", list(document_kinds()))
    assert {"notice", "contract-checklist", "subprocessors", "measures"} <= set(names)
    assert {"controller-record", "processor-record"}.isdisjoint(names)


@pytest.mark.parametrize("name", ["notice", "contract-checklist", "subprocessors", "measures"])
def test_a_document_is_written_by_its_name(pdmap: Run, shop: Path, name: str) -> None:
    ended = pdmap("document", name, "shop", AS_OF)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert ended.stdout.startswith("# ")
    assert "Example AB" in ended.stdout.split("\n", 1)[0]


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("notice:newsletter", "# Elements of the privacy notice (Newsletter): Example AB"),
        ("contract-checklist:mailer", "# Checklist for contracts with processors (Mailer AB): Example AB"),
        ("contract-checklist:printer", "# Checklist for contracts with processors (printer): Example AB"),
    ],
)
def test_an_id_behind_a_colon_says_what_it_is_about(pdmap: Run, shop: Path, name: str, title: str) -> None:
    ended = pdmap("document", name, "shop", AS_OF)
    assert (ended.returncode, ended.stdout.split("\n", 1)[0]) == (0, title)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("notic", "the document is `notic`; did you mean `notice`?"),
        ("contract_checklist", "the document is `contract_checklist`; did you mean `contract-checklist`?"),
        ("notice:newslettr", "the document notice is `newslettr`; did you mean `newsletter`?"),
        ("contract-checklist:nobody", "the document contract-checklist is `nobody`; choose from: mailer, printer"),
        ("notice:", "nothing stands behind the colon of notice:"),
        ("measures:", "nothing stands behind the colon of measures:"),
        ("notice:a:b", "the document notice is `a:b`; choose from: newsletter"),
        ("measures:mailer", "the document measures takes nothing behind a colon"),
        ("notice:../../x", "the document notice is `../../x`; choose from: newsletter"),
        (":newsletter", "the document is ``; choose from:"),
        ("../../x", "the document is `../../x`; choose from:"),
        ("/etc/passwd", "the document is `/etc/passwd`; choose from:"),
        ("controller-record", "the document is `controller-record`; choose from:"),
        ("pdmap.documents.siblings.notice", "the document is `pdmap.documents.siblings.notice`; choose from:"),
        ("NOTICE", "the document is `NOTICE`; "),
        ("", "the document is ``; choose from:"),
    ],
)
def test_a_name_that_there_is_not_ends_before_anything_is_written(
    pdmap: Run, shop: Path, folder: Path, name: str, message: str
) -> None:
    before = sorted(folder.rglob("*"))
    ended = pdmap("document", name, "shop", "-o", "out.md")
    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr.startswith(f"pdmap: {message}")
    assert sorted(folder.rglob("*")) == before


@pytest.mark.parametrize("name", ["-rf", "--recursive", "-"])
def test_a_name_that_looks_like_an_option_is_none(pdmap: Run, shop: Path, name: str) -> None:
    ended = pdmap("document", name, "shop")
    assert (ended.returncode, ended.stdout) == (2, "")


@pytest.mark.parametrize(
    ("file", "start"),
    [("out.md", b"# "), ("out.html", b"<!doctype html>"), ("out.csv", b"\xef\xbb\xbf"), ("out.json", b"{")],
)
def test_the_name_of_the_file_chooses_the_format(pdmap: Run, shop: Path, folder: Path, file: str, start: bytes) -> None:
    ended = pdmap("document", "notice", "shop", AS_OF, "-o", file)
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "", f"pdmap: wrote {file}\n")
    assert (folder / file).read_bytes().startswith(start)


def test_a_format_is_written_to_standard_output(pdmap: Run, shop: Path) -> None:
    ended = pdmap("document", "contract-checklist:mailer", "shop", AS_OF, "-f", "json")
    assert json.loads(ended.stdout)["metadata"]["kind"] == "contract_checklist"


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("notice", "empty"), 3),
        (("notice", "broken"), 2),
        (("notice", "missing"), 2),
        (("notice", "shop", "-f", "pfd"), 2),
        (("notice", "shop", "--lang", "tlh"), 2),
        (("notice", "shop", "--as-of", "yesterday"), 2),
        (("notice", "shop", "-o", "missing/out.md"), 2),
        (("notice", "shop", "-o", "shop/a.yaml"), 2),
    ],
)
def test_what_cannot_be_written_ends_with_its_code_and_leaves_nothing(
    pdmap: Run, shop: Path, folder: Path, arguments: tuple[str, ...], code: int
) -> None:
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    ended = pdmap("document", *arguments)
    assert (ended.returncode, ended.stdout) == (code, "")
    assert ended.stderr.startswith("pdmap: ")
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_what_does_not_fit_the_language_is_told_and_ends_with_1(pdmap: Run, shop: Path) -> None:
    (shop / "b.yaml").write_text("systems: {mail: {nmae: x}}\n", "utf-8")
    ended = pdmap("document", "measures", "shop", AS_OF)
    assert ended.returncode == 1
    assert "left out, because it does not fit the language: `systems/mail/nmae`" in ended.stderr


def test_an_old_file_stays_whole_where_the_new_one_cannot_be_written(pdmap: Run, shop: Path, folder: Path) -> None:
    (folder / "old.md").write_text("old", "utf-8")
    (folder / "link.md").symlink_to("missing/old.md")
    assert pdmap("document", "notice:nothing", "shop", "-o", "old.md").returncode == 2
    assert (folder / "old.md").read_text("utf-8") == "old"
    assert pdmap("document", "notice", "shop", "-o", "link.md").returncode == 2
    assert (folder / "link.md").readlink() == Path("missing/old.md")


def test_characters_that_no_bundled_font_has_are_told(pdmap: Run, shop: Path) -> None:
    (shop / "a.yaml").write_text(INVENTORY.replace("Mailer AB", "\u4f60\u597d\u4f60 AB"), "utf-8")
    ended = pdmap("document", "contract-checklist:mailer", "shop", AS_OF, "--output", "c.pdf")
    told = "2 characters have no glyph in the bundled fonts and are shown as boxes in c.pdf; the text itself is kept"
    assert (ended.returncode, ended.stderr.splitlines()) == (0, ["pdmap: wrote c.pdf", f"pdmap: {told}"])
    ended = pdmap("document", "contract-checklist:mailer", "shop", AS_OF, "--output", "c.html")
    assert ended.stderr.splitlines() == ["pdmap: wrote c.html"]
