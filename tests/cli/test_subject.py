from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from pdmap.app.record import writers

Run = Callable[..., CompletedProcess[str]]

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "tests" / "documents" / "inventory"
CHAIN = str(FOLDER / "chain.yaml")
CLOUD = str(ROOT / "inventories" / "cloudkarafka")
PLAIN = ("--as-of=2026-11-23", "--revision=none")


@pytest.mark.parametrize(
    ("name", "inventory"),
    [("cloudkarafka", CLOUD), *((name, str(FOLDER / f"{name}.yaml")) for name in ("chain", "diamond", "circle"))],
)
def test_the_answer_at_the_terminal_reads_as_it_did(
    pdmap: Run, golden: Callable[[str, str | bytes], None], name: str, inventory: str
) -> None:
    ended = pdmap("subject", "customer", "-i", inventory, *PLAIN)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert max(map(len, ended.stdout.splitlines())) <= 80
    golden(f"{name}-subject.txt", ended.stdout)


@pytest.mark.parametrize("name", sorted(writers()))
def test_the_answer_is_a_document_in_every_format(pdmap: Run, folder: Path, name: str) -> None:
    suffix = writers()[name].suffix
    ended = pdmap("subject", "customer", "-i", CHAIN, *PLAIN, "-o", f"request{suffix}")
    (first, *others) = ended.stderr.splitlines()
    assert (ended.returncode, first) == (0, f"pdmap: wrote request{suffix}")
    assert [line.partition(" `")[0] for line in others] == (
        ["pdmap: request.csv holds one table,"] if name == "csv" else []
    )
    assert (folder / f"request{suffix}").stat().st_size > 500


def test_the_day_of_the_request_moves_the_horizon(pdmap: Run) -> None:
    ended = pdmap("subject", "customer", "-i", CHAIN, "--as-of=2024-02-01")
    # 10 days, 20 days, a month and 5 days from February 1 of a leap year
    assert "Last copy gone on: 2024-04-07, at the latest" in ended.stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("custmer",), "the group of people is `custmer`; did you mean `customer`?"),
        (("shop",), "the group of people is `shop`; choose from:"),
        (("--", "--output=x"), "the group of people is `--output=x`; choose from:"),
        (("--", "-rf"), "the group of people is `-rf`; choose from:"),
        (("; touch x",), "the group of people is `; touch x`; choose from:"),
        (("../../x",), "the group of people is `../../x`; choose from:"),
        (("customer", "--as-of=soon"), "--as-of is `soon`, not a date"),
        (("customer", "--format=word"), "--format is `word`; "),
    ],
)
def test_what_cannot_be_answered_creates_no_file(
    pdmap: Run, folder: Path, arguments: tuple[str, ...], message: str
) -> None:
    before = set(folder.rglob("*"))
    ended = pdmap("subject", "-i", CHAIN, *arguments)
    assert (ended.returncode, ended.stdout, ended.stderr.count("\n")) == (2, "", 1)
    assert message in ended.stderr
    assert set(folder.rglob("*")) == before


def test_characters_of_a_terminal_that_knows_few_are_spelled(shell: Run) -> None:
    line = f"pdmap breach shop -i {CHAIN} --as-of=2026-11-23 | grep Way: | tail -1"
    assert shell(line, PYTHONIOENCODING="ascii").stdout.strip() == "Way: Shop -> First -> Second -> Third -> Fourth"
