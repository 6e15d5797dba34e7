import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NAMES = ("csv", "docx", "ods", "xlsx")
SCRIPT = """
import datetime as dt, hashlib, sys, time
from pathlib import Path

moment = float(sys.argv[1])
time.time = lambda: moment
time.localtime = lambda seconds=None: time.gmtime(moment)

class Day(dt.datetime):
    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(moment, tz)
    @classmethod
    def utcnow(cls):
        return cls.fromtimestamp(moment)

dt.datetime = Day
from pdmap.app.edition import Edition
from pdmap.app.load import load_texts
from pdmap.app.record import Register, record, writers, written

folder = Path("inventories/cloudkarafka")
loaded = load_texts({path.name: path.read_bytes() for path in sorted(folder.glob("*.yaml"))})
edition = Edition(as_of=dt.date(2026, 11, 23), source_url="https://x.example/{path}#L{line}")
for register in Register:
    document = record(loaded, register, edition)
    for name in sys.argv[2:]:
        print(register, name, hashlib.sha256(written(document, writers()[name])).hexdigest())
"""


def digests(moment: int, **environment: str) -> list[str]:
    command = [sys.executable, "-c", SCRIPT, str(moment), *NAMES]
    run = subprocess.run(
        command, cwd=ROOT, env=os.environ | environment, check=True, capture_output=True, text=True, timeout=120
    )
    return run.stdout.splitlines()


@pytest.fixture(scope="module")
def usual() -> list[str]:
    return digests(1_780_000_000, PYTHONHASHSEED="0", TZ="UTC", LC_ALL="C.UTF-8", USER="a", LOGNAME="a")


def test_there_is_a_digest_for_each_file(usual: list[str]) -> None:
    assert len(set(usual)) == 2 * len(NAMES)


def test_neither_clock_nor_place_nor_user_nor_hash_seed_changes_a_byte(usual: list[str]) -> None:
    elsewhere = {"TZ": "Pacific/Auckland", "LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8", "USER": "b", "LOGNAME": "b"}
    assert digests(1_999_999_999, PYTHONHASHSEED="4242", SOURCE_DATE_EPOCH="1", **elsewhere) == usual
