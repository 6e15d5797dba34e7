"""All that rules say of their examples, as in `golden/CODE.txt`: remedies, places and labels, and what it rests on.

Whoever changes what a rule tells reads here what becomes of it for each example.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping

import pytest

from pdmap.app.load import Loaded
from pdmap.rules.engine import catalogue
from pdmap.rules.policies.own import policy_rules
from pdmap.rules.rule import Context
from tests.rules.conftest import context_of
from tests.rules.seen import seen_by
from tests.rules.test_examples import EXAMPLES, POLICIES, Example


def _by_code() -> Mapping[str, list[Example]]:
    examples: dict[str, list[Example]] = defaultdict(list)
    for example in EXAMPLES:
        if example.marks:
            examples[example.code].append(example)
    return examples


@pytest.mark.parametrize(("code", "examples"), _by_code().items(), ids=_by_code())
def test_all_that_a_rule_says_of_its_examples(
    code: str, examples: list[Example], load: Callable[[str], Loaded], golden: Callable[[str, str], None]
) -> None:
    parts = (
        f"# {example.name}\n\n{seen_in(example, context_of(example.text, load(example.text)))}" for example in examples
    )
    golden(f"{code}.txt", "\n".join(parts))


def seen_in(example: Example, context: Context) -> str:
    """Return all that the rule of an example sees in it, or its own policies."""
    rules = policy_rules(context.inventory).values() if example.code == POLICIES else [catalogue()[example.code]]
    return seen_by(rules, context)
