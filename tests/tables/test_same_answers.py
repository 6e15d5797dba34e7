"""An engine that reads the tables gives the answers of the Python API."""

import datetime as dt
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

import pdmap
from pdmap.app.load import load_texts
from tests.tables.conftest import AS_OF, Engine, engine, exported

ROOT = Path(__file__).parents[2]
FOLDERS = ("cloudkarafka", "webshop-flawed", "company")


@pytest.fixture(scope="module", params=FOLDERS)
def folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An inventory: one that is kept here, or one that was made up."""
    name: str = request.param
    if name != "company":
        return ROOT / "inventories" / name
    made = tmp_path_factory.mktemp("made") / name
    script = ROOT / "benchmarks" / "generate.py"
    subprocess.run([sys.executable, script, "--systems", "120", "--fields", "6", made], check=True)
    return made


@pytest.fixture(scope="module")
def inventory(folder: Path) -> pdmap.Inventory:
    return pdmap.load(folder)


@pytest.fixture(scope="module")
def ask(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Engine:
    contents = {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*.yaml"))}
    return engine(exported(load_texts(contents), tmp_path_factory.mktemp("out") / "export"))


def test_objects(inventory: pdmap.Inventory, ask: Engine) -> None:
    for section in ("systems", "parties", "activities", "flows", "measures", "policies", "breaches"):
        objects = getattr(inventory, section)
        assert ask(f"SELECT id, name, address, path, line FROM {section}") == [
            (each.id, each.name, each.address, each.written_at.path, each.written_at.line) for each in objects.values()
        ], section
    assert len(ask("SELECT * FROM waivers")) == len(inventory.waivers)
    assert inventory.organization
    assert ask("SELECT name, country, regimes FROM organization") == [
        (inventory.organization.name, inventory.organization.country, list(inventory.organization.regimes))
    ]


def test_fields_with_their_subjects_protection_and_clocks(inventory: pdmap.Inventory, ask: Engine) -> None:
    assert ask("SELECT system, address, type, subjects, protection, len(retention), line FROM fields") == [
        (
            system.id,
            field.address,
            field.type.id,
            list(pdmap.ids(field.subjects)) if isinstance(field.subjects, tuple) else None,
            field.protection.value if isinstance(field.protection, pdmap.Protection) else None,
            len(field.retention) if isinstance(field.retention, tuple) else None,
            field.written_at.line,
        )
        for system in inventory.systems.values()
        for field in pdmap.listed(system.fields)
    ]


def test_clocks_are_found_by_their_addresses(inventory: pdmap.Inventory, ask: Engine) -> None:
    question = """
        SELECT f.address, r.period_days, r.criteria FROM fields f, unnest(f.retention) AS clock(address)
        JOIN retention r ON r.address = clock.address ORDER BY ALL
    """
    clocks = [
        (field.address, clock.period.length if clock.period else None, clock.criteria)
        for system in inventory.systems.values()
        for field in pdmap.listed(system.fields)
        for clock in pdmap.listed(field.retention)
    ]
    assert Counter(ask(question)) == Counter(clocks)


def test_states_of_answers(inventory: pdmap.Inventory, ask: Engine) -> None:
    states = {type(None): "not_recorded", pdmap.Nothing: "none", pdmap.Unknown: "unknown"}
    for key in ("transfers", "recipients", "retention", "dpia", "notice", "owner", "purposes"):
        told = [states.get(type(getattr(each, key)), "recorded") for each in inventory.activities.values()]
        assert [state for (state,) in ask(f"SELECT {key}_state FROM activities")] == told


def test_links(inventory: pdmap.Inventory, ask: Engine) -> None:
    question = "SELECT id, kind, source_key, target_key, data, arriving, subjects, activities, chosen_by FROM links"
    assert ask(question) == [
        (
            link.id,
            link.kind.value,
            link.source.key,
            link.target.key,
            *(sorted(names) for names in (link.data, link.arriving, link.subjects, link.activities)),
            link.chosen_by,
        )
        for link in inventory.graph.links
    ]


def test_findings(inventory: pdmap.Inventory, ask: Engine) -> None:
    report = pdmap.validate(inventory, as_of=AS_OF)
    question = """
        SELECT code, severity, message, address, path, line, line_column, fingerprint FROM findings
        WHERE hidden_by IS {} NULL
    """
    for which, found in (("", report.findings), ("NOT", [hidden.finding for hidden in report.hidden])):
        assert ask(question.format(which)) == [
            (
                each.code,
                each.severity.value,
                each.message,
                each.address or None,
                each.location.path,
                each.location.line,
                each.location.column,
                each.fingerprint,
            )
            for each in found
        ]
    assert ask("SELECT rules FROM exports") == [(report.rules,)]


def test_transfers(inventory: pdmap.Inventory, ask: Engine) -> None:
    columns = "law, id, importers, countries, grounds, mechanisms, activities, data, subjects, onward, open_points"
    found = pdmap.transfers(inventory, as_of=AS_OF)
    assert ask(f"SELECT {columns} FROM transfers") == [
        (
            way.law,
            way.id,
            *map(
                list,
                (
                    way.importers,
                    way.countries,
                    way.grounds,
                    way.mechanisms,
                    way.activities,
                    way.data,
                    way.subjects,
                    way.onward,
                    way.open,
                ),
            ),
        )
        for way in found.ways
    ]
    assert found.ways


def test_legs_make_up_the_transfers(ask: Engine) -> None:
    by_legs = ask("""
        SELECT law, transfer, list_sort(list(DISTINCT coalesce(country, place))), bool_and(is_restricted)
        FROM transfer_legs WHERE transfer IS NOT NULL GROUP BY ALL ORDER BY ALL
    """)
    by_ways = ask("SELECT law, id, list_sort(list_distinct(countries)), true FROM transfers ORDER BY ALL")
    assert by_legs == by_ways
    assert ask("SELECT count(*) FROM transfer_legs WHERE is_restricted = (transfer IS NULL)") == [(0,)]


def test_what_is_downstream_of_a_system(inventory: pdmap.Inventory, ask: Engine) -> None:
    question = """
        WITH RECURSIVE reached(key) AS (
            SELECT target_key FROM links WHERE source_key = $start
            UNION
            SELECT links.target_key FROM links JOIN reached ON links.source_key = reached.key
        )
        SELECT key FROM reached
    """
    for start in list(inventory.systems)[:20]:
        downstream = {element.key for element in _reached(inventory, pdmap.Element(pdmap.ElementKind.SYSTEM, start))}
        assert {key for (key,) in ask(question, {"start": f"system:{start}"})} == downstream


def test_references_lead_to_rows(ask: Engine) -> None:
    pairs = {
        "fields.type": "data_types.id",
        "fields.system": "systems.id",
        "transfer_legs.country": "countries.code",
        "transfer_legs.link": "links.id",
    }
    for one, other in pairs.items():
        (table, column), (target, key) = one.split("."), other.split(".")
        missing = f"SELECT {column} FROM {table} WHERE {column} NOT IN (SELECT {key} FROM {target})"
        assert ask(missing) == [], one
    lists = {
        "activities.purposes": "purposes.address",
        "activities.recipients": "recipients.address",
        "activities.retention": "retention.address",
        "parties.transfers": "declared_transfers.address",
        "declared_transfers.mechanisms": "mechanism_uses.address",
        "systems.fields": "fields.address",
        "fields.retention": "retention.address",
        "transfer_legs.mechanism_uses": "mechanism_uses.address",
        "transfers.links": "links.id",
        "links.data": "data_types.id",
        "links.subjects": "data_subjects.id",
    }
    for one, other in lists.items():
        (table, column), (target, key) = one.split("."), other.split(".")
        missing = f"SELECT n FROM {table}, unnest({column}) AS u(n) WHERE n NOT IN (SELECT {key} FROM {target})"
        assert ask(missing) == [], one


def test_the_export_says_what_it_is_of(inventory: pdmap.Inventory, ask: Engine) -> None:
    question = (
        "SELECT inventory, schema_version, pdmap_version, as_of, digest, manifests, is_complete, left_out FROM exports"
    )
    ((name, schema, version, as_of, digest, manifests, is_complete, left_out),) = ask(question)
    assert (name, schema, version, as_of) == ("a", 1, pdmap.__version__, dt.date(2026, 11, 23))
    assert (digest, manifests) == (inventory.digest, len(inventory.manifests))
    assert is_complete == (not left_out)


def _reached(inventory: pdmap.Inventory, start: pdmap.Element) -> set[pdmap.Element]:
    found: set[pdmap.Element] = set()
    waiting = [start]
    while waiting:
        for link in inventory.graph.links_from(waiting.pop()):
            if link.target not in found:
                found.add(link.target)
                waiting.append(link.target)
    return found
