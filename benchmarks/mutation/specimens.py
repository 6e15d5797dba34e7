"""What rules are tested with: manifests that are read once and judged for each mutant.

Most are examples: the bad and the good manifest of a rule, and the manifests of `tests/rules`. What is seen is held
against what is seen without a change, which the golden files of `tests/rules` have word for word; the tests of the
engine are called as they stand. Others have an error in an object that a rule rests on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from pdmap.app.load import Loaded
from tests.rules import conftest, test_examples, test_muting, test_seen


@dataclass(frozen=True, eq=False)
class Specimen:
    """A manifest, and the tests of what a rule says of it."""

    name: str
    test: Callable[[], None]
    """Raises where it is not what it should be."""
    memories: Sequence[tuple[dict[object, object], dict[object, object]]]
    """What is remembered of it, each with what was remembered before any rule ran."""

    def is_as_it_should(self) -> bool:
        """Return whether the tests pass, with nothing remembered of earlier mutants."""
        for memory, before in self.memories:
            memory.clear()
            memory.update(before)
        try:
            self.test()
        except Exception:  # noqa: BLE001 - whatever fails is a test that notices
            return False
        return True


def every_specimen() -> Iterator[Specimen]:
    """Yield everything that rules are tested with, read."""
    yield from map(_of_example, test_examples.EXAMPLES)
    yield from map(_with_overdue_answers, test_examples.EXAMPLES_WITH_OPEN_ANSWERS)
    yield from map(_of_muted, test_muting.CASES)


# Private functions


def _of_example(example: test_examples.Example) -> Specimen:
    loaded = conftest.loaded(example.text)
    context = conftest.context_of(example.text, loaded)
    memories = [*_memories(loaded), (context.memory, dict(context.memory))]
    seen = test_seen.seen_in(example, context)

    def test() -> None:
        assert test_seen.seen_in(example, context) == seen  # noqa: S101 - a test
        found = conftest.found(example.code, context)
        test_examples.test_the_findings_stand_on_the_marked_lines(example, lambda *_: found)
        test_examples.test_findings_can_be_handed_from_one_process_to_another(example, lambda *_: found)

    return Specimen(str(example), test, memories)


def _with_overdue_answers(example: test_examples.Example) -> Specimen:
    text = test_examples.overdue(example.text)
    loaded = conftest.loaded(text)
    context = conftest.context_of(text, loaded)
    memories = [*_memories(loaded), (context.memory, dict(context.memory))]

    def test() -> None:
        test_examples.test_an_answer_that_is_overdue_is_told_so(example, lambda code, _: conftest.found(code, context))

    return Specimen(f"{example} overdue", test, memories)


def _of_muted(case: test_muting.Case) -> Specimen:
    broken = conftest.loaded(case.text)
    mended = conftest.loaded(case.text.replace("broken: X", case.mended))

    def test() -> None:
        test_muting.test_nothing_is_said_while_the_other_object_has_an_error(case, lambda _: broken)
        test_muting.test_it_is_said_once_the_error_is_mended(case, lambda _: mended)

    return Specimen(str(case), test, [*_memories(broken), *_memories(mended)])


def _memories(loaded: Loaded) -> list[tuple[dict[object, object], dict[object, object]]]:
    return [(memory, dict(memory)) for memory in (loaded.inventory.memory, loaded.graph.memory)]
