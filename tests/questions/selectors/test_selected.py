"""What selectors select beside elements: flows and activities; answers worked out by hand."""

import datetime as dt

import pytest

from pdmap.app.load import load_texts
from pdmap.questions.selectors import Selected, gather_names, parse, select, select_all
from pdmap.questions.transfers import transfer_legs

AS_OF = dt.date(2026, 11, 23)
LOADED = load_texts(
    {
        "inventory.yaml": b"""
organization: {name: Tollhouse AB, country: SE}
parties:
  bank: {role: recipient, country: US}
  mailer: {role: processor, country: DE}
systems:
  till: {owner: sales, location: SE, subjects: [customer], fields: [card.pan, name.full]}
  ledger: {owner: books, location: SE, subjects: [customer], fields: [card.pan]}
  letters: {location: DE, subjects: [employee], fields: [email.address]}
activities:
  sell: {role: controller, owner: sales, systems: [till], data: [name.full], recipients: [bank]}
  book: {role: controller, owner: auditor, systems: [ledger], subjects: [customer], data: [financial]}
  write: {role: controller, systems: [letters]}
flows:
  buy: {from: customer, to: till, data: [card.pan, name.full], activity: sell}
  post: {from: till, to: ledger, data: [card.pan], activity: book}
  pay: {from: till, to: bank, data: [card.pan], activity: sell}
  sign: {from: employee, to: letters, data: [email.address], activity: write}
  send: {from: letters, to: mailer, data: [email.address], activity: write}
"""
    }
)


def selected(text: str) -> Selected:
    assert LOADED.findings == ()
    legs = transfer_legs(LOADED.inventory, LOADED.graph, AS_OF)
    names = gather_names(LOADED.inventory, LOADED.graph, legs, AS_OF)
    found = select_all(parse(text), LOADED.inventory, LOADED.graph, names)
    assert found.elements == select(parse(text), LOADED.graph, names)
    return found


@pytest.mark.parametrize(
    ("selector", "flows", "activities"),
    [
        # A plain name: what starts or ends there, and what uses it.
        ("till", "buy pay post", "book sell"),
        ("bank", "pay", "sell"),
        # People are nothing that is used.
        ("customer", "buy", ""),
        # Behind steps: what runs between the elements that are reached.
        ("till+1", "pay post", "book sell"),
        ("+bank", "buy pay", "book sell"),
        ("@letters", "send sign", "write"),
        # By what they say themselves.
        ("data:financial", "buy pay post", "book"),
        ("data:card.pan", "buy pay post", ""),
        ("data:name", "buy", "sell"),
        ("data:email", "send sign", "write"),
        ("subject:employee", "send sign", "write"),
        ("subject:customer", "buy pay post", "book sell"),
        ("activity:book", "post", "book"),
        ("owner:auditor", "", "book"),
        ("owner:sales", "buy pay post", "book sell"),
        ("flow:post", "post", "book"),
        ("flow:p*", "pay post", "book sell"),
        ("flow:pay,country:US", "pay", "sell"),
        # By their ends, and by what they use.
        ("country:US", "pay", "sell"),
        ("role:processor", "send", "write"),
        ("kind:party", "pay send", "sell write"),
        # Intersections and unions hold for each kind of objects.
        ("data:financial,country:US", "pay", ""),
        ("owner:sales,role:recipient", "pay", "sell"),
        ("bank mailer", "pay send", "sell write"),
        ("role:processor,country:US", "", ""),
        ("*", "buy pay post send sign", "book sell write"),
    ],
)
def test_flows_and_activities_are_selected_with_elements(selector: str, flows: str, activities: str) -> None:
    found = selected(selector)
    assert sorted(found.flows) == flows.split()
    assert sorted(found.activities) == activities.split()


def test_what_is_selected_is_told_by_address() -> None:
    assert selected("bank").addresses == {"parties/bank", "flows/pay", "activities/sell"}
    assert selected("customer").addresses == {"subjects/customer", "flows/buy"}


def test_what_is_left_out_is_left_out_of_each_kind() -> None:
    left = selected("*") - selected("activity:sell") - selected("kind:party")
    assert {element.id for element in left.elements} == {"ledger", "letters", "employee"}
    assert left.flows == {"post", "sign"}
    assert left.activities == {"book"}
    assert len(left) == 6
    assert not left - left
