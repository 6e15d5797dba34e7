"""Other fields of a system, by which something farther off is judged: what is amended is what a whole run finds."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from pdmap.app.amending import amend, rejudging
from pdmap.app.amending.amend import amended
from tests.app.amending.runs import SHOWN, judged, whole
from tests.app.amending.test_judgments import divided


@pytest.fixture(autouse=True)
def _always(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let an edit of all that there is be amended."""
    for module in (amend, rejudging):
        monkeypatch.setattr(module, "LEAST_SHARE", 0)


def _is_right(old: Mapping[str, bytes], new: Mapping[str, bytes]) -> bool:
    """Return whether an edit is amended as a whole run tells it, or takes one."""
    assert old != new
    found = amended(*whole(old), new, SHOWN, {}, judged)
    return found is None or found == whole(new)[1]


NOTHING_BUT_CHANGED = """\
systems:
  shop:
    subjects: [customer]
    fields: [name, purchase_history]
  store:
    subjects: [customer]
    fields: [name, health.record]
activities:
  advertising: {role: controller, data: [purchase_history]}
flows:
  segments:
    from: shop
    to: store
    data: none
    activity: advertising
    transforms: [{method: derived, data: [phone], into: [religion]}]
"""


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("[name, health.record]", "[name, health.record, religion]", id="made"),
        pytest.param("[name, purchase_history]", "[name, purchase_history, phone]", id="made-of"),
    ],
)
def test_a_flow_that_carries_none_and_changes_some_names_these(before: str, after: str) -> None:
    old, new = NOTHING_BUT_CHANGED, NOTHING_BUT_CHANGED.replace(before, after)
    assert _is_right(divided({"a.yaml": old.encode()}), divided({"a.yaml": new.encode()}))


HOSTED = """\
systems:
  shop: {subjects: [customer], hosted_by: host, fields: [user.id]}
  desk: {subjects: [customer], max_sensitivity: 1, fields: [contact]}
  trial: {subjects: [customer], environment: test, fields: [contact]}
  figures: {subjects: [customer], fields: [contact]}
parties:
  host: {role: processor, subprocessors: [sub]}
  sub: {role: sub-processor}
activities:
  counting:
    role: controller
    purposes: [{text: Count what was bought, kind: analytics, basis: consent}]
    systems: [figures]
    data: [contact]
flows:
  sent: {from: host, to: SINK, data: [contact], activity: counting}
"""


@pytest.mark.parametrize("sink", ["desk", "trial", "figures"])  # FLW008, MIN004, MIN003
def test_a_host_that_hands_on_and_sends_may_send_what_it_hosts(sink: str) -> None:
    old = HOSTED.replace("SINK", sink)
    new = old.replace("[user.id]", "[user.id, phone]")
    assert _is_right(divided({"a.yaml": old.encode()}), divided({"a.yaml": new.encode()}))


def test_an_object_that_is_defined_again_does_not_count() -> None:
    text = "activities:\n  {}: {{role: controller, data: [{}], systems: {}}}\n"
    old = {
        "a.yaml": text.format("orders", "phone", "none").encode(),
        "b.yaml": text.format("orders", "phone", "[shop]").encode(),
        "c.yaml": text.format("support", "name", "[shop]").encode(),
        "d.yaml": b"systems:\n  shop:\n    fields:\n      - name\n",
    }
    assert _is_right(old, {**old, "d.yaml": old["d.yaml"] + b"      - phone\n"})


SHARED = """\
systems:
  shop:
    fields: [name, phone,
      phone, {type: email.address, subjects: [customer],
        column: a.b}]
  desk:
    fields: [{type: email.address, subjects: [employee]}]
flows:
  sent: {from: desk, to: shop, data: [email.address]}
"""


def test_a_field_that_changed_is_not_where_its_line_is() -> None:
    more = "phone,\n      {type: email.address, subjects: [customer], column: c.d},\n      phone"
    new = SHARED.replace("phone,\n      phone", more).replace("a.b", "e.f")
    assert _is_right({"a.yaml": SHARED.encode()}, {"a.yaml": new.encode()})


FURTHER = """\
systems:
  shop:
    subjects: [customer]
    fields:
      - FIELD
      - name
flows:
  sent: {from: shop, to: nobody, data: [phone]}
"""


@pytest.mark.parametrize(
    "field",
    [
        pytest.param("{type: telephone_no}", id="unknown-data"),
        pytest.param("{type: phone, subjects: [buyer]}", id="unknown-people"),
    ],
)
def test_a_further_place_of_an_unknown_word_takes_a_whole_run(field: str) -> None:
    old = FURTHER.replace("FIELD", field)
    new = old.replace("- name", f"- name\n      - {field[:-1]}, column: a.b}}")
    assert not _told(old, new)


@pytest.mark.parametrize("more", ["subjects: [customer]", "source: data_subject", "law: an act", "incidental_data: no"])
def test_a_further_place_of_a_field_is_amended_whatever_it_says(more: str) -> None:
    old = FURTHER.replace("FIELD", f"{{type: phone, {more}}}")
    assert _told(old, old.replace("- name", f"- name\n      - {{type: phone, {more}, column: a.b}}"))


@pytest.mark.parametrize(
    ("flow", "is_told"),
    [
        ("{from: shop, to: desk, data: [name], transforms: [{method: derived, data: [phone], into: [age]}]}", False),
        ("{from: desk, to: shop, data: [name], transforms: [{method: derived, data: [age], into: [phone]}]}", False),
        ("{from: desk, to: shop, data: [name], transforms: [{method: derived, data: [name], into: [age]}]}", True),
        ('{from: "sho\\x70", to: desk, data: [phone]}', False),
        ('{from: "sho\\\n    p", to: desk, data: [phone]}', False),
        ("{from: desk, to: shop2, data: [phone]}", True),
    ],
)
def test_what_a_flow_names_wherever_it_is_written(flow: str, is_told: bool) -> None:  # noqa: FBT001
    old = {
        "a.yaml": b"systems:\n  shop:\n    subjects: [customer]\n    fields:\n      - name\n",
        "b.yaml": b"systems:\n  desk: {fields: [name]}\n  shop2: {fields: [name]}\n",
        "c.yaml": f"flows:\n  sent: {flow}\n".encode(),
    }
    new = {**old, "a.yaml": old["a.yaml"] + b"      - phone\n"}
    found = amended(*whole(old), new, SHOWN, {}, judged)
    assert found == (whole(new)[1] if is_told else None)


def _told(old: str, new: str) -> bool:
    """Return whether an edit is amended; where it is, then as a whole run tells it."""
    before, after = divided({"a.yaml": old.encode()}), divided({"a.yaml": new.encode()})
    found = amended(*whole(before), after, SHOWN, {}, judged)
    assert found is None or found == whole(after)[1]
    return found is not None
