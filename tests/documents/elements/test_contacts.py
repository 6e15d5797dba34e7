from collections.abc import Callable

import pytest

from pdmap.documents.document import Cell, State
from pdmap.documents.elements import contacts
from pdmap.documents.kind import Context

Around = Callable[[str], Context]


def texts(cell: Cell) -> list[str]:
    return [f"{'  ' * line.level}{line.text}" for line in cell.lines]


@pytest.mark.parametrize(
    ("contact", "way"),
    [
        ("privacy@example.com", "email"),
        ("'+46 (0)18-10 20 30'", "phone"),
        ("'Street 1, Uppsala'", "address"),
        ("ask for Ann @ the desk", "address"),
    ],
)
def test_a_plain_text_is_the_way_that_it_looks_like(contact: str, way: str, around: Around) -> None:
    context = around(f"organization: {{name: A, contact: {contact}}}")
    told = {each: contacts.way_to(contacts.ORGANIZATION, each)(context) for each in ("address", "email", "phone")}
    assert told.pop(way).lines[0].text == contact.strip("'")
    assert {cell.lines[0].address for cell in told.values()} == {f"organization/contact/{each}" for each in told}
    assert {cell.state for cell in told.values()} == {State.NOT_RECORDED}


def test_each_way_of_a_long_form_stands_alone(around: Around) -> None:
    context = around("organization: {dpo: {name: B, contact: {address: Street 2, email: b@a.example, phone: '112'}}}")
    told = [contacts.way_to(contacts.OFFICER, way)(context) for way in ("address", "email", "phone")]
    assert [texts(cell) for cell in told] == [["Street 2"], ["b@a.example"], ["112"]]


@pytest.mark.parametrize(
    ("answer", "state", "address"),
    [
        ("none", State.NONE, "organization/dpo"),
        ("{unknown: being chosen}", State.UNKNOWN, "organization/dpo"),
        ("{contact: b@a.example}", State.NOT_RECORDED, "organization/dpo/name"),
        ("{name: B, contact: {unknown: new}}", State.RECORDED, "organization/dpo/name"),
    ],
)
def test_a_name_is_there_or_has_a_reason(answer: str, state: State, address: str, around: Around) -> None:
    (line,) = contacts.name_of(contacts.OFFICER)(around(f"organization: {{name: A, dpo: {answer}}}")).lines
    assert (line.state, line.address) == (state, address)


@pytest.mark.parametrize(
    ("bearer", "name", "phone"),
    [
        (contacts.ORGANIZATION, "organization/name", "organization/contact/phone"),
        (contacts.OFFICER, "organization/dpo/name", "organization/dpo/contact/phone"),
        (contacts.REPRESENTATIVE, "organization/representative/name", "organization/representative/contact/phone"),
    ],
)
def test_no_organization_lacks_each_key(bearer: str, name: str, phone: str, around: Around) -> None:
    context = around("{}")
    assert contacts.name_of(bearer)(context).lines[0].address == name
    assert contacts.way_to(bearer, "phone")(context).lines[0].address == phone


def test_a_name_comes_with_every_way_to_reach_its_bearer(around: Around) -> None:
    contact = "{email: c@a.example, url: a.example}"
    context = around(f"organization: {{representative: {{name: C, country: DE, contact: {contact}}}}}")
    assert texts(contacts.named_contact(contacts.REPRESENTATIVE)(context)) == ["C", "  c@a.example", "  a.example"]


def test_what_was_assumed_says_so(around: Around) -> None:
    context = around("organization: {name: A, contact: a@a.example, assumptions: {name: from the letterhead}}")
    cell = contacts.named_contact(contacts.ORGANIZATION)(context)
    assert [line.assumption for line in cell.lines] == ["from the letterhead", ""]
