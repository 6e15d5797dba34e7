import re
from collections.abc import Callable, Iterator
from datetime import date
from posixpath import join, normpath
from urllib.parse import unquote

import html5lib
import pytest

from pdmap.app import bundle as app
from pdmap.app import remaking
from pdmap.app.bundle import Order, bundle
from pdmap.app.edition import Edition
from pdmap.app.load import load_texts
from pdmap.app.record import registers_in_use, writers
from pdmap.app.verify import verify
from pdmap.bundles.archive import unpacked
from pdmap.bundles.checks import Check, Outcome
from pdmap.engine import EngineError

MANIFESTS = {
    "organization.yaml": b"organization: {name: Boots AB}\n",
    "sales & more/ö.yaml": b"activities: {a: {role: controller, recipients: none}}\n",
}
Make = Callable[..., bytes]


@pytest.fixture
def made() -> Make:
    """Return a bundle in the formats that need nothing else."""

    def packed(*, is_public: bool = False, source_url: str = "") -> bytes:
        loaded = load_texts(MANIFESTS)
        edition = Edition(as_of=date(2026, 11, 23), is_public=is_public, source_url=source_url)
        without = frozenset(writers()) - {"html", "json", "markdown"}
        order = Order(registers=registers_in_use(loaded), template="art30", edition=edition, without=without)
        return bundle(loaded, MANIFESTS, {}, order)

    return packed


def links(page: bytes) -> Iterator[str]:
    tree = html5lib.parse(page, namespaceHTMLElements=False)
    yield from (element.attrib["href"] for element in tree.iter("a") if not element.attrib["href"].startswith("#"))


def made_again(data: bytes) -> Check:
    return next(check for check in verify(data).checks if check.name == "documents")


def test_records_link_to_the_manifests_beside_them(made: Make) -> None:
    files = unpacked(made())
    targets = {
        normpath(join("records", unquote(link.partition("#")[0]))) for link in links(files["records/controller.html"])
    }
    assert targets == {f"manifests/{name}" for name in MANIFESTS}
    assert targets <= files.keys()


def test_records_for_the_public_link_to_nothing_and_neither_they_nor_the_list_tell_where_manifests_are(
    made: Make,
) -> None:
    data = made(is_public=True, source_url="https://git.example.com/{path}")
    assert list(links(unpacked(data)["records/controller.html"])) == []
    assert b"git.example.com" not in data
    assert not verify(data).is_changed


def test_an_address_that_was_given_is_kept_and_made_again(made: Make) -> None:
    data = made(source_url="https://git.example.com/{path}")
    assert all(link.startswith("https://git.example.com/") for link in links(unpacked(data)["records/controller.html"]))
    assert made_again(data).outcome is Outcome.SAME


def test_a_format_that_cannot_be_written_is_named(made: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    data = made()

    def fail(*_: object) -> bytes:
        raise EngineError("Typst is missing")

    monkeypatch.setattr(app, "written", fail)
    with pytest.raises(EngineError, match=re.escape("html: Typst is missing")):
        made()
    check = made_again(data)
    assert (check.outcome, check.message) == (
        Outcome.NOT_CHECKED,
        "the records cannot be made again here: html: Typst is missing",
    )


def test_manifests_that_are_too_large_are_not_read_again(made: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remaking, "MOST_MADE_AGAIN", 10)
    assert made_again(made()).outcome is Outcome.NOT_CHECKED
