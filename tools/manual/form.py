"""What all generated pages have in common."""

from __future__ import annotations

from pdmap.manual.markdown import NO_LINKS, Links, render
from pdmap.manual.page import Page


def generated(page: Page, source: str, links: Links = NO_LINKS) -> str:
    """Return a page as Markdown, under a line that says where it comes from."""
    return f"<!-- Made by `make docs` from {source}: edit that, not this file. -->\n\n{render(page, links)}"
