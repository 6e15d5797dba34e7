from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from pdmap.app.record import writers

Run = Callable[..., CompletedProcess[str]]

ROOT = Path(__file__).parents[2]
CHAIN = str(ROOT / "tests" / "documents" / "inventory" / "chain.yaml")
CLOUD = str(ROOT / "inventories" / "cloudkarafka")
PLAIN = ("--as-of=2026-11-23", "--revision=none")
MOMENT = "--aware-at=2026-11-22T09:30+01:00"


@pytest.mark.parametrize(
    ("name", "places", "inventory"),
    [("cloudkarafka", ("console", "brokers"), CLOUD), ("chain", ("shop",), CHAIN)],
)
def test_the_answer_at_the_terminal_reads_as_it_did(
    pdmap: Run, golden: Callable[[str, str | bytes], None], name: str, places: tuple[str, ...], inventory: str
) -> None:
    ended = pdmap("breach", *places, "-i", inventory, MOMENT, *PLAIN)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert max(map(len, ended.stdout.splitlines())) <= 80
    golden(f"{name}-breach.txt", ended.stdout)


@pytest.mark.parametrize("name", sorted(writers()))
def test_the_answer_is_a_document_in_every_format(pdmap: Run, folder: Path, name: str) -> None:
    suffix = writers()[name].suffix
    ended = pdmap("breach", "shop", "-i", CHAIN, *PLAIN, "-o", f"breach{suffix}")
    (first, *others) = ended.stderr.splitlines()
    assert (ended.returncode, first) == (0, f"pdmap: wrote breach{suffix}")
    one_table = "pdmap: breach.csv holds one table, `What to do first`; the other formats hold all"
    assert others == ([one_table] if name == "csv" else [])
    assert (folder / f"breach{suffix}").stat().st_size > 500


def test_a_text_file_has_the_text_of_the_terminal(pdmap: Run, folder: Path) -> None:
    shown = pdmap("breach", "shop", "-i", CHAIN, *PLAIN).stdout
    assert pdmap("breach", "shop", "-i", CHAIN, *PLAIN, "-o", "breach.txt").returncode == 0
    assert (folder / "breach.txt").read_text("utf-8") == shown


def test_the_text_speaks_the_language_that_was_asked_for(pdmap: Run) -> None:
    ended = pdmap("breach", "shop", "-i", CHAIN, *PLAIN, "--lang", "de")
    assert ended.stdout.startswith("Verletzung des Schutzes personenbezogener Daten: Shop: Chain AB\n")


def test_a_document_for_the_public_does_not_tell_how_data_are_stored(pdmap: Run) -> None:
    told, published = (
        pdmap("breach", "shop", "-i", CHAIN, *PLAIN, "--format=markdown", *public).stdout
        for public in ((), ("--public",))
    )
    assert "How it is stored" in told
    assert "How it is stored" not in published
    assert "key: breaches/" in told
    assert "key: breaches/" not in published


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("shpo",), "the system or party is `shpo`; did you mean `shop`?"),
        (("shop", "frist"), "the system or party is `frist`; did you mean `first`?"),
        (("customer",), "the system or party is `customer`; choose from: first, fourth, portal, second, shop, third"),
        (("--", "--output=x"), "the system or party is `--output=x`; choose from:"),
        (("--", "-rf"), "the system or party is `-rf`; choose from:"),
        (("; touch x",), "the system or party is `; touch x`; choose from:"),
        (("../../x",), "the system or party is `../../x`; choose from:"),
        (("",), "the system or party is ``; choose from:"),
        (("shop", "--aware-at=yesterday"), "--aware-at is `yesterday`, not a time with its zone"),
        (("shop", "--aware-at=2026-11-22T09:30"), "--aware-at is `2026-11-22T09:30`, not a time with its zone"),
        (("shop", "--aware-at=2030-01-01T00:00Z"), "which lies after the day of the answer (--as-of 2026-11-23)"),
        (("shop", "--format=word"), "--format is `word`; "),
        (("shop", "--lang=xx"), "--lang is `xx`; "),
        (("shop", "-o", "breach.yaml", "-f", "html"), ""),
    ],
)
def test_what_cannot_be_answered_creates_no_file(
    pdmap: Run, folder: Path, arguments: tuple[str, ...], message: str
) -> None:
    (folder / "own").mkdir()
    (folder / "own" / "a.yaml").write_bytes(Path(CHAIN).read_bytes())
    before = {path.relative_to(folder) for path in folder.rglob("*")}
    ended = pdmap("breach", "-i", "own", "--as-of=2026-11-23", *arguments)
    assert ended.returncode == 2 or not message
    assert message in ended.stderr
    if message:
        assert ended.stderr.count("\n") == 1
        assert {path.relative_to(folder) for path in folder.rglob("*")} == before


def test_a_manifest_is_never_written_over(pdmap: Run, folder: Path) -> None:
    (folder / "own").mkdir()
    (folder / "own" / "a.yaml").write_bytes(Path(CHAIN).read_bytes())
    ended = pdmap("breach", "shop", "-i", "own", "-f", "json", "-o", "own/a.yaml")
    assert ended.returncode == 2
    assert "is a manifest of the inventory" in ended.stderr
    assert (folder / "own" / "a.yaml").read_bytes() == Path(CHAIN).read_bytes()


def test_a_hostile_name_cannot_move_the_cursor(pdmap: Run, folder: Path) -> None:
    (folder / "own").mkdir()
    (folder / "own" / "a.yaml").write_text('systems: {box: {name: "a\\e[31mb\\u202ec", fields: [password]}}\n', "utf-8")
    ended = pdmap("breach", "box", "-i", "own")
    assert not {"\x1b", "\u202e"} & set(ended.stdout + ended.stderr)
