"""The API answers what the commands answer, to the last key of their JSON documents."""

import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path

import pytest

import pdmap

Told = Callable[..., dict[str, object]]
SMALL = Path("tests", "questions", "tracing", "inventories")
INVENTORIES = (
    "inventories/cloudkarafka",
    *(f"{(SMALL / name).as_posix()}.yaml" for name in ("chain", "diamond", "cycle", "ahead")),
)
AS_OF = dt.date(2026, 1, 1)
DAY = ("--as-of", "2026-01-01")
each_inventory = pytest.mark.parametrize("path", INVENTORIES)


@each_inventory
def test_validate(path: str, told: Told) -> None:
    report = pdmap.validate(pdmap.load(path), as_of=AS_OF)
    assert report.to_dict() == told("validate", path, "-f", "json", *DAY)
    assert len(report.findings) == len(report.rows()) > 0


@each_inventory
def test_validate_under_options(path: str, told: Told) -> None:
    report = pdmap.validate(
        pdmap.load(path), as_of=AS_OF, profile="strict", ignore=["REC", "LAW"], severity={"DSR001": "note"}
    )
    options = ("--profile", "strict", "--ignore", "REC,LAW", "--severity", "DSR001=note")
    assert report.to_dict() == told("validate", path, "-f", "json", *DAY, *options)
    assert {adjustment.name for adjustment in report.adjustments} >= {"profile", "ignore", "severity.DSR001"}


@pytest.mark.parametrize(
    ("path", "what", "options", "arguments"),
    [
        (INVENTORIES[0], "financial", {}, []),
        (INVENTORIES[0], "unknown_content", {"start": "brokers"}, ["--from", "brokers"]),
        (INVENTORIES[0], "console.email.address", {}, []),
        (INVENTORIES[1], "email", {}, []),
        (INVENTORIES[1], "email", {"backwards": True}, ["--backwards"]),
        (INVENTORIES[2], "financial", {}, []),
        (INVENTORIES[3], "phone", {}, []),
        (INVENTORIES[4], "email.address", {}, []),
    ],
)
def test_trace(path: str, what: str, options: dict[str, object], arguments: list[str], told: Told) -> None:
    trace = pdmap.trace(pdmap.load(path), what, as_of=AS_OF, **options)  # type: ignore[arg-type]
    document = told("trace", what, path, "-f", "json", *DAY, *arguments)
    assert trace.to_dict() == document
    assert [hop.id for hop in trace.hops] == [hop["id"] for hop in listed(document["hops"])]
    assert [each.element.id for each in trace.elements] == [each["id"] for each in listed(document["elements"])]
    assert [each.party or None for each in trace.recipients] == [
        each["party"] for each in listed(document["recipients"])
    ]


def test_what_is_planned_is_apart() -> None:
    trace = pdmap.trace(pdmap.load(INVENTORIES[4]), "email.address", as_of=AS_OF)
    days = {hop.id: hop.begins for hop in trace.planned_hops}
    ahead = dt.date(2028, 1, 1)
    assert days == {"hosting:shop:newhost": ahead, "subprocessing:newhost:sub": ahead, "survey": None}
    assert [each.element.id for each in trace.planned_elements] == ["newhost", "poll", "sub"]


@each_inventory
@pytest.mark.parametrize("selector", ["", "country:US"])
def test_transfers(path: str, selector: str, told: Told) -> None:
    selectors = [selector] if selector else []
    transfers = pdmap.transfers(pdmap.load(path), selectors, as_of=AS_OF)
    assert transfers.to_dict() == told("transfers", *selectors, "-i", path, "-f", "json", *DAY)
    assert len(transfers.rows()) == len(transfers.ways)
    assert (transfers.why_empty == "") == bool(transfers.ways)


@each_inventory
@pytest.mark.parametrize("selector", ["", "country:US"])
def test_parties(path: str, selector: str, told: Told) -> None:
    selectors = [selector] if selector else []
    parties = pdmap.parties(pdmap.load(path), selectors, as_of=AS_OF)
    assert parties.to_dict() == told("parties", *selectors, "-i", path, "-f", "json", *DAY)
    assert len(parties.rows()) == len(parties.parties)
    assert (parties.why_empty == "") == bool(parties.parties)


def test_parties_of_a_role_only() -> None:
    parties = pdmap.parties(pdmap.load(INVENTORIES[0]), role="sub-processor", as_of=AS_OF)
    assert [row.id for row in parties.parties] == ["aws", "azure", "gcp"]
    assert "aws," in parties.render("csv")
    with pytest.raises(pdmap.UnknownNameError, match="did you mean `processor`"):
        pdmap.parties(pdmap.load(INVENTORIES[0]), role="procesor")


@each_inventory
@pytest.mark.parametrize("selector", ["", "country:*", "party:*", "flag:open-finding"])
def test_query(path: str, selector: str, told: Told) -> None:
    selectors = [selector] if selector else []
    selection = pdmap.query(pdmap.load(path), selectors, as_of=AS_OF)
    assert selection.to_dict() == told("query", *selectors, "-i", path, "-f", "json", *DAY)
    assert len(selection.rows()) == len(selection.ids) > 0
    assert selection.why_empty == ""


def test_a_query_of_some_kinds_only() -> None:
    inventory = pdmap.load(INVENTORIES[0])
    selection = pdmap.query(inventory, "+console", kind=["system", "flow"], exclude="console", as_of=AS_OF)
    assert {row["kind"] for row in selection.rows()} <= {"system", "flow"}
    assert len(pdmap.query(inventory, as_of=AS_OF).objects) == 22


@pytest.mark.parametrize(("earlier", "later"), [(INVENTORIES[1], INVENTORIES[2]), (INVENTORIES[3], INVENTORIES[0])])
def test_diff(earlier: str, later: str, told: Told) -> None:
    comparison = pdmap.diff(pdmap.load(earlier), pdmap.load(later), as_of=AS_OF)
    document = told("diff", earlier, later, "-f", "json", *DAY)
    assert comparison.to_dict() == document
    assert [change.address for change in comparison.changes] == [
        each["address"] for each in listed(document["changes"])
    ]
    assert len(comparison.rows()) >= len(comparison.changes) > 0


def test_a_comparison_with_itself_is_empty() -> None:
    inventory = pdmap.load(INVENTORIES[0])
    comparison = pdmap.diff(inventory, inventory, as_of=AS_OF)
    assert (comparison.is_empty, comparison.rows(), comparison.gates) == (True, [], ())


def test_records(told: Told) -> None:
    records = pdmap.records(pdmap.load(INVENTORIES[0]), as_of=AS_OF)
    assert list(records) == ["controller", "processor"]
    for role, document in records.items():
        assert document.to_dict() == told("records", INVENTORIES[0], "--role", role, "-f", "json", *DAY)


def test_breach(told: Told) -> None:
    aware = dt.datetime(2026, 1, 1, 9, tzinfo=dt.UTC)
    document = pdmap.breach(pdmap.load(INVENTORIES[0]), ["console", "brokers"], aware_at=aware, as_of=AS_OF)
    options = ("-i", INVENTORIES[0], "--aware-at", aware.isoformat(), "-f", "json")
    assert document.to_dict() == told("breach", "console", "brokers", *options, *DAY)


def test_subject(told: Told) -> None:
    document = pdmap.subject(pdmap.load(INVENTORIES[0]), "customer", as_of=AS_OF)
    assert document.to_dict() == told("subject", "customer", "-i", INVENTORIES[0], "-f", "json", *DAY)


def test_draw(told: Told) -> None:
    drawn = pdmap.draw(pdmap.load(INVENTORIES[1]), format="json", as_of=AS_OF)
    assert json.loads(drawn) == told("map", INVENTORIES[1], "-f", "json", *DAY)


def listed(value: object) -> list[dict[str, object]]:
    assert isinstance(value, list)
    return value
