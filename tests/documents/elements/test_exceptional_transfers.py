from collections.abc import Callable

import pytest

from pdmap.documents.elements.exceptional_transfers import exceptional_safeguards
from pdmap.documents.elements.transfers import countries
from pdmap.documents.kind import Context

Around = Callable[[str], Context]

PARTIES = "parties: {desk: {country: IN}}\nsystems: {shop: {}}\n"
COMPELLING = "Compelling legitimate interests, Art. 49(1) second subparagraph GDPR"
DEROGATION = "mechanisms: [{derogation-compelling-interests: {safeguards: sealed rooms}}]"


def told(context: Context, build: Callable[..., object] = exceptional_safeguards) -> list[str]:
    lines = build(context, context.inventory.activities["a"]).lines  # type: ignore[attr-defined]
    return [f"{'  ' * line.level}{line.state.value}: {line.text}" for line in lines]


@pytest.mark.parametrize(
    ("transfers", "lines"),
    [
        ("none", ["none: none"]),
        ("{unknown: asked}", ["unknown: unknown: asked"]),
        (
            "[{country: IN, mechanisms: [scc]}]",
            ["none: does not apply: no transfer is recorded that rests on compelling interests"],
        ),
        (
            f"[{{country: IN, {DEROGATION}, assessment: {{ref: docs/a.md}}}}]",
            [
                f"recorded: relies on: {COMPELLING}; safeguards: sealed rooms",
                "  recorded: assessment of the transfer: docs/a.md",
            ],
        ),
    ],
)
def test_only_transfers_for_compelling_interests_have_safeguards_here(
    transfers: str, lines: list[str], around: Around
) -> None:
    assert told(around(f"activities: {{a: {{role: controller, transfers: {transfers}}}}}")) == lines


def test_a_flow_may_declare_the_transfer(around: Around) -> None:
    transfer = f"{{country: IN, {DEROGATION}}}"
    flow = f"flows: {{f: {{from: shop, to: desk, data: [email], activity: a, transfer: {transfer}}}}}"
    lines = told(around(f"{PARTIES}activities: {{a: {{role: controller}}}}\n{flow}"))
    assert "sealed rooms" in lines[0]
    assert lines[1:] == ["  not_recorded: assessment of the transfer: not recorded"]


def test_countries_are_names_alone(around: Around) -> None:
    flow = "flows: {f: {from: shop, to: desk, data: [email], activity: a}}"
    activity = "activities: {a: {role: controller, transfers: [{country: US, mechanisms: [scc]}]}}"
    assert told(around(f"{PARTIES}{activity}\n{flow}"), countries) == ["recorded: India", "recorded: United States"]
    assert told(around("activities: {a: {role: controller, transfers: none}}"), countries) == ["none: none"]
    assert told(around("activities: {a: {role: controller}}"), countries) == ["not_recorded: not recorded"]
