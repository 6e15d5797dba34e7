"""The reader of each format; a browser and Mermaid's parser are programs, which are started when they are needed."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache

from playwright.sync_api import Browser, Page

from tests.injection.diagrams import Parser, diagrams_read, fences
from tests.injection.judges import JUDGES
from tests.injection.pages import page_read
from tests.injection.seen import Seen

Judge = Callable[[str, bytes], Seen]
"""Takes the name of a format, and an output."""


def judge_of(browser: Callable[[], Browser], parser: Callable[[], Parser]) -> Judge:
    """Return what reads every format."""

    @cache
    def tab() -> Page:
        return browser().new_page()

    @lru_cache(maxsize=8)
    def judged(format_: str, data: bytes) -> Seen:
        """Read an output; one that was read before, such as of two commands that write the same, is not read again."""
        match format_:
            case "html":
                return page_read(tab(), data)
            case "mermaid":
                return diagrams_read(parser(), [data.decode()])
            case "markdown":
                return _together(JUDGES["markdown"](data), fences(data))
            case _:
                return JUDGES[format_](data)

    def _together(found: Seen, drawn: list[str]) -> Seen:
        """Add what the diagrams of a document hold."""
        if not drawn:
            return found
        inner = diagrams_read(parser(), drawn)
        return Seen(f"{found.text}\n{inner.text}", found.parts | inner.parts)

    return judged
