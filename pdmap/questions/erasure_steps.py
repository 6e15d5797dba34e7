"""What is done in which step of an erasure: stores, recipients, and backups at the end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pdmap.model import System
from pdmap.questions.erasure import ErasurePlan, Receiver, Store


@dataclass(frozen=True, slots=True)
class Category:
    """Recipients that are named by category only."""

    name: str


def steps_of(plan: ErasurePlan) -> tuple[tuple[int, Store | Receiver | Category | System], ...]:
    """Return each store, each recipient that is told and each system with backups, with the number of its step."""
    return tuple(sorted(_steps(plan), key=lambda step: step[0]))


# Private functions


def _steps(plan: ErasurePlan) -> Iterator[tuple[int, Store | Receiver | Category | System]]:
    receiving_step, last_step = plan.receiving_step, plan.last_step
    yield from ((store.step, store) for store in plan.stores)
    for receiver in plan.told:
        yield receiver.turn.step if receiver.turn else receiving_step, receiver
    for category in dict.fromkeys(category for category, _ in plan.categories):
        yield receiving_step, Category(category)
    yield from ((last_step, system) for system in plan.backups)
