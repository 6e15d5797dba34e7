"""Draw the pictures of the README and the documentation, into a folder.

usage: python tools/pictures.py [FOLDER]
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

ROOT = Path(__file__).parents[1]
IMAGES = ROOT / "docs" / "images"

PICTURES: Mapping[str, Sequence[str]] = MappingProxyType(
    {
        "cloudkarafka": ("inventories/cloudkarafka",),
        "webshop-flawed": ("inventories/webshop-flawed",),
        "activity": ("inventories/webshop-flawed", "--view", "activity:orders"),
        "breach": ("inventories/webshop-flawed", "--view", "breach:webshop", "--aware-at", "2026-11-23T09:30+01:00"),
        "transfers": ("inventories/webshop-flawed", "--view", "transfers"),
    }
)
"""What `pdmap map` is told for each picture. The day and the revision are fixed, so that only a change of what is
drawn changes a picture."""


def draw(name: str, folder: Path) -> Path:
    """Draw a picture into a folder and return its file."""
    picture = folder / f"{name}.png"
    fixed = ("--as-of", "2026-11-23", "--revision", "none", "--output", str(picture))
    subprocess.run([sys.executable, "-m", "pdmap", "map", *PICTURES[name], *fixed], cwd=ROOT, check=True)  # noqa: S603 - arguments of our own
    return picture


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else IMAGES
    target.mkdir(parents=True, exist_ok=True)
    for each in PICTURES:
        draw(each, target)
