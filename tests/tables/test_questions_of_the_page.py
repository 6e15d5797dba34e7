"""The questions of the page on Parquet, asked of inventories in which a simpler question would overlook something."""

import json
import re
from collections.abc import Callable
from itertools import product
from pathlib import Path

import pytest

from pdmap.app.export import export_parquet, material_of, narrowed
from pdmap.app.load import Loaded, load_texts
from pdmap.app.only import Only, some_picked
from pdmap.app.terms import Terms
from pdmap.host.folders import written_folder
from pdmap.source import Plain
from tests.tables.conftest import AS_OF, Engine, Rows, engine

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "how-to" / "parquet.md").read_text("utf-8")
RETENTION = """
organization: {name: Acme, country: SE}
systems:
  crm:
    location: SE
    fields:
      - {type: email, retention: indefinite}
      - {type: name.full, retention: [{period: P10Y}, {criteria: until the case is closed}]}
      - {type: invoice, retention: {criteria: until it is paid}}
      - {type: phone, retention: none}
      - {type: address, retention: {unknown: to be asked}}
      - {type: health.record, retention: P1Y}
      - device.id
      - ip-address
activities:
  sales: {role: controller, systems: [crm], data: [device.id, email], retention: P9Y}
  support: {role: controller, systems: [crm], data: [ip-address], retention: P1Y}
  security: {role: controller, systems: [crm], data: [ip-address]}
"""
ABROAD = """
organization: {name: Acme, country: SE}
parties:
  vendor: {name: Vendor Inc, role: processor, country: US}
systems:
  own: {location: US, fields: [health.record]}
  crm: {location: SE, fields: [health.record]}
flows:
  a: {from: crm, to: vendor}
  b: {from: crm, to: nobody-knows, data: [health.record]}
"""
SAID: tuple[Plain, ...] = (
    "P1Y",
    "indefinite",
    "none",
    {"unknown": "to be asked"},
    {"criteria": "until it is paid"},
    {"criteria": "none"},
    {"from": "last visit", "reason": "none"},
    [{"from": "last visit"}, {"period": "P1Y"}],
    {"data": ["email"], "period": "P1Y"},
    {"data": ["health"], "period": "P1Y"},
    {"data": ["health.record"], "criteria": "until it is paid"},
)
"""Ways to say, or not, how long data are kept."""

Made = Callable[..., tuple[Loaded, Engine]]


@pytest.fixture
def made(export: Callable[[Loaded], Path]) -> Made:
    """Return an inventory, and what answers questions about its export."""

    def make(text: str) -> tuple[Loaded, Engine]:
        loaded = load_texts({"a.yaml": text.encode()})
        return loaded, engine(export(loaded))

    return make


def page(start: str) -> str:
    """Return a question of the page, by the words that its paragraph starts with."""
    (question,) = re.findall(rf"\n{re.escape(start)}[^`]*(?:`[^`]+`[^`]*)*?\n\n```sql\n([^`]*)```", PAGE)
    return str(question)


def test_what_is_kept_without_an_end_is_kept_for_long(made: Made) -> None:
    _, ask = made(RETENTION)
    assert ask(page("Which are kept for more than seven years")) == [
        ("crm", "device.id", 9, False, False),
        ("crm", "email", 9, True, False),
        ("crm", "invoice", None, False, True),
        ("crm", "name.full", 10, False, True),
    ]


def test_clocks_of_activities_answer_for_fields(made: Made) -> None:
    _, ask = made(RETENTION)
    silent: Rows = [row[2:4] for row in ask(page("Of which fields does nothing tell how long"))]
    assert silent == [
        ("address", "unknown"),
        ("ip-address", "not_recorded"),
        ("phone", "none"),
    ]
    clocks = "SELECT type, activity_clocks FROM fields WHERE len(activity_clocks) > 0 ORDER BY ALL"
    assert ask(clocks) == [
        ("device.id", ["activities/sales/retention"]),
        ("email", ["activities/sales/retention"]),
        ("ip-address", ["activities/support/retention"]),
    ]


def test_whoever_may_get_health_data_abroad_is_named(made: Made) -> None:
    _, ask = made(ABROAD)
    found = ask(page("Who gets health data outside the European Economic Area"))
    assert [row[:4] for row in found] == [
        ("Acme", "US", "location", True),
        ("Vendor Inc", "US", "establishment", False),
    ]
    assert ask("SELECT importers, is_data_recorded FROM transfers ORDER BY ALL") == [([], True), (["vendor"], False)]


def test_a_part_names_a_recipient_that_is_outside_of_it(tmp_path: Path) -> None:
    loaded = load_texts({"a.yaml": ABROAD.encode()})
    found = some_picked(Only(("system:crm",)), loaded, AS_OF)
    material, shows = narrowed(material_of(loaded, AS_OF, Terms(), "a"), found)
    with written_folder(tmp_path / "part", lambda _: "") as folder:
        export_parquet(material, folder, shows)
    ask = engine(tmp_path / "part")
    assert ask("SELECT count(*) FROM parties") == [(0,)]
    rows = ask(page("Who gets health data outside the European Economic Area"))
    assert [row[:2] for row in rows] == [("vendor", "US")]


def test_no_finding_is_nobodys(made: Made) -> None:
    _, ask = made(ABROAD)
    counted = ask(page("Who has how many open findings"))
    ((every,),) = ask("SELECT count(*) FROM findings WHERE hidden_by IS NULL")
    assert ask("SELECT object FROM findings WHERE object LIKE 'flows/%' OR object LIKE 'parties/%'")
    assert [(owner, findings) for owner, findings, _ in counted] == [("nobody", every)]


def test_a_flow_to_nobody_is_told(made: Made) -> None:
    _, ask = made(ABROAD)
    assert ask("SELECT id, is_linked FROM flows ORDER BY ALL") == [("a", True), ("b", False)]
    assert ask("SELECT undefined FROM exports") == [(["nobody-knows"],)]


def test_objects_that_no_rule_looked_at_are_told(made: Made) -> None:
    _, ask = made("systems: {a: {location: SE, nmae: A}, b: {location: SE}}")
    assert ask("SELECT muted FROM exports") == [(["systems/a"],)]


def test_fields_are_open_where_the_rule_finds_something(made: Made) -> None:
    """Each way to say how long, at a field and at an activity that uses it, is a pair of objects of its own."""
    own, types = (None, *SAID), ("health", "health.record", "our-notes")
    notes: dict[str, Plain] = {"our-notes": {"is": "health.record"}}
    systems: dict[str, Plain] = {}
    activities: dict[str, dict[str, Plain]] = {}
    for number, (at_field, at_activity, used) in enumerate(product(own, own, types)):
        name = f"x{number}"
        systems[name] = {"fields": [{"type": "health.record", **({"retention": at_field} if at_field else {})}]}
        activities[name] = {"role": "controller", "systems": [name], "data": [used]}
        activities[name] |= {"retention": at_activity} if at_activity else {}
    loaded, ask = made(json.dumps({"data_types": notes, "systems": systems, "activities": activities}))
    assert loaded.findings == ()
    opened = ask("SELECT system FROM fields WHERE retention_is_open ORDER BY system")
    found = ask("SELECT split_part(object, '/', 2) AS name FROM findings WHERE code = 'RET001' ORDER BY name")
    assert opened == found
    assert 50 < len(found) < len(systems) - 50


@pytest.mark.parametrize("name", ["cloudkarafka", "webshop-flawed"])
def test_flows_are_linked_where_the_graph_has_them(name: str, export: Callable[[Loaded], Path]) -> None:
    folder = ROOT / "inventories" / name
    loaded = load_texts({path.name: path.read_bytes() for path in sorted(folder.glob("*.yaml"))})
    linked = sorted(link.id for link in loaded.graph.links if link.flow)
    assert engine(export(loaded))("SELECT id FROM flows WHERE is_linked ORDER BY id") == [(each,) for each in linked]
