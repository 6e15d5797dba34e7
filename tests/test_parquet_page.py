"""What the page on Parquet shows is what the tool and DuckDB do."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from pdmap.cli.process import run

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "how-to" / "parquet.md").read_text("utf-8")
(INVENTORY,) = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
VIEWS = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)[0]
ANSWERED = re.compile(r"```sql\n([^`]*)```\n\n((?:\|.*\n)+)")
CONSOLES = re.findall(r"```console\n(.*?)```", PAGE, re.DOTALL)
MANY = PAGE.index("## Many inventories")


def shown(cell: object) -> str:
    """Return a cell as the page has it."""
    match cell:
        case None:
            return "NULL"
        case bool():
            return str(cell).lower()
        case list():
            return ", ".join(map(str, cell)) or "[]"
        case float():
            return f"{cell:g}"
        case _:
            return str(cell)


def answered(question: str, warehouse: duckdb.DuckDBPyConnection) -> str:
    """Return the answer as a table of Markdown."""
    found = warehouse.execute(question)
    columns = [str(column[0]) for column in found.description or ()]
    rows = [columns, ["---"] * len(columns), *([shown(cell) for cell in row] for row in found.fetchall())]
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def counts_aside(screen: str) -> str:
    """Return a screen without the number of rows: most are of the vocabulary, which grows."""
    return re.sub(r"\d+ rows", "N rows", screen)


def number(figure: str) -> float:
    return float(figure.removesuffix(" MB").replace(",", ""))


def told(line: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> str:
    monkeypatch.setattr(sys, "argv", shlex.split(line))
    with pytest.raises(SystemExit) as stopped:
        run()
    assert stopped.value.code == 0
    return capsys.readouterr().err


def test_every_question_has_the_answer_that_the_page_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "clinic").mkdir()
    (tmp_path / "clinic" / "clinic.yaml").write_text(INVENTORY, "utf-8")
    (tmp_path / "inventories").symlink_to(ROOT / "inventories")
    first, second = CONSOLES
    line, _, screen = first.removeprefix("$ ").partition("\n")
    assert counts_aside(told(line, monkeypatch, capsys)) == counts_aside(screen)
    for part, lines in ((PAGE[:MANY], ()), (PAGE[MANY:], second.splitlines())):
        for each in (*lines, *lines):  # as on two nights
            command = each.removeprefix("$ ")
            if command.startswith("pdmap "):
                told(command, monkeypatch, capsys)
            else:
                subprocess.run(command, shell=True, check=True)  # noqa: S602 - a line of the page
        names: dict[str, duckdb.DuckDBPyConnection] = {}
        exec(VIEWS.replace('warehouse"', 'lake"') if lines else VIEWS, names)  # noqa: S102 - as the page has it
        for question, answer in ANSWERED.findall(part):
            assert answered(question, names["warehouse"]) == answer, question


def test_figures_are_those_of_the_benchmark() -> None:
    measured = (ROOT / "benchmarks" / "parquet.md").read_text("utf-8")
    table = [line for line in PAGE[PAGE.index("## Where one machine ends") :].splitlines() if line.startswith("| ")][1:]
    figures = [re.findall(r"[\d,]{5,}|[\d,.]+ MB", line) for line in table]
    assert [len(each) for each in figures] == [7, 7, 7]
    assert [figure for each in figures for figure in each if f" {figure} " not in measured] == []


def test_figures_of_the_text_are_those_of_the_benchmark() -> None:
    measured = (ROOT / "benchmarks" / "parquet.md").read_text("utf-8")
    (work,) = re.findall(r"\| seconds of work \| ([\d.]+) \| ([\d.]+) \|", measured)
    (memory,) = re.findall(r"\| memory \| [\d,]+ MB \| ([\d,]+) MB \|", measured)
    (row,) = re.findall(r"^\| 50,000 \|(.*)\|$", measured, re.MULTILINE)
    fields, _, _, _, _, largest, *_ = (cell.strip() for cell in row.split("|"))
    validate, export = (f"{float(each):.0f}" for each in work)
    full = {
        size: f"{(number(fields) + (size * 1_000 - number(largest)) / number(memory) * 100_000) / 1e6:.1f}"
        for size in (8, 16)
    }
    text = " ".join(PAGE[PAGE.index("Each further 100,000") :].split())
    assert text.startswith(
        f"Each further 100,000 fields take {validate} s of work to validate and {export} s to export, and {memory} MB "
        "of memory. Extrapolated in a straight line, not measured: a machine with 8 GB is full at "
        f"{full[8]} million fields, one with 16 GB at {full[16]} million."
    )


def test_seconds_are_those_of_the_benchmark() -> None:
    measured = (ROOT / "benchmarks" / "parquet.md").read_text("utf-8")
    told = re.findall(r"\| ([\d.]+) s,", PAGE)
    exact = [float(each) for each in re.findall(r"\(([\d.]+)\) \|", measured)]
    assert told == [f"{each:.1f}" if each < 10 else f"{each:.0f}" for each in exact]
    assert len(told) == 6


def test_it_is_told_of_how_many_runs_the_figures_are() -> None:
    places = {
        "benchmarks/parquet.md": "each command ran once.",
        "benchmarks/README.md": "that are kept are of one run",
        "docs/how-to/parquet.md": "each command once",
    }
    texts = {name: " ".join((ROOT / name).read_text("utf-8").split()) for name in places}
    assert len({words in texts[name] for name, words in places.items()}) == 1
    assert ("medians of 3 runs that took turns" in texts["benchmarks/parquet.md"]) == (
        "each command ran once." not in texts["benchmarks/parquet.md"]
    )


def test_the_page_shows_something() -> None:
    assert (len(ANSWERED.findall(PAGE)), len(CONSOLES)) == (8, 2)
