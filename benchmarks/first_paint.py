"""Measure how soon a page shows something: `python benchmarks/first_paint.py PAGE.html`, with the system's Chromium."""

from __future__ import annotations

import argparse
import shutil
import statistics
import sys
from pathlib import Path

RUNS = 5
_FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update")
_FIRST_PAINT = """() => new Promise(resolve => {
  new PerformanceObserver(list => {
    const paint = list.getEntriesByName("first-contentful-paint")[0];
    if (paint) resolve(paint.startTime);
  }).observe({type: "paint", buffered: true});
})"""


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
    print(f"first contentful paint: {statistics.median(times):.0f} ms ({min(times):.0f} to {max(times):.0f})")


def first_paints(page: Path, browser: str, runs: int) -> list[float]:
    """Return the milliseconds from the start of navigation to the first paint, each time in a new context."""
    from playwright.sync_api import sync_playwright

    times: list[float] = []
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser, args=list(_FLAGS))
        for _ in range(runs):
            context = chromium.new_context(offline=True, viewport={"width": 1400, "height": 900})
            tab = context.new_page()
            tab.goto(page.resolve().as_uri())
            times.append(float(tab.evaluate(_FIRST_PAINT)))
            context.close()
        chromium.close()
    return times


if __name__ == "__main__":
    main()
