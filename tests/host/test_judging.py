import datetime as dt
import marshal
import os
import signal
import sys
from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest

from pdmap.app.load import Loaded, load_texts
from pdmap.app.validate import context_of, offered_rules
from pdmap.findings import Edit, Finding, Severity
from pdmap.host import copies, judging
from pdmap.host.judging import LONGEST, STEPS, run_rules_together
from pdmap.model import System
from pdmap.rules.crash import RuleCrashError
from pdmap.rules.engine import run_rules
from pdmap.rules.packing import Packed, pack, unpack
from pdmap.rules.rule import Context, Observation, Rule

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="other systems make no copies"),
    pytest.mark.filterwarnings("ignore:This process:DeprecationWarning"),  # the threads of whatever runs the tests
]

INVENTORIES = Path(__file__).parents[2] / "inventories"
AS_OF = dt.date(2026, 10, 1)


@pytest.fixture(scope="module", params=["cloudkarafka", "webshop-flawed"])
def loaded(request: pytest.FixtureRequest) -> Loaded:
    folder = INVENTORIES / request.param
    return load_texts({file.name: file.read_bytes() for file in folder.glob("*.yaml")})


@pytest.fixture(autouse=True)
def _pays(copies_made: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    """Make every inventory worth a copy, of which none is left behind."""
    monkeypatch.setattr(judging, "LEAST", 0)
    monkeypatch.setattr(copies, "are_safe", lambda: True)


@pytest.fixture
def rules(loaded: Loaded) -> tuple[Rule, ...]:
    """All rules, and one of a family of its own that says everything that a rule can say."""
    return (*offered_rules(loaded.inventory), _rule(_talkative))


@pytest.mark.parametrize("processes", [1, 2, 3, 100])
def test_copies_find_what_one_process_does(loaded: Loaded, rules: tuple[Rule, ...], processes: int) -> None:
    context = context_of(loaded, AS_OF)
    muted = frozenset({"systems/none"})
    alone = list(run_rules(rules, context, muted))
    assert _told(run_rules_together(rules, context, muted, processes)) == _told(alone)
    assert any(finding.edits for finding in alone)


@pytest.mark.parametrize("pieces", [0, 1, 3])
def test_what_a_copy_does_not_answer_is_asked_here(
    loaded: Loaded, rules: tuple[Rule, ...], pieces: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A copy dies over a family that it has taken, after it has handed over others."""
    context, dumps = context_of(loaded, AS_OF), marshal.dumps
    alone = list(run_rules(rules, context))
    handed_over = count()

    def dying(values: list[tuple[str, list[Packed]]]) -> bytes:
        if next(handed_over) == pieces:
            os.kill(os.getpid(), signal.SIGKILL)
        return dumps(values)

    monkeypatch.setattr("pdmap.host.judging.marshal.dumps", dying)
    assert _told(run_rules_together(rules, context, processes=3)) == _told(alone)


def test_the_families_that_take_longest_are_some_of_the_catalogue(rules: tuple[Rule, ...]) -> None:
    families = judging._families(rules)
    taken = [family[0].check.family for family in families]
    assert set(LONGEST) <= {rule.check.family for rule in rules}
    assert [rule.check.code for rule in families[1] if rule.check.family == STEPS] != []
    assert [name for name in taken if name in LONGEST] == [LONGEST[0], families[1][0].check.family, *LONGEST[2:]]
    assert sorted(rule.check.code for family in families for rule in family) == [rule.check.code for rule in rules]


@pytest.mark.parametrize("processes", [1, 2, 3])
def test_a_rule_that_fails_fails_the_run(loaded: Loaded, rules: tuple[Rule, ...], processes: int) -> None:
    def find(context: Context) -> Iterator[Observation]:
        raise ZeroDivisionError

    crashing = tuple(replace(rule, find=find) if rule.check.code.startswith("TRF") else rule for rule in rules)
    with pytest.raises(RuleCrashError, match="rule TRF001 failed: ZeroDivisionError"):
        list(run_rules_together(crashing, context_of(loaded, AS_OF), processes=processes))


def test_a_rule_that_fails_in_a_copy_alone_is_run_here(loaded: Loaded, rules: tuple[Rule, ...]) -> None:
    here = os.getpid()

    def find(context: Context) -> Iterator[Observation]:
        if os.getpid() != here:
            raise MemoryError
        return _talkative(context)

    failing = tuple(replace(rule, find=find) if rule.check.code.startswith("REF") else rule for rule in rules)
    context = context_of(loaded, AS_OF)
    assert _told(run_rules_together(failing, context, processes=3)) == _told(run_rules(failing, context))


def test_a_small_inventory_is_not_copied(
    loaded: Loaded, rules: tuple[Rule, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(judging, "LEAST", 1_000)
    monkeypatch.setattr(os, "fork", None)
    context = context_of(loaded, AS_OF)
    assert _told(run_rules_together(rules, context, processes=2)) == _told(run_rules(rules, context))


def test_findings_come_back_as_they_were(loaded: Loaded, rules: tuple[Rule, ...]) -> None:
    for rule in rules:
        found = list(run_rules([rule], context_of(loaded, AS_OF)))
        assert _told(unpack(rule.check, pack(found))) == _told(found)


# Private functions


def _told(findings: Iterator[Finding] | list[Finding]) -> list[str]:
    """Return findings with their edits, which two equal findings need not share."""
    return [repr(finding) for finding in findings]


def _talkative(context: Context) -> Iterator[Observation]:
    for system in context.inventory.systems.values():
        yield _observed(system)
        yield replace(_observed(system), severity=Severity.NOTE, basis=("Art. 5 GDPR",), detail="gentle")


def _observed(system: System) -> Observation:
    location = system.node.location("here")
    return Observation(
        address=system.address,
        node=system.node,
        message=f"`{system.id}` is a system",
        remedy="write\nanother",
        label="a system",
        related=(location, replace(location, span=None, label="")),
        edits=(Edit(location.path, system.node.span, "old", "new"),),
    )


def _rule(find: object) -> Rule:
    rule = offered_rules(load_texts({}).inventory)[0]
    return replace(rule, check=replace(rule.check, code="ZZZ001"), find=find)  # type: ignore[arg-type]
