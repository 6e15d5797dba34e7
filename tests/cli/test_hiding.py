"""Ignores and the baseline on the command line, in every format."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from pdmap.registry import discover
from pdmap.reporters.report import Reporter

Run = Callable[..., CompletedProcess[str]]

INVENTORY = """\
systems:
  shop:
    subjects: [customer]
    location: SE
    deletion: {method: automatic}
    rights: {lookup: username, access: export, erase: account page}
    fields:
      - {type: password, protection: none}
"""
FORMATS = sorted(discover("pdmap.reporters", "REPORTER", Reporter))


@pytest.fixture(autouse=True)
def shop(folder: Path) -> Path:
    """An inventory with an error of a rule."""
    path = folder / "shop" / "a.yaml"
    path.parent.mkdir()
    path.write_text(INVENTORY)
    return path


@pytest.mark.parametrize("form", FORMATS)
def test_a_comment_that_is_not_understood_is_in_every_format(pdmap: Run, shop: Path, form: str) -> None:
    shop.write_text(f"# pdmap: ignroe[SEC001] x\n{INVENTORY}")
    assert "SUP005" in pdmap("validate", "shop", "-f", form).stdout


def test_a_hidden_finding_does_not_fail_the_run_and_is_counted(pdmap: Run, shop: Path) -> None:
    assert pdmap("validate", "shop").returncode == 1
    shop.write_text(INVENTORY.replace("none}", "none}  # pdmap: ignore[SEC001] until=2999-12-31 a test account"))
    ended = pdmap("validate", "shop")
    assert ended.returncode == 0
    assert "1 more finding hidden: 1 ignored\n" in ended.stdout
    shown = pdmap("validate", "shop", "--no-ignore")
    assert (shown.returncode, "hidden" in shown.stdout) == (1, False)
    (hidden,) = json.loads(pdmap("validate", "shop", "-f", "json").stdout)["hidden"]
    assert (hidden["by"], hidden["reason"], hidden["expires"]) == ("ignore", "a test account", "2999-12-31")


def test_a_baseline_is_written_read_and_pruned(pdmap: Run, folder: Path, shop: Path) -> None:
    written = pdmap("baseline", "shop")
    assert (written.returncode, written.stdout) == (0, "")
    assert written.stderr == "pdmap: wrote shop/pdmap-baseline.json: 2 entries\n"
    before = (folder / "shop" / "pdmap-baseline.json").read_bytes()
    assert pdmap("baseline", "shop").returncode == 0
    assert (folder / "shop" / "pdmap-baseline.json").read_bytes() == before

    shop.write_text("# moved\n\n" + INVENTORY)
    ended = pdmap("validate", "shop", "--fail-on", "note")
    assert (ended.returncode, ended.stdout.startswith("no findings in 1 manifest")) == (0, True)
    assert "2 more findings hidden: 2 in the baseline\n" in ended.stdout
    assert pdmap("validate", "shop", "--no-ignore").returncode == 1

    shop.write_text(INVENTORY.replace("none}", "hashed}"))
    stale = pdmap("validate", "shop", "-f", "concise")
    assert stale.returncode == 0
    assert stale.stdout.startswith("shop/pdmap-baseline.json:5:5: warning[SUP011] the baseline entry of `SEC001` for ")
    assert pdmap("baseline", "shop", "--prune").stderr == "pdmap: wrote shop/pdmap-baseline.json: 1 entry, 1 removed\n"
    assert "no findings" in pdmap("validate", "shop").stdout


def test_a_finding_at_another_place_is_new(pdmap: Run, shop: Path) -> None:
    pdmap("baseline", "shop")
    shop.write_text(INVENTORY + INVENTORY.replace("systems:\n  shop", "  blog"))
    found = json.loads(pdmap("validate", "shop", "-f", "json").stdout)["findings"]
    assert {finding["address"] for finding in found if finding["code"] == "SEC001"} == {"systems/blog/fields/password"}


def test_the_configuration_names_the_baseline(pdmap: Run, folder: Path) -> None:
    (folder / "pdmap.toml").write_text('inventory = "shop"\nbaseline = "known.json"\n')
    missing = pdmap("validate")
    told = "pdmap: pdmap.toml:2:1: there is no baseline known.json; `pdmap baseline` writes it\n"
    assert (missing.returncode, missing.stderr) == (2, told)
    assert pdmap("baseline").stderr == "pdmap: wrote known.json: 2 entries\n"
    assert pdmap("validate").returncode == 0
    (folder / "known.json").write_text((folder / "known.json").read_text().replace("SEC001", "OLD001"))
    assert pdmap("validate", "-f", "concise").stdout.startswith("known.json:5:5: warning[SUP011]")
    assert json.loads(pdmap("validate", "-f", "json").stdout)["findings"][0]["path"] == "../known.json"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["shop", "--prune"], "shop/pdmap-baseline.json: there is no baseline to prune"),
        (["broken"], "broken: a part of the manifests cannot be read; nothing was written"),
        (["shop", "--baseline", "empty"], "empty: is a folder; name a file to write to"),
        (["shop", "--baseline", "no/b.json"], "no/b.json: cannot be written (no such file or directory)"),
        (["shop", "--baseline", "README.md"], "README.md: is no baseline; remove it, or name another file"),
        (["shop", "--baseline", "shop/a.yaml"], "shop/a.yaml: is a manifest of the inventory; name another file"),
        (["shop", "--as-of", "soon"], "--as-of is `soon`, not a date such as 2026-01-31"),
        (["shop", "--as-of", "9" * 99], f"--as-of is `{'9' * 39}…`, not a date such as 2026-01-31"),
    ],
)
def test_a_baseline_that_cannot_be_written_is_told_in_one_line(
    pdmap: Run, folder: Path, arguments: list[str], message: str
) -> None:
    (folder / "README.md").write_text("# Read me\n")
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    ended = pdmap("baseline", *arguments)
    assert (ended.returncode, ended.stdout, ended.stderr) == (2, "", f"pdmap: {message}\n")
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_errors_of_form_are_counted_and_left_out(pdmap: Run, folder: Path) -> None:
    ended = pdmap("baseline", "bad")
    assert ended.stderr == (
        "pdmap: wrote bad/pdmap-baseline.json: 2 entries; "
        "1 finding left out, because it is about the form of manifests\n"
    )
    pruned = pdmap("baseline", "bad", "--prune")
    assert pruned.returncode == 2
    assert pruned.stderr == ("pdmap: bad: objects have errors in the structure; mend them first, nothing was written\n")


def test_two_errors_of_form_are_plural(pdmap: Run, folder: Path) -> None:
    (folder / "bad" / "b.yaml").write_text("systems: {two: {nmae: x}}\n")
    assert "; 2 findings left out, because they are about the form of manifests\n" in pdmap("baseline", "bad").stderr


@pytest.mark.parametrize("command", ["validate", "map"])
def test_a_damaged_baseline_stops_with_its_place(pdmap: Run, folder: Path, command: str) -> None:
    (folder / "shop" / "pdmap-baseline.json").write_text('{"format": "pdmap.baseline/1",\n "entries": [1]}')
    ended = pdmap(command, "shop")
    told = "pdmap: shop/pdmap-baseline.json:2:14: the baseline is damaged: an entry is not a mapping\n"
    assert (ended.returncode, ended.stdout, ended.stderr) == (2, "", told)


def test_the_map_counts_the_findings_that_validate_reports(pdmap: Run, shop: Path) -> None:
    shop.write_text(INVENTORY.replace("none}", "none}  # pdmap: ignore[SEC001] a test account"))
    reported = len(json.loads(pdmap("validate", "shop", "-f", "json").stdout)["findings"])
    drawn = pdmap("map", "shop", "-f", "json")
    assert (drawn.returncode, json.loads(drawn.stdout)["open_findings"]) == (0, reported)
