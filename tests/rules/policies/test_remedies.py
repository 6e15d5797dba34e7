"""What a policy says to write is enough: pasted and filled in, it fits the language and the policy is met."""

import datetime as dt
import json
import re
from typing import Any, TypeAlias

import pytest
import yaml

from pdmap.app.load import load_texts
from pdmap.app.validate import validate
from pdmap.findings import Finding
from pdmap.language.policies import RECORDABLE
from pdmap.model import Scope
from pdmap.rules.policies.requirements import REQUIRABLE

Tree: TypeAlias = Any
"""A value of YAML: keys, items or a word."""
AS_OF = dt.date(2026, 11, 23)
BARE: dict[str, Any] = {
    "measures": {"audits": {"type": "organizational"}},
    "systems": {"shop": {"fields": [{"type": "email.address", "protection": {"unknown": "asked"}}]}},
    "parties": {"mailer": {"role": "processor", "country": "US"}},
    "activities": {"news": {"role": "controller", "purposes": [{"text": "Send news: daily", "kind": "marketing"}]}},
    "flows": {"send": {"from": "shop", "to": "mailer"}},
}
WANTED: dict[str, object] = {
    "basis": ["consent"],
    "deletion": ["automatic"],
    "dpa": ["signed"],
    "dpia": ["done"],
    "encryption": ["at_rest", "in_transit"],
    "measures": ["audits"],
    "mechanisms": ["scc"],
    "protection": ["encrypted"],
    "retention": "P1Y",
    "review": "P1Y",
    "transport": ["tls"],
}
FILLED = {
    "activity": "news",
    "at_rest": True,
    "data": "email.address",
    "dpa status": "signed",
    "dpia status": "done",
    "frequency": "daily",
    "in_transit": True,
    "last_review": "2026-10-01",
    "location": "SE",
    "method": "automatic",
    "protection": "encrypted",
    "recipients": "mailer",
    "retention": "P6M",
    "subjects": "customer",
    "transport": "tls",
}
"""What to write for the dots after a key, or after a key in a group, where no comment tells."""

every_requirement = pytest.mark.parametrize(
    ("scope", "require"),
    [
        *((scope, {key: WANTED[key]}) for scope in Scope for key in sorted(REQUIRABLE[scope] - {"recorded"})),
        *((scope, {"recorded": [key]}) for scope in Scope for key in RECORDABLE[scope]),
    ],
    ids=lambda value: value.value if isinstance(value, Scope) else json.dumps(value),
)


@every_requirement
def test_a_remedy_that_is_pasted_and_filled_in_meets_the_policy(scope: Scope, require: dict[str, object]) -> None:
    inventory = {**BARE, "policies": {"ours": {"on": scope.value, "require": require}}}
    findings = _findings(inventory)
    assert findings
    for finding in findings:
        inventory = _merged(inventory, _filled(finding, yaml.safe_load(finding.remedy.partition("\n")[2])))
    assert _findings(inventory) == []
    assert inventory["activities"]["news"]["purposes"][0]["kind"] == "marketing"


@every_requirement
def test_a_remedy_names_what_will_do(scope: Scope, require: dict[str, object]) -> None:
    wanted = [word for words in require.values() if isinstance(words, list) for word in words]
    texts = [finding.remedy for finding in _findings({**BARE, "policies": {"p": {"on": scope, "require": require}}})]
    assert all(any(word in text for text in texts) for word in wanted)


def _findings(inventory: dict[str, Any]) -> list[Finding]:
    """Return what the policy finds, and what does not fit the language."""
    report = validate(load_texts({"inventory.yaml": json.dumps(inventory).encode()}), AS_OF)
    strange = ("LNG", "REF001", "REF003", "REF004")
    return [item for item in report.findings if item.check.code.startswith((*inventory["policies"], *strange))]


def _filled(finding: Finding, value: Tree, group: str = "", key: str = "") -> Tree:
    """Return what a remedy shows with something sensible in the place of the dots."""
    match value:
        case dict():
            return {name: _filled(finding, inner, key, name) for name, inner in value.items()}
        case list():
            return [
                _filled(finding, inner, group, key) for inner in value if not (key == "measures" and inner == "...")
            ]
        case "...":
            told = re.search(r"  # (\S+)", finding.remedy)
            return told[1] if told else FILLED.get(f"{group} {key}", FILLED.get(key, "something"))
        case _:
            return value


def _merged(old: Tree, new: Tree) -> Tree:
    """Return an inventory with pasted lines: keys are added, and items of a list by their first key."""
    match old, new:
        case dict(), dict():
            return {**old, **{key: _merged(old.get(key), value) for key, value in new.items()}}
        case list(), [dict() as item]:
            (key, value), *_ = item.items()
            is_same = [isinstance(known, dict) and known.get(key) == value for known in old]
            assert any(is_same)
            return [_merged(known, item) if same else known for known, same in zip(old, is_same, strict=True)]
        case _:
            return new
