"""Other fields of a system, which some rules judge by: what they find anew is what a whole run finds (issue 7)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

import pytest

from pdmap.app.amending import amend, rejudging
from pdmap.app.amending.amend import amended
from pdmap.app.amending.judgments import FIELDS
from pdmap.source import Plain, parse, plain
from tests.app.amending.runs import ROOT, SHOWN, compared, examples, judged, whole
from tests.app.amending.test_judgments import divided

EXAMPLES = examples()
TYPES = ("health", "phone", "password", "ip_address", "email.address", "product_usage")
"""Data types of all sorts: special and not, credentials, what identifies a person and what does not."""


@pytest.fixture(autouse=True)
def _always(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let an edit of all that there is be amended."""
    for module in (amend, rejudging):
        monkeypatch.setattr(module, "LEAST_SHARE", 0)


def edits(path: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield a manifest of one system with other fields, each in many ways."""
    root = parse(path, data).root
    content = plain(root) if root else None
    systems = content.get("systems") if isinstance(content, dict) else None
    for identifier, system in systems.items() if isinstance(systems, dict) else ():
        if isinstance(system, dict):
            for other in _others(system):
                edited = json.dumps({**system, "fields": other})
                yield path, f"systems:\n  {json.dumps(identifier)}: {edited}\n".encode()


def _others(system: dict[str, Plain]) -> Iterator[list[Plain]]:
    fields = system.get("fields")
    if not isinstance(fields, list):
        return
    for column in _columns(system):
        yield [*fields, {"type": "phone", "column": column}]
    held = [each.get("type") if isinstance(each, dict) else each for each in fields]
    for data_type in dict.fromkeys([*TYPES, *(each for each in held if isinstance(each, str))]):
        yield [*fields, data_type]
        yield [data_type, *fields]
        yield [*fields, {"type": data_type, "column": "table.column", "protection": "hashed", "retention": "P9D"}]
    for number, each in enumerate(fields):
        before, after = fields[:number], fields[number + 1 :]
        yield [*before, *after]
        yield [*before, "phone", *after]
        yield [*after, each, *before]
        data = each if isinstance(each, dict) else {"type": each}
        yield [*before, {**data, "protection": "encrypted"}, *after]
        yield [*before, {**data, "unreviewed": "a scan"}, *after]
        yield [*before, {**data, "column": "another.column"}, *after]
        yield [*before, each, {**data, "column": "another.column"}, *after]


def _columns(system: dict[str, Plain]) -> Iterator[Plain]:
    """Yield the columns of a system that are declared not personal."""
    entries = system.get("not_personal")
    for each in entries if isinstance(entries, list) else ():
        if isinstance(each, dict) and "column" in each:
            yield each["column"]


def tally(contents: Mapping[str, bytes], most: int) -> tuple[int, int]:
    """Compare edits of fields, at most so many of each system; return how many were amended, and were not."""
    tried = [list(edits(path, data)) for path, data in contents.items()]
    return compared(contents, (edit for each in tried for edit in each[:: max(1, len(each) // most)]))


@pytest.mark.parametrize("code", {name.removeprefix("cases-").partition("-")[0]: None for name in EXAMPLES})
def test_what_is_found_of_other_fields_is_what_a_whole_run_finds(code: str) -> None:
    names = [name for name in EXAMPLES if name.removeprefix("cases-").partition("-")[0] == code]
    assert names
    most = 12 if code in FIELDS.rules else 2
    amends = sum(tally(divided({"manifest.yaml": EXAMPLES[name]}), most)[0] for name in names)
    assert amends or code not in FIELDS.rules or code == "REF005"  # whose placeholders stand in the shop below


SHOP = """\
systems:
  shop:
    location: US
    subjects: [customer]
    hosted_by: cloud
    retention: P1Y
    fields:
      - name
      - {type: date_of_birth, subjects: [employee], column: people.born, retention: P9Y}
      - {type: product_usage, column: TODO, source: data_subject}
    not_personal:
      - {column: people.color, reason: of the seat}
parties:
  cloud: {role: processor, country: US}
  mailer: {role: recipient, country: IN}
activities:
  orders:
    role: controller
    purposes: [{text: Send what was bought, basis: legal_obligation}]
    subjects: [customer]
    data: [phone, name]
    systems: [shop]
    recipients: [mailer]
flows:
  out: {from: shop, to: mailer, data: [address.postal, email.address], activity: orders}
"""
FIRST = "      - name\n"


def _told(before: str, after: str, shop: str = SHOP) -> bool:
    """Return whether an edit of the shop is amended; where it is, then as a whole run tells it."""
    assert shop.count(before) == 1
    old, new = divided({"a.yaml": shop.encode()}), divided({"a.yaml": shop.replace(before, after).encode()})
    found = amended(*whole(old), new, SHOWN, {}, judged)
    assert found is None or found == whole(new)[1]
    return found is not None


@pytest.mark.parametrize(
    "after",
    [
        pytest.param("      - phone\n" + FIRST, id="before"),
        pytest.param(FIRST + "      - phone\n", id="behind"),
        pytest.param(FIRST + FIRST, id="twice"),
        pytest.param("      - phone\n", id="instead"),
        pytest.param("", id="less"),
        pytest.param("      - {type: name, protection: none}\n", id="protection-none"),
        pytest.param("      - {type: name, protection: hashed}\n", id="protection"),
        pytest.param("      - {type: name, column: [people.color, people.name]}\n", id="columns"),
        pytest.param("      - {type: name, retention: P3D}\n", id="period"),
        pytest.param("      - {type: name, retention: {period: P3D, from: last order}}\n", id="clock"),
        pytest.param("      - {type: name, unreviewed: a scan}\n", id="unreviewed"),
        pytest.param("      - {type: name, description: of the one who pays}\n", id="description"),
        pytest.param('      - "name"\n', id="quotes"),
    ],
)
def test_fields_are_judged_anew(after: str) -> None:
    assert _told(FIRST, after)


@pytest.mark.parametrize(
    "field",
    [
        pytest.param("{type: phone, subjects: [employee]}", id="whose"),
        pytest.param("{type: phone, source: data_subject}", id="source"),
        pytest.param("{type: phone, law: Art. 5 of an act}", id="law"),
        pytest.param("{type: phone, collected_for: orders}", id="purpose"),
        pytest.param("{type: phone, key_system: shop}", id="another-object"),
        pytest.param("{type: phone, incidental_data: filtered}", id="incidental"),
        pytest.param("{type: phone, protection: {unknown: asked}}", id="unknown"),
        pytest.param("{type: phone, retention: {unknown: asked}}", id="unknown-period"),
        pytest.param("{type: phone, retention: [{period: P3D}]}", id="clocks"),
        pytest.param("{type: phone, retention: {period: P3D, data: [name]}}", id="a-clock-for-other-data"),
        pytest.param("{type: phone, retention: none}", id="no-period"),
        pytest.param("{type: phone, column: TODO}", id="placeholder"),
        pytest.param("{type: phone, column: ''}", id="nothing"),
        pytest.param("{type: phone, column: [[people.phone]]}", id="nested"),
        pytest.param("{type: phone, column: [people.phone, TODO]}", id="placeholder-in-a-list"),
        pytest.param("{type: phone, column: [people.phone, '']}", id="nothing-in-a-list"),
        pytest.param("{type: phone, retention: {period: P3D, from: TBD}}", id="placeholder-in-a-clock"),
        pytest.param("{type: phone, colour: red}", id="unknown-key"),
        pytest.param("{type: [phone]}", id="types"),
        pytest.param("{column: people.phone}", id="no-type"),
        pytest.param("[phone]", id="list"),
        pytest.param("7", id="number"),
        pytest.param("telephone_no", id="unknown-type"),
        pytest.param("email.address", id="sent-on"),
        pytest.param("email", id="above-what-is-sent-on"),
        pytest.param("address", id="above-another-one"),
        pytest.param("product_usage", id="given-by-people"),
    ],
)
def test_fields_that_more_is_judged_by_take_a_whole_run(field: str) -> None:
    assert not _told(FIRST, f"{FIRST}      - {field}\n")


ADDED = f"{FIRST}      - phone\n"
GRAVE = f"{FIRST}      - browsing_history\n"
"""As sensitive as the gravest of the shop."""
UNHOSTED = SHOP.replace("    hosted_by: cloud\n", "")
NAMED = "    subjects: [customer]\n    data:"
GIVEN = SHOP.replace(NAMED, f"    collection: [direct]\n{NAMED}")
"""By people themselves."""


@pytest.mark.parametrize(
    ("after", "shop"),
    [
        pytest.param("", SHOP.replace(NAMED, "    data:"), id="whose-data-an-activity-uses"),
        pytest.param(GRAVE, SHOP, id="what-a-host-gets"),
        pytest.param(f"{FIRST}      - health\n", UNHOSTED, id="graver-than-all-others"),
        pytest.param(ADDED, SHOP.replace("role: processor", "role: [processor, controller]"), id="what-it-is-both-for"),
        pytest.param(ADDED, GIVEN, id="what-people-get"),
        pytest.param(ADDED, SHOP.replace("data: [address.postal, email.address], ", ""), id="whatever-is-sent"),
        pytest.param(ADDED, f"{SHOP}data_types: {{phone: {{name: Phone, is: contact}}}}\n", id="redefined"),
        pytest.param(ADDED, f"{SHOP}data_types: {{contact: {{name: Of any kind}}}}\n", id="redefined-above"),
    ],
)
def test_what_others_are_judged_by_takes_a_whole_run(after: str, shop: str) -> None:
    assert not _told(FIRST, after, shop)


@pytest.mark.parametrize(
    ("after", "shop"),
    [
        pytest.param("", SHOP, id="whose-data-an-activity-says"),
        pytest.param(GRAVE, UNHOSTED, id="without-a-host"),
        pytest.param(ADDED, UNHOSTED.replace("role: processor", "role: [processor, controller]"), id="of-another"),
        pytest.param(
            ADDED,
            SHOP.replace(NAMED, f"    collection: [direct]\n{NAMED}").replace("phone, name", "age"),
            id="not-used",
        ),
        pytest.param(ADDED, GIVEN.replace("[direct]", "[indirect]"), id="from-others"),
        pytest.param(ADDED, SHOP.replace("data: [address.postal, email.address]", "data: none"), id="nothing-is-sent"),
        pytest.param(ADDED, f"{SHOP}data_types: {{badge: {{name: Badge, is: identity}}}}\n", id="other-words"),
    ],
)
def test_what_others_are_judged_by_is_as_before(after: str, shop: str) -> None:
    assert _told(FIRST, after, shop)


SENT = "      - {type: email.address, column: people.email, protection: hashed}\n"
SENDING = SHOP.replace(FIRST, FIRST + SENT)


@pytest.mark.parametrize(
    ("after", "is_told"),
    [
        pytest.param(SENT + SENT.replace("people.email", "[orders.email, orders.from]"), True, id="behind"),
        pytest.param(SENT.replace("column: people.email, ", ""), True, id="nowhere"),
        pytest.param(SENT.replace("people.email", "people.mail, unreviewed: a scan"), True, id="elsewhere"),
        pytest.param(SENT.replace("people.email", "orders.email") + SENT, False, id="before"),
        pytest.param(SENT + SENT.replace("hashed", "encrypted"), False, id="protected-otherwise"),
        pytest.param(SENT.replace(", protection: hashed", ""), False, id="not-protected"),
        pytest.param("", False, id="less"),
    ],
)
def test_a_further_column_of_what_is_sent_matters_to_nothing_else(after: str, is_told: bool) -> None:  # noqa: FBT001
    assert _told(SENT, after, SENDING) == is_told


def test_people_whose_data_were_not_held_before_take_a_whole_run() -> None:
    told = SHOP.replace(FIRST, "").replace("{type: product_usage,", "{type: product_usage, subjects: [employee],")
    last = "    not_personal:\n"
    assert not _told(last, f"      - phone\n{last}", told)
    assert _told(last, f"      - phone\n{last}", told.replace("product_usage, subjects: [employee],", "product_usage,"))


def test_many_other_fields_take_a_whole_run() -> None:
    many = "".join(f"      - {{type: name, column: people.name_{number}}}\n" for number in range(250))
    assert not _told(FIRST, many)
    shop = SHOP.replace(FIRST, many)
    assert _told("people.name_7}", "people.names}", shop)


def test_fields_of_two_systems_and_a_period_are_judged_together() -> None:
    desk = "  desk: {subjects: [customer], fields: [name]}\nparties:"
    contents = divided({"a.yaml": SHOP.replace("parties:", desk).encode()})
    edited = {
        path: data.replace(b'"name"', b'"phone"').replace(b"P1Y", b"P2Y") if data.startswith(b"systems:") else data
        for path, data in contents.items()
    }
    assert sum(edited[path] != data for path, data in contents.items()) == 2
    assert amended(*whole(contents), edited, SHOWN, {}, judged) == whole(edited)[1]


@pytest.mark.parametrize("name", ["cloudkarafka", "webshop-flawed"])
def test_fields_of_an_inventory_of_several_files(name: str) -> None:
    folder = ROOT / "inventories" / name
    contents = {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*.yaml")}
    # What is waived, or does not fit the language, takes a whole run.
    parts = {path: data for path, data in divided(contents).items() if b"waivers:" not in data}
    amends, _ = tally({path: data for path, data in parts.items() if b'"helpdesk"' not in data}, most=9)
    assert amends > 5
