from dataclasses import fields

import pytest

from pdmap.app.load import load_texts
from pdmap.model import Field, Nothing, Protection, Unknown, ids, listed

SYSTEM = """\
systems:
  console:
    subjects: [customer]
    protection: encrypted
    retention: P90D
    fields:
      - email
      - {type: phone, subjects: [visitor], protection: none, retention: P1D}
      - {type: name, subjects: none, protection: {unknown: not said}, retention: {unknown: not said}}
"""


def _fields(text: str) -> dict[str, Field]:
    system = load_texts({"inventory.yaml": text.encode()}).inventory.systems["console"]
    return {field.type.id: field for field in listed(system.fields)}


def _periods(field: Field) -> list[str]:
    return [str(clock.period) for clock in listed(field.retention)]


def test_a_field_that_says_nothing_has_what_its_system_says() -> None:
    field = _fields(SYSTEM)["email"]
    assert (ids(field.subjects), field.protection, _periods(field)) == (
        ("customer",),
        Protection.ENCRYPTED,
        ["90 days"],
    )


def test_a_field_that_speaks_for_itself_is_heard() -> None:
    field = _fields(SYSTEM)["phone"]
    assert (ids(field.subjects), field.protection, _periods(field)) == (("visitor",), Protection.CLEAR, ["1 day"])


def test_none_and_unknown_are_heard_too() -> None:
    field = _fields(SYSTEM)["name"]
    assert field.subjects == Nothing()
    assert field.protection == Unknown("not said")
    assert field.retention == Unknown("not said")


def test_a_system_that_says_nothing_leaves_its_fields_alone() -> None:
    field = _fields("systems: {console: {fields: [email]}}")["email"]
    assert (field.subjects, field.protection, field.retention) == (None, None, None)


def test_an_unknown_of_the_system_holds_for_its_fields() -> None:
    text = "systems: {console: {subjects: {unknown: s}, retention: none, fields: [email]}}"
    field = _fields(text)["email"]
    assert field.subjects == Unknown("s")
    assert field.retention == Nothing()


@pytest.mark.parametrize(
    ("data_type", "periods"),
    [
        ("address.billing", ["7 years"]),
        ("address.shipping", ["1 year", "2 years"]),
        ("address", ["1 year", "2 years"]),
        ("phone", ["90 days"]),
    ],
)
def test_a_field_has_the_clocks_of_the_nearest_data_type(data_type: str, periods: list[str]) -> None:
    text = f"""\
systems:
  console:
    retention:
      - P90D
      - {{data: [address], period: P1Y}}
      - {{data: [email, address], period: P2Y}}
      - {{data: [address.billing], period: P7Y}}
    fields: [{data_type}]
"""
    assert _periods(_fields(text)[data_type]) == periods


def test_a_field_that_no_clock_is_for_has_none() -> None:
    text = "systems: {console: {retention: [{data: [email], period: P1Y}], fields: [phone]}}"
    assert _fields(text)["phone"].retention is None


def test_a_field_that_is_filled_keeps_everything_that_it_says() -> None:
    text = """\
systems:
  console:
    fields:
      - {type: phone, name: Mobile, subjects: [visitor], protection: none, retention: P1D, column: a.b, source: shop,
         law: Act, collected_for: sales, incidental_data: none, key_system: vault, description: said,
         unreviewed: guessed}
"""
    (said,) = _fields(text).values()
    (filled,) = _fields(text.replace("    fields", "    retention: P1Y\n    fields")).values()
    names = [attribute.name for attribute in fields(Field) if attribute.name not in {"node", "head"}]
    assert [getattr(filled, name) for name in ("address", "name", "law", "description")] == [
        "systems/console/fields/phone",
        "Mobile",
        "Act",
        "said",
    ]
    assert [name for name in names if getattr(said, name) in (None, ())] == []
    assert [_said(filled, name) for name in names] == [_said(said, name) for name in names]


def _said(field: Field, name: str) -> str:
    return repr(getattr(field, name))
