"""REC010 asks for what the law of the chosen profile turns on; the cases in `cases/REC010` are those of today's law."""

import dataclasses
import datetime as dt
from collections.abc import Callable

import pytest

from pdmap.app.load import Loaded
from pdmap.findings import LawProfile
from pdmap.rules.engine import catalogue
from pdmap.rules.rule import Context

PROPOSAL = LawProfile.OMNIBUS_IV_PROPOSAL
OPEN = "whether a high risk is likely (`dpia`) is"


@pytest.mark.parametrize(
    ("employees", "activity", "words"),
    [
        (749, "", f"{OPEN} not recorded"),
        (749, "occasional: false, data: [health]", f"{OPEN} not recorded"),
        (749, "dpia: none", f"{OPEN} `none`"),
        (749, "dpia: {unknown: asked}", f'{OPEN} not known yet: "asked"'),
        (749, "dpia: {status: planned}", f"{OPEN} not recorded"),
        (749, "dpia: {required: false, reason: few people}", None),
        (749, "dpia: {required: true}", None),
        (749, "dpia: {ref: docs/dpia.md}", None),
        (749, "status: ended", None),
        (750, "", None),
    ],
)
def test_the_proposal_turns_on_a_high_risk(
    employees: int, activity: str, words: str | None, load: Callable[[str], Loaded]
) -> None:
    messages = _messages(load(_manifest(employees, activity)), PROPOSAL)
    assert messages == ([f"facts on Article 30(5) for `payroll`: {words}"] if words else [])


def test_the_law_of_today_does_not_ask_for_it(load: Callable[[str], Loaded]) -> None:
    loaded = load(_manifest(5, "occasional: false"))
    assert _messages(loaded, LawProfile.GDPR_2016) == []
    assert len(_messages(loaded, PROPOSAL)) == 1


def _manifest(employees: int, activity: str) -> str:
    return f"organization: {{employees: {employees}}}\nactivities: {{payroll: {{role: controller, {activity}}}}}\n"


def _messages(loaded: Loaded, profile: LawProfile) -> list[str]:
    context = Context(loaded.inventory, loaded.graph, dt.date(2026, 11, 23))
    rule = catalogue()["REC010"]
    return [seen.message for seen in rule.find(dataclasses.replace(context, law_profile=profile))]
