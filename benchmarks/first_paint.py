"""Measure how soon a page shows its map: `python benchmarks/first_paint.py PAGE.html`, with the system's Chromium.

The header is painted long before the map, so that the browser's own first paint tells nothing: the time ends with
the frame after the first box of the map, or the matrix in its place, stands in the page.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import sys
from pathlib import Path

RUNS = 5
_FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update")
_WATCH = """
window.mapPainted = new Promise(resolve => {
  const isDrawn = () => document.querySelector("#map .node, #matrix table");
  const told = () => requestAnimationFrame(() => setTimeout(() => resolve(performance.now())));
  const watch = new MutationObserver(() => {
    if (!isDrawn()) return;
    watch.disconnect();
    told();
  });
  watch.observe(document, {childList: true, subtree: true});
});
"""
"""Runs before the page's own script; a task behind the next frame comes once that is painted."""


def main() -> None:
    """Print the median over the runs, in milliseconds from the start of navigation."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("page", type=Path, help="an HTML file")
    parser.add_argument("--runs", type=int, default=RUNS, help="how often the page is opened")
    arguments = parser.parse_args()
    browser = shutil.which("chromium")
    if browser is None:
        sys.exit("chromium is missing")
    times = first_paints(arguments.page, browser, arguments.runs)
    print(f"map painted: {statistics.median(times):.0f} ms ({min(times):.0f} to {max(times):.0f})")


def first_paints(page: Path, browser: str, runs: int) -> list[float]:
    """Return the milliseconds from the start of navigation until the map is painted, each time in a new context."""
    from playwright.sync_api import sync_playwright

    times: list[float] = []
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser, args=list(_FLAGS))
        for _ in range(runs):
            context = chromium.new_context(offline=True, viewport={"width": 1400, "height": 900})
            tab = context.new_page()
            tab.add_init_script(_WATCH)
            tab.goto(page.resolve().as_uri())
            times.append(float(tab.evaluate("window.mapPainted")))
            context.close()
        chromium.close()
    return times


if __name__ == "__main__":
    main()
