"""The made-up company of the benchmarks: a valid inventory, the same each time."""

import importlib
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from pdmap.app.load import Loaded, load_texts
from pdmap.graph import ElementKind, LinkKind, build_graph
from pdmap.model import Contract, ContractStatus

SCRIPT = Path(__file__).parents[2] / "benchmarks" / "generate.py"
SYSTEMS = 60


def generate(folder: Path, *arguments: str) -> dict[str, bytes]:
    subprocess.run([sys.executable, SCRIPT, "--systems", str(SYSTEMS), *arguments, folder], check=True)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*.yaml"))}


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return generate(tmp_path_factory.mktemp("company"))


@pytest.fixture(scope="module")
def loaded(texts: dict[str, bytes]) -> Loaded:
    return load_texts(texts)


def test_form_of_manifests_is_right(loaded: Loaded) -> None:
    assert [str(finding) for finding in loaded.findings] == []


def test_two_runs_write_the_same_bytes(texts: dict[str, bytes], tmp_path: Path) -> None:
    assert generate(tmp_path) == texts


def test_another_seed_is_another_company(texts: dict[str, bytes], tmp_path: Path) -> None:
    assert generate(tmp_path, "--seed", "2") != texts


def test_company_is_as_large_as_asked_for(loaded: Loaded) -> None:
    systems = loaded.inventory.systems.values()
    fields = [len(system.fields) for system in systems if isinstance(system.fields, tuple)]
    assert len(systems) == SYSTEMS
    assert len(loaded.inventory.flows) == SYSTEMS * 1.5
    assert 17 <= sum(fields) / SYSTEMS <= 23


def test_number_of_fields_can_be_chosen(tmp_path: Path) -> None:
    inventory = load_texts(generate(tmp_path, "--fields", "3")).inventory
    assert max(len(system.fields) for system in inventory.systems.values() if isinstance(system.fields, tuple)) <= 5


def test_company_has_what_makes_maps_hard(loaded: Loaded) -> None:
    graph = build_graph(loaded.inventory)
    assert {link.kind for link in graph.links} == set(LinkKind)
    assert {element.kind for element in graph.elements} == set(ElementKind)
    busiest = max(len(graph.links_to(element)) for element in graph.elements if element.kind is ElementKind.SYSTEM)
    assert busiest > 5


def test_contracts_are_missing_here_and_there(loaded: Loaded) -> None:
    contracts = [party.dpa for party in loaded.inventory.parties.values()]
    assert any(isinstance(dpa, Contract) and dpa.status is ContractStatus.SIGNED for dpa in contracts)


def test_a_company_can_have_an_activity_for_each_system(tmp_path: Path) -> None:
    inventory = load_texts(generate(tmp_path, "--systems-per-activity", "1")).inventory
    assert len(inventory.activities) == len(inventory.systems) == SYSTEMS


def test_manifests_are_written_while_the_company_is_still_being_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(SCRIPT.parent))
    company, generate_ = importlib.import_module("company"), importlib.import_module("generate")
    left = list(company.make_company(600, 20, 1))[::-1]

    def entries() -> Iterator[object]:
        while left:
            yield left.pop()

    held = [len(left) for name, _ in generate_.manifests(entries()) if "systems-001" in name]
    assert len(held) > 1
    assert min(held) > 900  # activities and flows are all still to come
