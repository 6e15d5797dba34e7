"""Write the generated pages of the documentation.

usage: python -m tools.manual [--check]

With `--check` nothing is written; the pages that are not current are named, and the exit code is 1.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

from tools.manual import commands, language, parquet, python, rules, sources, vocabulary

ROOT = Path("docs")
OWNED = (ROOT / "rules",)
"""Folders in which nothing but generated pages may be."""


def pages() -> Mapping[Path, str]:
    """Return every generated page by its file."""
    reference = {
        "commands.md": commands.page(),
        "language.md": language.page(),
        "parquet.md": parquet.page(),
        "python.md": python.page(),
        "sources.md": sources.page(),
        "vocabulary.md": vocabulary.page(),
    }
    found = {ROOT / "reference" / name: text for name, text in reference.items()}
    return found | {ROOT / "rules" / name: text for name, text in rules.pages().items()}


def main() -> None:
    """Renew the pages, or check them."""
    current = pages()
    gone = [file for folder in OWNED for file in sorted(folder.glob("*")) if file not in current]
    if "--check" in sys.argv[1:]:
        stale = [file for file, text in current.items() if not file.exists() or file.read_text("utf-8") != text]
        sys.exit("\n".join(f"{file.as_posix()} is not current" for file in (*stale, *gone)) or 0)
    for file in gone:
        file.unlink()
    for file, text in current.items():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
