"""The same inventory gives the same bytes: in every format, and as a bundle, wherever and whenever it is written."""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from pdmap.app.record import Register, writers
from pdmap.app.verify import verify
from pdmap.bundles.archive import unpacked
from pdmap.checksums import sha256

ROOT = Path(__file__).parents[2]
FORMATS = sorted(writers())
PLACES = {
    "another seed of hashes": {"PYTHONHASHSEED": "1"},
    "a third seed of hashes": {"PYTHONHASHSEED": "4711"},
    "the other side of the world": {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "2"},
    "behind the date line": {"TZ": "Pacific/Pago_Pago", "PYTHONHASHSEED": "3"},
    "no locale": {"LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "a locale that is not installed": {"LANG": "tr_TR.UTF-8", "LC_ALL": "sv_SE.ISO-8859-1"},
    "UTF-8 mode": {"PYTHONUTF8": "1", "LANG": "C"},
    "another width and a color": {"COLUMNS": "40", "FORCE_COLOR": "1"},
    "another time": {"SOURCE_DATE_EPOCH": "86400"},
    "optimized": {"PYTHONOPTIMIZE": "2"},
}
SCRIPT = """
import sys
from pdmap.cli import main
sys.argv = ["pdmap", "records", "personal-data", "--as-of", "2026-11-23", "--bundle", "b.zip"]
main()
"""
LATER = """
import time
real = time.time
time.time = lambda: real() + 400 * 86400
time.localtime = lambda *given, kept=time.localtime: kept(*(given or (time.time(),)))
"""


def bundled(folder: Path, environment: dict[str, str], script: str = SCRIPT) -> bytes:
    """Return the bundle that a process of its own writes of an inventory in a folder."""
    shutil.copytree(ROOT / "inventories" / "cloudkarafka", folder / "personal-data")
    plain = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    environment = {"PYTHONHASHSEED": "0", **plain, "PYTHONPATH": str(ROOT), **environment}
    subprocess.run([sys.executable, "-c", script], cwd=folder, env=environment, check=True, capture_output=True)
    return (folder / "b.zip").read_bytes()


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return bundled(tmp_path_factory.mktemp("first"), {})


def test_a_bundle_has_every_register_in_every_format(first: bytes) -> None:
    suffixes = {writers()[name].suffix for name in FORMATS}
    expected = {f"records/{register}{suffix}" for register in Register for suffix in suffixes}
    assert {name for name in unpacked(first) if name.startswith("records/")} == expected


@pytest.mark.parametrize("place", PLACES)
def test_the_bytes_are_the_same_everywhere(place: str, first: bytes, tmp_path: Path) -> None:
    deep = tmp_path / "a folder" / "ö"
    deep.mkdir(parents=True)
    other = bundled(deep, PLACES[place])
    before, after = unpacked(first), unpacked(other)
    assert [name for name in before if before[name] != after.get(name)] == []
    assert sha256(other) == sha256(first)


def test_the_bytes_are_the_same_at_another_time(first: bytes, tmp_path: Path) -> None:
    assert sha256(bundled(tmp_path, {}, LATER + SCRIPT)) == sha256(first)


def test_another_day_gives_other_bytes(first: bytes, tmp_path: Path) -> None:
    other = unpacked(bundled(tmp_path, {}, SCRIPT.replace("2026-11-23", "2026-11-24")))
    before = unpacked(first)
    same = [name for name in before if name.startswith("records/") and before[name] == other[name]]
    assert same == []


def test_what_was_written_elsewhere_is_verified_here(first: bytes) -> None:
    assert not verify(first, hashlib.sha256(first).hexdigest()).is_changed
