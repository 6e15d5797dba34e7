"""Who gets data only from a later day on is told apart, and has nothing to erase before."""

import datetime as dt

from pdmap.app.edition import Edition
from pdmap.app.load import load_texts
from pdmap.app.subject import subject
from pdmap.documents.document import Document

SHOP = """
organization: {name: Shop AB, country: SE, regimes: [eu-gdpr]}
parties:
  bank: {name: Bank, role: controller, country: DE}
  tracker: {name: Tracker Inc., role: processor, country: US, active_from: 2028-01-01}
  host: {name: Host Inc., role: processor, country: US, active_from: 2029-01-01, retention: P30D,
    subprocessors: [deep]}
  deep: {name: Deep Ltd, role: processor, country: IN}
  later: {name: Later Ltd, role: controller, country: IN}
systems:
  shop: {name: Shop, subjects: [customer], fields: [email.address], location: SE, hosted_by: host}
activities:
  sale:
    name: Sale
    role: controller
    purposes: [{text: Sell, basis: contract}]
    subjects: [customer]
    data: [email.address]
    systems: [shop]
    recipients: [bank, tracker]
    transfers: [{country: US, importer: tracker, mechanisms: [scc]}]
  plan: {name: Plan, role: controller, status: planned, subjects: [customer], data: [email.address], systems: [shop],
    recipients: [later, {category: journalists}]}
flows:
  tracking: {from: shop, to: tracker, data: [email.address], subjects: [customer], activities: [sale]}
"""


def answer(day: dt.date) -> Document:
    return subject(load_texts({"shop.yaml": SHOP.encode()}), "customer", Edition(as_of=day))


def texts(document: Document, table: str, column: str) -> list[list[str]]:
    (found,) = (each for each in document.tables if each.key == table)
    place = [each.key for each in found.columns].index(column)
    return [[line.text for line in row.cells[place].lines] for row in found.rows]


def test_recipients_that_begin_later_are_not_notified() -> None:
    document = answer(dt.date(2026, 11, 23))
    assert texts(document, "told", "recipient") == [["Bank", "named as a recipient of: Sale"]]
    assert texts(document, "where", "recipients") == [["none recorded"], ["none recorded"]]
    steps = [first for first, *_ in texts(document, "plan", "step")]
    assert not [text for text in steps if any(name in text for name in ("Tracker", "Host", "Deep", "Later"))]
    assert not [text for text in steps if "journalists" in text]


def test_recipients_that_begin_later_are_told_with_their_day() -> None:
    (recipients,) = texts(answer(dt.date(2026, 11, 23)), "activities", "recipients")
    told = [text for text in recipients if not text.startswith("not declared for this activity")]
    assert told == [
        "Bank, controller, Germany",
        "Tracker Inc., processor, United States",
        "planned for 2028-01-01",
        "Deep Ltd, processor, India",
        "planned for 2029-01-01",
        "Host Inc., processor, United States",
        "planned for 2029-01-01",
    ]


def test_transfers_that_begin_later_are_told_with_their_day() -> None:
    (transfers,) = texts(answer(dt.date(2026, 11, 23)), "activities", "transfers")
    assert transfers[:2] == ["United States, to Tracker Inc.", "planned for 2028-01-01"]
    assert not [text for text in transfers if "Host" in text or "Deep" in text]


def test_once_begun_nothing_is_told_as_planned() -> None:
    document = answer(dt.date(2029, 1, 1))
    names = [first for first, *_ in texts(document, "told", "recipient")]
    assert names == ["Bank", "Deep Ltd", "Host Inc.", "Tracker Inc."]
    (transfers,) = texts(document, "activities", "transfers")
    (recipients,) = texts(document, "activities", "recipients")
    assert not [text for text in (*recipients, *transfers) if text.startswith("planned")]
    assert [text for text in transfers if "Deep Ltd" in text]
