"""What the page on drift shows is what the command tells and writes."""

import re
import shlex
import sys
from pathlib import Path

import pytest

from pdmap.cli.process import run
from pdmap.config.configuration import Settings
from pdmap.config.file import read_file
from pdmap.config.values import DriftKind

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "how-to" / "drift.md").read_text("utf-8")
SETTINGS, DRIFT = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)
(STRUCTURE,) = re.findall(r"```sql\n(.*?)```", PAGE, re.DOTALL)
INVENTORY, ADDED, _ = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
CONSOLES = re.findall(r"```console\n\$ (.*?)\n(.*?)```", PAGE, re.DOTALL)


def reasons_aside(screen: str) -> str:
    """Return a screen without the reasons of verdicts, whose words follow the dictionary of names."""
    return re.sub(r"(is not declared): .*", r"\1", screen)


def test_the_commands_tell_and_write_what_the_page_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    manifest = tmp_path / "inventories" / "shop" / "shop.yaml"
    for path, text in (
        (tmp_path / "pdmap.toml", SETTINGS),
        (tmp_path / "db" / "structure.sql", STRUCTURE),
        (manifest, INVENTORY),
    ):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    assert len(CONSOLES) == 2
    for (line, screen), code in zip(CONSOLES, (1, 0), strict=True):
        monkeypatch.setattr(sys, "argv", shlex.split(line))
        with pytest.raises(SystemExit) as stopped:
            run()
        told = capsys.readouterr()
        assert (stopped.value.code, reasons_aside(told.out + told.err)) == (code, reasons_aside(screen))
    assert ADDED in manifest.read_text("utf-8")


def test_the_further_configuration_fits() -> None:
    given = read_file("pdmap.toml", "pdmap.toml", (SETTINGS + DRIFT).encode())
    assert given is not None
    assert {"drift.fail_on", "drift.dictionary", "drift.dependencies", "sources.shop"} <= set(given)


def test_every_kind_that_may_fail_a_run_is_explained() -> None:
    rows = re.findall(r"^ *\| `(\w+)` \| .* \(DRF\d+\) \| (yes|no) \|$", PAGE, re.MULTILINE)
    assert sorted(rows) == sorted((kind, "yes" if kind in Settings().drift_fail_on else "no") for kind in DriftKind)
