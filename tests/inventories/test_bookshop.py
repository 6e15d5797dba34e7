"""The bookshop does what its README says."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

BOOKSHOP = Path(__file__).parents[2] / "inventories" / "bookshop"
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(BOOKSHOP.parents[1]), "SOURCE_DATE_EPOCH": "1795737600"}


def pdmap(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pdmap", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, env=ENVIRONMENT)


@pytest.mark.parametrize("command", ["validate", "drift"])
def test_nothing_is_found(command: str) -> None:
    ended = pdmap(command, str(BOOKSHOP), "-f", "concise")
    assert ended.returncode == 0, ended.stdout
    assert ended.stdout.startswith("no findings in 1 manifest")


def test_what_the_readme_adds_is_found_and_written(tmp_path: Path) -> None:
    shop = tmp_path / "bookshop"
    shutil.copytree(BOOKSHOP, shop)
    readme = (BOOKSHOP / "README.md").read_text("utf-8")
    lines = [line for line in readme.splitlines() if line.startswith("echo ")]
    subprocess.run(["bash", "-ec", "\n".join(lines)], cwd=shop, check=True)

    ended = pdmap("drift", str(shop), "-f", "concise")
    assert ended.returncode == 1
    assert re.findall(r"\[(DRF\d+)\]", ended.stdout) == ["DRF001", "DRF006"]
    assert "004_birthdays.sql:1:" in ended.stdout

    assert pdmap("drift", str(shop), "--write").returncode == 0
    after = (shop / "shop.yaml").read_text("utf-8")
    assert "{type: date_of_birth, column: customers.date_of_birth, unreviewed: " in after
    assert "DRF001" not in pdmap("drift", str(shop), "-f", "concise").stdout
