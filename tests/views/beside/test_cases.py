"""Each case is a file: `# view: ...`, `# aware: ...` where it is a breach, and for a comparison both revisions."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from pdmap.views.material import Material
from pdmap.views.view import View

CASES = sorted((Path(__file__).parent / "cases").glob("*.yaml"))
AFTER = "\n# after\n"


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_a_case_is_told_as_before(
    case: Path,
    material: Callable[[str], Material],
    built: Callable[[str, Material], View],
    told: Callable[[View], str],
    golden: Callable[[str, str | bytes], None],
) -> None:
    head, _, text = case.read_text("utf-8").partition("\n")
    _, _, asked = head.partition("# view: ")
    asked, _, aware = asked.partition(" aware ")
    before, is_comparison, after = text.partition(AFTER)
    made = material(after or before)
    if is_comparison:
        made = replace(made, earlier=replace(material(before), revision="main (0123456789)"))
    if aware:
        made = replace(made, aware_at=dt.datetime.fromisoformat(aware))
    golden(f"{case.stem}.txt", told(built(asked, made)))
