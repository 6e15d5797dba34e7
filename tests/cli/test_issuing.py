"""Names, formats and files of the commands that write documents."""

from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Run = Callable[..., CompletedProcess[str]]
INVENTORY = """\
organization: {name: Exempel AB, country: SE}
activities:
  accounts: {role: controller}
  old: {role: controller, status: ended}
  hosting: {role: processor}
parties: {firm: {name: Firm, country: SE}}
"""


@pytest.fixture(autouse=True)
def inventory(folder: Path) -> Path:
    path = folder / "shop" / "inventory.yaml"
    path.parent.mkdir()
    path.write_text(INVENTORY, "utf-8")
    return path


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["document", "-o", "list.md"], "--output needs the name of a document"),
        (["document", "notice:old", "shop"], "not about `old`: the activity has ended"),
        (
            ["document", "notice:hosting", "shop"],
            "not about `hosting`: the activity is carried out on behalf of others",
        ),
        (["document", "notice:accuonts", "shop"], "did you mean `accounts`?"),
        (["document", "transfer-annexes:x", "shop"], "the inventory has nothing that it could be about"),
        (["document", "transfer-annexes:firm", "shop"], "no such role or transfer is recorded for the party"),
        (["records", "shop", "-t", "apd", "--lang", "de"], "is in en, fr and nl only"),
        (["records", "shop", "-o", ".html"], "has an ending and no name"),
        (["records", "shop", "--role", "controller", "-f", "csv", "-o", "pdmap.toml"], "is a name of a configuration"),
        (["document", "notice", "shop", "-f", "csv", "-o", "pyproject.toml"], "is a name of a configuration"),
    ],
)
def test_what_cannot_be_written_is_told_in_one_line(options: list[str], message: str, pdmap: Run, folder: Path) -> None:
    before = sorted(folder.rglob("*"))
    ended = pdmap(*options)
    assert (ended.returncode, ended.stdout, ended.stderr.count("\n")) == (2, "", 1), ended.stderr
    assert message in ended.stderr
    assert sorted(folder.rglob("*")) == before


def test_a_configuration_is_never_written_over(pdmap: Run, folder: Path) -> None:
    (folder / "pdmap.toml").write_text("inventory = 'shop'\n")
    (folder / "link.md").symlink_to("pdmap.toml")
    for name in ("pdmap.toml", "link.md"):
        assert pdmap("records", "--role", "controller", "-f", "csv", "-o", name).returncode == 2
    assert (folder / "pdmap.toml").read_text() == "inventory = 'shop'\n"


def test_both_registers_are_written_or_neither(pdmap: Run, folder: Path) -> None:
    (folder / "rec-processor.md").mkdir()
    ended = pdmap("records", "shop", "-o", "rec.md")
    assert (ended.returncode, ended.stderr) == (2, "pdmap: rec-processor.md: is a folder; name a file to write to\n")
    assert not (folder / "rec-controller.md").exists()


@pytest.mark.parametrize("options", [["-o", "rec.HTML"], ["-f", "html", "-o", "rec"], ["-f", "md", "-o", "rec.MD"]])
def test_formats_have_names_and_endings_in_any_letters(options: list[str], pdmap: Run, folder: Path) -> None:
    ended = pdmap("records", "shop", "--role", "controller", *options)
    assert (ended.returncode, ended.stderr) == (0, f"pdmap: wrote {options[-1]}\n")
    is_page = (folder / options[-1]).read_text("utf-8").lower().startswith("<!doctype html>")
    assert is_page == ("md" not in options)


def test_a_format_that_the_name_does_not_say_is_told(pdmap: Run) -> None:
    ended = pdmap("records", "shop", "--role", "controller", "-f", "html", "-o", "rec.pdf.md")
    assert ended.stderr.splitlines()[0] == (
        "pdmap: rec.pdf.md: its name ends in .md, and it is written as .html, as --format asks"
    )


def test_a_bundle_is_made_without_formats_by_their_endings(pdmap: Run) -> None:
    without = [word for name in ("md", "pdf", "docx", "xlsx", "ods", "html") for word in ("--without", name)]
    assert pdmap("records", "shop", "--bundle", "b.zip", *without).returncode == 0
