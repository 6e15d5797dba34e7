import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from pdmap.reporters.concise import REPORTER
from pdmap.reporters.report import Report


def test_each_finding_is_one_line(webshop: Report, golden: Callable[[str, str], None]) -> None:
    golden("concise.txt", REPORTER.render(webshop))


def test_a_clean_inventory_gives_the_summary_alone(clean: Report) -> None:
    assert REPORTER.render(clean).startswith("no findings in 3 manifests")


def test_colors_repeat_what_the_text_says(webshop: Report) -> None:
    colored = REPORTER.render(replace(webshop, color=True))
    assert "\x1b[1;31merror[LAW001]\x1b[0m" in colored
    assert re.sub(r"\x1b\[[0-9;]*m", "", colored) == REPORTER.render(webshop)


@pytest.mark.parametrize("color", [False, True])
def test_no_text_from_outside_reaches_the_terminal_raw(
    hostile: Report, assert_harmless: Callable[[str], None], *, color: bool
) -> None:
    shown = REPORTER.render(replace(hostile, color=color))
    assert_harmless(shown)
    assert shown.count("\n") == len(hostile.findings) + 4
