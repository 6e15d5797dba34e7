"""The benchmark of validation measures what it should and tells it; how long things took is nobody's business here."""

import importlib
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

ROOT = Path(__file__).parents[2]
BENCHMARKS = ROOT / "benchmarks"
SCRIPT = BENCHMARKS / "validate.py"
PEERS = ("check-jsonschema", "yamllint", "python")


def part(name: str) -> Any:  # noqa: ANN401 - modules of scripts, which the tests cannot import by name
    """Return a module of the benchmark."""
    sys.path.insert(0, str(BENCHMARKS))
    try:
        return importlib.import_module(f"validation.{name}")
    finally:
        sys.path.remove(str(BENCHMARKS))


def benchmark(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(SCRIPT), *map(str, arguments)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(command, check=False, capture_output=True, text=True, env=environment)


def peers(folder: Path, code: int) -> Path:
    """Write programs that only note that they were called, and return their environment."""
    (folder / "peers" / "bin").mkdir(parents=True)
    for name in PEERS:
        program = folder / "peers" / "bin" / name
        program.write_text(f"#!/bin/sh\necho {name} $# >> {folder}/told\nexit {code}\n")
        program.chmod(0o755)
    return folder / "peers"


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with what the benchmark wrote at tiny size."""
    folder = tmp_path_factory.mktemp("benchmark")
    options = ("--quick", "--sizes", 16, 8, "--peers", peers(folder, 0), "--output", folder / "written")
    ended = benchmark(*options)
    assert ended.returncode == 0, ended.stderr
    assert ended.stdout == (folder / "written" / "validate.md").read_text("utf-8")
    return folder


def test_every_command_is_measured(place: Path) -> None:
    results = part("results").from_json((place / "written" / "validate.json").read_text("utf-8"))
    for name in ("pdmap", "libyaml events", "reading the bytes"):
        assert results.sizes(name) == [8, 16]
    for name in ("check-jsonschema", "yamllint", "fideslang parse", "pdmap on the equal inventory"):
        assert results.sizes(name) == [8]
    called = [line.split() for line in (place / "told").read_text().splitlines()]
    manifests = results.get("pdmap", 8).count("manifests")
    assert sorted(called) == [["check-jsonschema", str(2 + manifests)], ["python", "2"], ["yamllint", "3"]]


def test_pdmap_checks_everything_with_all_rules(place: Path) -> None:
    results = part("results").from_json((place / "written" / "validate.json").read_text("utf-8"))
    own, twin = results.get("pdmap", 16), results.get("pdmap on the equal inventory", 8)
    assert [own.count(noun) for noun in ("systems", "flows", "activities")] == [16, 24, 10]
    assert own.count("fields") > 16 * 12
    assert own.count("rules") == twin.count("rules") > 130
    assert [twin.count(noun) for noun in ("systems", "fields", "activities")] == [8, 160, 24]


def test_page_has_a_table_for_each_question(place: Path) -> None:
    text = (place / "written" / "validate.md").read_text("utf-8")
    for heading in ("Aims", "Beside other programs", "Beside Fides", "Growth", "Start"):
        _, _, section = text.partition(f"\n## {heading}")
        table = next(block.splitlines() for block in section.split("\n\n") if block.startswith("| "))
        assert len(table) > 2
        assert len({line.count("|") for line in table}) == 1


def test_plot_shows_each_number(place: Path) -> None:
    plot = etree.fromstring((place / "written" / "validate.svg").read_bytes())
    assert len(plot.findall(".//{*}circle")) == 3 * 2 + 2  # pdmap and the limits at two sizes, peers at one


def test_page_and_plot_are_made_of_the_numbers_alone(place: Path, tmp_path: Path) -> None:
    assert benchmark("--from", place / "written" / "validate.json", "--output", tmp_path).returncode == 0
    for ending in ("md", "svg", "json"):
        written, again = place / "written" / f"validate.{ending}", tmp_path / f"validate.{ending}"
        assert written.read_bytes() == again.read_bytes()


def test_a_run_that_failed_is_told_and_does_not_count(tmp_path: Path) -> None:
    process, results, harness = part("process"), part("results").Results("head"), part("harness")
    command = part("commands").Command("yamllint", 5, (sys.executable, "-c", "raise SystemExit('broken')"), 1)
    harness.measure([command], tmp_path, results, tmp_path / "results.json")
    assert results.get("yamllint", 5) is None
    assert results.failures == ["yamllint, 5 systems: exit code 1. broken\n"]
    assert "yamllint, 5 systems: exit code 1" in part("report").report(results)
    late = process.run(["sleep", "600"], tmp_path, os.environ, tmp_path / "output", 0.2)
    assert late.code < 0


def test_a_run_starts_cold_unless_it_measures_the_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PDMAP_CACHE", str(tmp_path / "user"))
    command, results, harness = part("commands").Command, part("results").Results("head"), part("harness")
    note = f"import os; print(os.environ['PDMAP_CACHE'], file=open({str(tmp_path / 'told')!r}, 'a'))"
    cold = command("cold", 5, (sys.executable, "-c", note), 2)
    warm = command("warm", 5, (sys.executable, "-c", note), 2, edit=lambda _: None, keeps_cache=True)
    for each in (cold, warm):
        harness.measure([each], tmp_path, results, tmp_path / "results.json")
    first, second, *kept = (tmp_path / "told").read_text().split()
    assert first != second
    assert str(tmp_path / "user") not in {first, second, *kept}
    assert len(kept) == 3  # the run that fills the cache is not counted
    assert set(kept).isdisjoint({first, second})
    assert len(set(kept)) == 1
    assert [len(results.get(name, 5).runs) for name in ("cold", "warm")] == [2, 2]


def test_stages_are_read_from_what_a_run_tells(tmp_path: Path) -> None:
    results, harness = part("results").Results("head"), part("harness")
    phases = "seconds  share  phase\n  0.812     3%  graph\n 26.999   100%  the whole run\n"
    table = f"{phases}\nseconds  share  slowest\n  0.983     4%  REF006\n"
    program = f"import sys; sys.stderr.write({table!r})"
    command = part("commands").Command("pdmap --timings", 5, (sys.executable, "-c", program), 1)
    harness.measure([command], tmp_path, results, tmp_path / "results.json")
    stages = [(0.812, "graph"), (26.999, "the whole run"), (0.983, "REF006")]
    assert results.get("pdmap --timings", 5).stages == stages
    assert "| graph | 0.81 |" in part("report").report(results)


def test_peers_that_are_not_there_are_asked_for(tmp_path: Path) -> None:
    ended = benchmark("--peers", tmp_path, "--output", tmp_path)
    assert ended.returncode == 1
    assert "`make bench` installs them" in ended.stderr
    assert list(tmp_path.iterdir()) == []


def test_memory_of_all_processes_counts(tmp_path: Path) -> None:
    child = "import time; held = bytearray(60_000_000); time.sleep(3)"
    parent = f"import subprocess, sys; held = bytearray(60_000_000); subprocess.run([sys.executable, '-c', {child!r}])"
    ran = part("process").run([sys.executable, "-c", parent], tmp_path, os.environ, tmp_path / "output", 60)
    assert ran.code == 0
    assert ran.memory > 120_000_000


def test_each_edit_gives_one_manifest_a_text_that_was_never_there(tmp_path: Path) -> None:
    for name in ("sales", "finance"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "systems.yaml").write_text(
            "systems:\n  crm:\n    name: Crm\n    retention: {period: P1Y}\n    fields:\n      - email\n"
            "  b:\n    name: B\n"
        )
        (tmp_path / name / "activities.yaml").write_text(
            "activities:\n  a:\n    purposes: [{text: Run it, basis: contract}]\n"
        )
        (tmp_path / name / "flows.yaml").write_text("flows:\n  out:\n    data: [email]\n    activity: a\n")
    seen: list[str] = []
    for number in (7, 9, 11):  # as where something else is measured between two edits
        for edit in part("edits").EDITS.values():
            edit(tmp_path, number)
            seen.append("".join(file.read_text() for file in sorted((tmp_path / "finance").iterdir())))
    assert len(set(seen)) == len(seen)
    assert ["- phone" in text for text in seen[3::5]] == [True, False, True]
    assert ["[language, email]" in text for text in seen[4::5]] == [True, False, True]
    assert seen[-1] == (
        "activities:\n  a:\n    purposes: [{text: Run what was counted as number 11, basis: contract}]\n"
        "flows:\n  out:\n    data: [language, email] # 11\n    activity: a\n"
        "systems:\n  crm:\n    name: Renamed 11\n    retention: {period: P1011D}\n"
        "    fields: # 11\n      - phone\n      - email\n  b:\n    name: B\n"
    )
    assert "Renamed" not in (tmp_path / "sales" / "systems.yaml").read_text()


@pytest.mark.parametrize("power", [1.0, 1.5])
def test_power_of_growth_is_found(power: float) -> None:
    points = [(size, 0.003 * size**power) for size in (1_000, 5_000, 50_000)]
    assert part("growth").exponent(points) == pytest.approx(power)


def test_aims_are_judged_in_their_direction() -> None:
    results, measured, run = part("results").Results("head"), part("results").Measured, part("process").Run
    walls = {
        "pdmap": 13.0,
        "check-jsonschema": 150.0,
        "yamllint": 100.0,
        "pdmap, a name edited": 2.0,
        "pdmap, a period edited": 13.0,
    }
    for name, wall in walls.items():
        results.measured[name, 10_000] = measured([run(wall, wall, 10**9, 0)])
    judged = {aim.what: (aim.measured, aim.is_reached) for aim in part("aims").aims(results)}
    assert judged == {
        "all rules on 10,000 systems": ("13.00 s", False),
        "peak of memory on 10,000 systems": ("1,000 MB", True),
        "faster than `check-jsonschema` and `yamllint` on 10,000 systems": ("19.23 times", True),
        "faster when a name was edited": ("6.50 times", True),
        "faster when a period was edited": ("1.00 times", False),
    }


def test_what_is_told_after_edits_is_compared_with_a_run_without_a_cache() -> None:
    measured, run = part("results").Measured, part("process").Run
    for digest, words in (("a", "is the same"), ("b", "DIFFERS")):
        results = part("results").Results("head")
        results.measured["pdmap, a name edited", 10] = measured([run(1, 1, 1, 0)], digest="a")
        results.measured["pdmap, cold after edits of a name", 10] = measured([run(1, 1, 1, 0)], digest=digest)
        assert words in part("report").report(results)
