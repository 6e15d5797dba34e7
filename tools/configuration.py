"""Write the reference of the configuration from its table of keys.

usage: python tools/configuration.py
"""

from __future__ import annotations

from pathlib import Path

from pdmap.app.reference import configuration_page

PAGE = Path("docs/reference/configuration.md")

if __name__ == "__main__":
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(configuration_page(), encoding="utf-8")
