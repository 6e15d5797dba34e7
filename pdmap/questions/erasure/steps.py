"""What is done in which step of an erasure: stores, recipients, and backups at the end."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from pdmap.model import System
from pdmap.questions.erasure.places import Category, Duty, Receiver, Store
from pdmap.questions.erasure.plan import ErasurePlan

Task: TypeAlias = Store | Receiver | Category | System
"""What a step is about; a system stands for its backups."""


def steps_of(plan: ErasurePlan) -> tuple[tuple[int, Task], ...]:
    """Return each store, each recipient that erases or is told, and each system with backups, with its step."""
    return tuple(sorted(_steps(plan), key=lambda step: step[0]))


# Private functions


def _steps(plan: ErasurePlan) -> Iterator[tuple[int, Task]]:
    receiving_step, last_step = plan.receiving_step, plan.last_step
    yield from ((store.step, store) for store in plan.stores)
    for receiver in plan.receivers:
        if receiver.duty is not Duty.HOST and (receiver.turn or not receiver.is_onward):
            yield receiver.turn.step if receiver.turn else receiving_step, receiver
    yield from ((receiving_step, category) for category in plan.categories)
    yield from ((last_step, system) for system in plan.backups)
