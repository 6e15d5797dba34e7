import sys
from pathlib import Path
from subprocess import CompletedProcess, run

import pytest

ROOT = Path(__file__).parents[2]
SCRIPT = """
import atexit, sys
import pdmap.cli.inventory
pdmap.cli.inventory._LARGE = int(sys.argv[1])
atexit.register(print, "taken apart")
sys.argv = ["pdmap", "validate", sys.argv[2]]
from pdmap.cli import main
main()
"""


def _ended(most: int, inventory: str) -> CompletedProcess[str]:
    """Return how a process ends that takes inventories of more bytes for large ones."""
    command = [sys.executable, "-c", SCRIPT, str(most), f"inventories/{inventory}"]
    return run(command, cwd=ROOT, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(("inventory", "code"), [("minimal", 0), ("webshop-flawed", 1)])
def test_a_large_inventory_is_left_to_the_system_when_all_is_told(inventory: str, code: int) -> None:
    small, large = _ended(1_000_000, inventory), _ended(0, inventory)
    assert (small.returncode, large.returncode, large.stderr) == (code, code, small.stderr)
    assert small.stdout == f"{large.stdout}taken apart\n"
    assert large.stdout
