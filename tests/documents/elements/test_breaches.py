from collections.abc import Callable

import pytest

from pdmap.documents.document import State
from pdmap.documents.elements.breaches import occurred, register_entries
from pdmap.documents.kind import Context

AFTER = "Not listed, because they became known after 2026-11-23: 1."


@pytest.mark.parametrize("build", [occurred, register_entries])
def test_breaches_that_became_known_later_are_not_told_of_an_activity(
    build: Callable[..., object], around: Callable[[str], Context]
) -> None:
    manifest = (
        "systems: {crm: {}}\nactivities: {a: {role: controller, systems: [crm]}}\n"
        "breaches: {leak: {name: Leak, aware: 2026-12-01, systems: [crm]}}\n"
    )
    context = around(manifest)
    lines = build(context, context.inventory.activities["a"]).lines  # type: ignore[attr-defined]
    assert [(line.state, line.text) for line in lines][1:] == [(State.NONE, AFTER)]
    assert "leak" not in lines[0].text.lower()
