"""What the how-to page on selectors shows is what the tool does."""

import datetime as dt
import re
import shlex
import sys
from pathlib import Path

import pytest

from pdmap.app.draw import material_of
from pdmap.app.load import load_texts
from pdmap.app.narrow import narrowed
from pdmap.cli.process import run
from pdmap.questions.selectors.flags import Flag
from pdmap.views.material import Material

PAGE = (Path(__file__).parent.parent / "docs" / "how-to" / "select.md").read_text("utf-8")
(INVENTORY,) = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
ROWS = [line.strip("|").split("|") for line in PAGE.splitlines() if line.startswith("| `")]
SHOWN = [
    (f"flag:{row[0].strip(' `')}" if row[0].strip(" `") in set(Flag) else row[-2].strip(" `"), row[-1]) for row in ROWS
]
TOLD = re.findall(r"^\$ (pdmap .*)\n(pdmap: .*)$", PAGE, re.MULTILINE)


@pytest.fixture(scope="module")
def material() -> Material:
    loaded = load_texts({"inventory.yaml": INVENTORY.encode()})
    assert [finding.message for finding in loaded.findings] == []
    return material_of(loaded, dt.date(2026, 11, 23))


@pytest.mark.parametrize(("selector", "shown"), [pair for pair in SHOWN if "`" in pair[1]])
def test_a_selector_selects_what_the_page_shows(selector: str, shown: str, material: Material) -> None:
    selected = narrowed(material, [selector], []).selected or ()
    assert sorted(element.id for element in selected) == re.findall(r"`([^`]+)`", shown)


def test_every_method_and_flag_is_told() -> None:
    assert {f"flag:{flag}" for flag in Flag} <= {selector for selector, _ in SHOWN} | {
        "flag:article-9",
        "flag:article-10",
    }
    assert len(SHOWN) == 36


@pytest.mark.parametrize(("command", "message"), TOLD)
def test_a_mistake_is_told_as_the_page_shows(
    command: str,
    message: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / "inventory.yaml").write_text(INVENTORY, "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "argv", [*shlex.split(command), "--as-of", "2026-11-23"])
    with pytest.raises(SystemExit) as ended:
        run()
    assert (ended.value.code, capsys.readouterr().err) == (2, f"{message}\n")
