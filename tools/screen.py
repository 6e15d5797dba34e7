"""Put the screen of a validation into the README, between its two marks.

usage: python tools/screen.py [--check]

With `--check` nothing is written, and the exit code tells whether the README is current.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

README = Path("README.md")
COMMAND = ("validate", "inventories/webshop-flawed", "--as-of", "2026-11-23")
SHOWN = ("FLW011", "SEC001", "TRF009")
"""Codes of the findings that the README shows, of the many that there are."""
MARKS = re.compile(r"(?<=<!-- screen: validate -->\n).*(?=<!-- end of screen -->)", re.DOTALL)


def screen() -> str:
    """Return the command, the shown findings and the summary, as a block of Markdown."""
    run = subprocess.run([sys.executable, "-m", "pdmap", *COMMAND], capture_output=True, text=True, check=False)  # noqa: S603
    *blocks, summary = re.split(r"\n\n(?=error\[|warning\[|note\[|\d+ errors?)", run.stdout.rstrip())
    shown = [next(block for block in blocks if f"[{code}]" in block) for code in SHOWN]
    body = "\n\n".join([*shown, summary])
    return f"```console\n$ pdmap {' '.join(COMMAND[:2])}\n{body}\n```\n"


def main() -> None:
    """Renew the README, or check it."""
    old = README.read_text(encoding="utf-8")
    new = MARKS.sub(lambda _: screen(), old)
    if "--check" in sys.argv[1:]:
        sys.exit(old != new)
    README.write_text(new, encoding="utf-8")


if __name__ == "__main__":
    main()
