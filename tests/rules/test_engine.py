import datetime as dt
from collections.abc import Callable, Iterator

import pytest

from pdmap.app.load import Loaded
from pdmap.findings import Check, Severity
from pdmap.rules.crash import RuleCrashError
from pdmap.rules.engine import catalogue, run_rules
from pdmap.rules.rule import Context, Observation, Rule

CHECK = Check("TST001", "system that exists", Severity.ERROR, ("Art. 30(1) GDPR",))
MANIFEST = "systems:\n  console: {}\n  shop: {}\n"


@pytest.fixture
def context(load: Callable[[str], Loaded]) -> Context:
    loaded = load(MANIFEST)
    return Context(loaded.inventory, loaded.graph, dt.date(2026, 11, 23))


def test_an_observation_becomes_a_finding_of_the_rule(context: Context) -> None:
    first, second = run_rules([_rule(_every_system)], context)
    assert first.check == CHECK
    assert first.address == "systems/console"
    assert str(first.location) == "inventory.yaml:2:3"
    assert second.address == "systems/shop"


def test_an_observation_may_be_less_grave_than_its_rule(context: Context) -> None:
    def find(context: Context) -> Iterator[Observation]:
        for system in context.inventory.systems.values():
            yield Observation(system.address, system.head, "seen", "nothing", severity=Severity.WARNING)

    severities = {finding.check.severity for finding in run_rules([_rule(find)], context)}
    assert severities == {Severity.WARNING}


def test_objects_that_do_not_fit_the_language_are_left_out(context: Context) -> None:
    findings = list(run_rules([_rule(_every_system)], context, muted=frozenset({"systems/console"})))
    assert [finding.address for finding in findings] == ["systems/shop"]


def test_what_was_missed_in_such_an_object_is_left_out_too(context: Context) -> None:
    def find(context: Context) -> Iterator[Observation]:
        for system in context.inventory.systems.values():
            missed = ("activities/orders", "parties/mailer") if system.id == "shop" else ("activities/orders",)
            yield Observation(system.address, system.head, "seen", "nothing", depends_on=missed)

    findings = list(run_rules([_rule(find)], context, muted=frozenset({"parties/mailer"})))
    assert [finding.address for finding in findings] == ["systems/console"]


def test_a_crash_names_the_rule_and_hides_what_it_found_before(context: Context) -> None:
    def find(context: Context) -> Iterator[Observation]:
        yield from _every_system(context)
        raise KeyError("shop")

    with pytest.raises(RuleCrashError, match="rule TST001 failed: KeyError") as crash:
        list(run_rules([_rule(find)], context))
    assert crash.value.code == "TST001"


def test_rules_are_ordered_by_code() -> None:
    assert list(catalogue()) == sorted(catalogue())


def _every_system(context: Context) -> Iterator[Observation]:
    for system in context.inventory.systems.values():
        yield Observation(system.address, system.head, "seen", "nothing")


def _rule(find: Callable[[Context], Iterator[Observation]]) -> Rule:
    return Rule(CHECK, checks="", why="", fix="", ask="", bad="", good="", find=find)
