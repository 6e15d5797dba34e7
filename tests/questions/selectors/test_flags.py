"""Flags and countries that the shared cases have no example of."""

import datetime as dt
from collections.abc import Callable

import pytest

from pdmap.app.load import Loaded
from pdmap.app.validate import validate
from pdmap.graph import Element
from pdmap.questions.selectors import gather_names, parse, select
from pdmap.questions.transfers import transfer_legs

AS_OF = dt.date(2026, 11, 23)
MANIFEST = """\
organization: {name: A, country: GB, regimes: [uk-gdpr]}
parties:
  cloud: {role: processor, country: worldwide, regions: ['gcp:eur4'], dpa: {status: signed, signed: 2024-01-01}}
  bureau: {role: processor, country: GB, transfers: [{country: JP}]}
  island: {role: recipient, country: AX}
systems:
  files:
    kind: datastore
    backup: {location: FR}
    access_from: [PH]
    fields: [criminal_record]
  sheet: {kind: paper, owner: none, location: GB, fields: [phone]}
flows:
  check: {from: files, to: bureau, data: [criminal_record]}
  call: {from: sheet, to: cloud, data: [phone]}
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("country:worldwide", "cloud"),
        ("country:third", "bureau cloud files island"),
        ("country:NL", "cloud"),
        ("country:FR", "files"),
        ("country:PH", "files"),
        ("country:JP", "bureau"),
        ("country:FI", "cloud island"),
        ("country:GB", "bureau sheet"),
        ("flag:article-10", "bureau files"),
        ("flag:article-9", ""),
        ("flag:no-contract", "bureau"),
        ("flag:no-owner", "files sheet"),
        ("flag:no-country", "files"),
        ("role:recipient", "island"),
    ],
)
def test_elements_are_found(text: str, expected: str, load: Callable[[str], Loaded]) -> None:
    assert " ".join(sorted(element.id for element in elements(load(MANIFEST), text))) == expected


def test_a_flow_that_brings_nothing_is_not_unencrypted(load: Callable[[str], Loaded]) -> None:
    clear = "  call: {from: sheet, to: cloud, data: [phone], transport: none}\n"
    for data, expected in (("[phone]", ["cloud", "sheet"]), ("none", []), ("{unknown: x}", ["cloud", "sheet"])):
        text = MANIFEST.replace("  call: {from: sheet, to: cloud, data: [phone]}\n", clear.replace("[phone]", data))
        assert sorted(element.id for element in elements(load(text), "flag:not-encrypted")) == expected


def test_open_findings_mark_objects_and_ends_of_flows(load: Callable[[str], Loaded]) -> None:
    loaded = load(MANIFEST)
    findings = validate(loaded, AS_OF).findings
    named = {
        finding.address.split("/")[1] for finding in findings if finding.address.startswith(("systems", "parties"))
    }
    named |= {"files", "bureau"} if any(finding.address == "flows/check" for finding in findings) else set()
    named |= {"sheet", "cloud"} if any(finding.address == "flows/call" for finding in findings) else set()
    graph, legs = loaded.graph, transfer_legs(loaded.inventory, loaded.graph, AS_OF)
    names = gather_names(loaded.inventory, graph, legs, AS_OF, findings)
    assert {element.id for element in select(parse("flag:open-finding"), graph, names)} == named
    assert elements(loaded, "flag:open-finding") == set()


def elements(loaded: Loaded, text: str) -> frozenset[Element]:
    legs = transfer_legs(loaded.inventory, loaded.graph, AS_OF)
    names = gather_names(loaded.inventory, loaded.graph, legs, AS_OF)
    return select(parse(text), loaded.graph, names)
