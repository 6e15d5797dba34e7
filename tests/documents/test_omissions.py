import datetime as dt

from pdmap.app.edition import Edition
from pdmap.app.load import load_texts
from pdmap.app.record import Register, record
from pdmap.documents.document import Document

MANIFEST = """\
activities:
  billing: {role: controler}
  hosting: {role: controller, ownr: platform, systems: [archive]}
systems:
  archive: {name: Archive, location: SE}
measures:
  tls: {article32: z}
breaches:
  lost-disk: {awar: 2026-01-01}
"""
LEFT_OUT = [
    ("activities/billing", "a.yaml:2:19"),
    ("activities/hosting/ownr", "a.yaml:3:31"),
    ("breaches/lost-disk/awar", "a.yaml:9:15"),
    ("measures/tls/article32", "a.yaml:7:20"),
]


def table(document: Document, key: str) -> list[list[tuple[str, str]]]:
    (found,) = (each for each in document.tables if each.key == key)
    return [
        [(line.text, str(line.sources[0]) if line.sources else "") for cell in row.cells for line in cell.lines]
        for row in found.rows
    ]


def record_of(manifest: str) -> Document:
    return record(load_texts({"a.yaml": manifest.encode()}), Register.CONTROLLER, Edition(as_of=dt.date(2026, 11, 23)))


def test_a_record_lists_what_does_not_fit_the_language() -> None:
    (told,) = table(record_of(MANIFEST), "about")
    assert sorted(told[-len(LEFT_OUT) :]) == LEFT_OUT


def test_what_does_not_fit_is_among_what_the_record_does_not_answer() -> None:
    rows = table(record_of(MANIFEST), "open_points")
    answers = [(row[3][0], row[2][1]) for row in rows if row[2][0] == "left out: does not fit the language"]
    assert sorted(answers) == LEFT_OUT


def test_a_record_of_whole_manifests_leaves_out_nothing() -> None:
    document = record_of(
        MANIFEST.replace("controler", "controller")
        .replace("ownr", "owner")
        .replace("z", "a")
        .replace("awar:", "aware:")
    )
    columns = {column.key for each in document.tables for column in each.columns}
    assert "left_out" not in columns
