"""Records in other languages: nothing of ours is left in English, and two of them were read by eye."""

import datetime as dt
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pdmap.app.edition import Edition
from pdmap.app.load import load_texts
from pdmap.app.record import Register, record
from pdmap.documents.document import Document, Heading, Note, Paragraph, Table
from pdmap.documents.languages import LANGUAGES, words_of
from pdmap.documents.names import alphabetical
from pdmap.reference import built_in
from pdmap.writers import markdown

INVENTORIES = Path(__file__).parent / "inventory"
TRANSLATED = tuple(language for language in LANGUAGES if language != "en")

AUTHOR = re.compile(r"zz-[\w-]+|\(email\.address\)|\S+@\S+|[\w*-]+(?:[/.][\w*-]+)+|\b(?:badge|billing|hosting|Shops)\b")
"""What the author of the inventory wrote, which is no word of ours: marked texts, ids, addresses, names of files"""
DIGEST = re.compile(r"\b[0-9a-f]{64}\b")
NAMES = {
    "pdmap",
    "data",
    "privacy",
    "framework",
    "protection",
    "act",
    "pci",
    "dss",
    "vpn",
    "eu",
}
"""Parts of names, which are the same in every language."""
SHARED = {
    "fr": (
        "accessible active annexes art article articles bases classification clauses commission condition conditions "
        "consultation contact copies dates description document ii impact information module objection parents parties "
        "place production public question rectification services source test transit transport"
    ),
    "de": "art export ii in information innovative name optional person scoring status system test tests website",
    "nl": "art contact criteria document ii is module open scoring status test transport website",
    "sv": "art export gdpr ii information risk social status system test transport under",
}
"""Words that a language has in common with English."""


def spoken(document: Document) -> Iterator[str]:
    """Yield every text of a document, in order."""
    yield document.title
    for block in document.blocks:
        match block:
            case Heading(text=text) | Paragraph(text=text):
                yield text
            case Note():
                yield from (block.title, block.text)
            case Table():
                yield from (block.caption, block.row_label)
                yield from (text for each in block.columns for text in (each.title, each.reference, each.group))
                lines = (line for row in block.rows for cell in row.cells for line in cell.lines)
                yield from (text for line in lines for text in (line.text, line.assumption))


def issued(register: Register, language: str) -> Document:
    loaded = load_texts({"everything.yaml": (INVENTORIES / "everything.yaml").read_bytes()})
    assert loaded.findings == ()
    return record(loaded, register, Edition(as_of=dt.date(2026, 11, 23), language=language))


def own_words(text: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]{2,}", AUTHOR.sub("", DIGEST.sub("", text)).lower()))


@pytest.mark.parametrize("register", Register)
@pytest.mark.parametrize("language", TRANSLATED)
def test_nothing_but_the_author_s_words_is_left_in_english(language: str, register: Register) -> None:
    countries = {words_of(language).label(country.name) for country in built_in().countries.values()}
    common = NAMES | set(SHARED[language].split()) | {word for country in countries for word in own_words(country)}
    pairs = list(zip(spoken(issued(register, "en")), spoken(issued(register, language)), strict=True))
    left = {ours: own_words(english) & own_words(ours) - common for english, ours in pairs}
    assert {text: words for text, words in left.items() if words} == {}
    assert sum(bool(own_words(english)) for english, _ in pairs) > 100


@pytest.mark.parametrize("language", TRANSLATED)
def test_the_author_s_words_are_never_translated(language: str) -> None:
    text = (
        "organization: {name: Sweden, supervisory_authority: none of your business}\n"
        "activities: {a: {name: Consent, role: controller, description: tls, function: other, owner: customer}}\n"
    )
    loaded = load_texts({"a.yaml": text.encode()})
    document = record(loaded, Register.CONTROLLER, Edition(as_of=dt.date(2026, 11, 23), language=language))
    told = set(spoken(document))
    assert {"Sweden", "none of your business", "Consent", "tls", "other", "customer"} <= told


@pytest.mark.parametrize("language", TRANSLATED)
def test_who_chooses_is_told_in_the_language_where_the_author_does_not_say_it(language: str) -> None:
    text = (
        "systems: {{s: {{name: S, location: {{choice: [SE, US]{by}}}, fields: [phone]}}}}\n"
        "activities: {{a: {{role: controller, systems: [s]}}}}\n"
    )

    def told(by: str) -> str:
        loaded = load_texts({"a.yaml": text.format(by=by).encode()})
        document = record(loaded, Register.CONTROLLER, Edition(as_of=dt.date(2026, 11, 23), language=language))
        return "\n".join(spoken(document))

    client = words_of(language).label("customer")
    assert client in told("")
    assert "customer" not in told("")
    assert "head of sales" in told(", by: head of sales")


@pytest.mark.parametrize("language", ["fr", "de"])
def test_a_translated_record_looks_as_it_did(
    language: str, build: Callable[..., Document], clinic: str, golden: Callable[[str, str | bytes], None]
) -> None:
    document = build("controller_record", clinic, "clinic.yaml", language)
    golden(f"controller_record.{language}.md", markdown.write(document))


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("fr", ["Égypte", "États-Unis", "Inde"]),
        ("de", ["Ägypten", "Indien", "Vereinigte Staaten"]),
        ("sv", ["Egypten", "Indien", "USA"]),
    ],
)
def test_third_countries_stand_in_the_order_of_the_alphabet(
    language: str, names: list[str], build: Callable[..., Document]
) -> None:
    manifest = "activities: {a: {role: controller, transfers: [{country: US}, {country: IN}, {country: EG}]}}"
    document = build("controller_record", manifest, "a.yaml", language)
    (overview,) = (table for table in document.tables if table.key == "overview")
    cells = {column.key: cell for column, cell in zip(overview.columns, overview.rows[0].cells, strict=True)}
    assert [line.text for line in cells["third_countries"].lines] == names


def test_letters_of_their_own_stand_behind_the_others() -> None:
    names = ["Ö", "Z", "A"]
    assert sorted(names, key=lambda name: alphabetical(words_of("sv"), name)) == ["A", "Z", "Ö"]
    assert sorted(names, key=lambda name: alphabetical(words_of("de"), name)) == ["A", "Ö", "Z"]
