import re
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from pdmap.cli.timings import SLOWEST

Run = Callable[..., CompletedProcess[str]]

LINE = re.compile(r" *[0-9]+\.[0-9]{3}  +[0-9]+%  (.+)")
PHASES = ["files", "manifests", "schema", "model", "references", "graph", "transfers", "suppression", "report"]


def _tables(stderr: str) -> tuple[list[str], list[str]]:
    """Return what the two tables have lines for; every line behind the first two has to be one of a table."""
    cache, passed_over, tables = stderr.split("\n", 2)
    assert cache == "pdmap: cache: not used"
    assert passed_over == "pdmap: passed over because of their names: nothing"
    first, _, second = tables.partition("\n\n")
    found: list[list[str]] = []
    for table in (first, second):
        _, *lines = table.splitlines()
        matches = [LINE.fullmatch(line) for line in lines]
        assert all(matches)
        found.append([match[1] for match in matches if match])
    return found[0], found[1]


def test_every_phase_and_the_slowest_rules_have_a_line(pdmap: Run) -> None:
    phases, rules = _tables(pdmap("validate", "bad", "--timings").stderr)
    assert set(PHASES) <= set(phases)
    assert phases[-2:] == ["everything else", "the whole run"]
    assert len(set(rules)) == SLOWEST
    assert all(re.fullmatch("[A-Z]{3}[0-9]{3}", rule) for rule in rules)


def test_what_is_passed_over_is_named(pdmap: Run, folder: Path) -> None:
    for name in (".git", ".hidden", "node_modules", "a/__pycache__"):
        (folder / "good" / name).mkdir(parents=True)
        (folder / "good" / name / "a.yaml").write_text("systems: [")
    (folder / "good" / ".draft.yml").touch()
    ended = pdmap("validate", "good", "--timings")
    line = "pdmap: passed over because of their names: .draft.yml, .hidden, a/__pycache__, node_modules"
    assert (ended.returncode, ended.stderr.splitlines()[1]) == (0, line)


def test_what_several_rules_ask_for_has_a_line_of_its_own(pdmap: Run) -> None:
    phases, _ = _tables(pdmap("validate", "bad", "--timings").stderr)
    assert {"users by system", "data by system", "begun links"} <= set(phases)


@pytest.mark.parametrize(("select", "count"), [("LAW001", 1), ("LAW001,LAW002,FLW", 2)])
def test_the_rules_that_ran_are_counted(pdmap: Run, select: str, count: int) -> None:
    names = select.split(",")[:count]
    options = [part for name in names for part in ("--select", name)]
    phases, rules = _tables(pdmap("validate", "bad", "--timings", *options).stderr)
    assert set(names) <= set(rules)
    assert f"rules, {len(rules)} of them" in phases


def test_results_are_the_same_with_timings(pdmap: Run) -> None:
    plain, timed = pdmap("validate", "bad", "-f", "json"), pdmap("validate", "bad", "-f", "json", "--timings")
    assert (timed.returncode, timed.stdout) == (plain.returncode, plain.stdout)
    assert plain.stderr == ""


def test_a_run_that_stops_tells_its_timings_all_the_same(pdmap: Run) -> None:
    ended = pdmap("validate", "empty", "--timings")
    assert ended.returncode == 3
    assert "the whole run" in ended.stderr
