"""Answers that are worked out once for an object and kept with it, because many rules ask for them."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Protocol, TypeVar

from pdmap.phases import phase

T = TypeVar("T")


class Remembering(Protocol):
    """An object that never changes, and what was worked out of it so far."""

    @property
    def memory(self) -> dict[object, object]:
        """Return the answers by what was asked; a copy of the object with other content starts with none."""


R = TypeVar("R", bound=Remembering)


def once(compute: Callable[[R], T]) -> Callable[[R], T]:
    """Make a function of one object work once for each object. Who gets the answer must not change it.

    The work is a phase of its own, under the name of the function, so that it is not counted as that of the rule
    which happens to ask first.
    """
    name = compute.__name__.strip("_").replace("_", " ")

    @wraps(compute)
    def remembered(subject: R) -> T:
        if compute not in subject.memory:
            with phase(name):
                subject.memory[compute] = compute(subject)
        return subject.memory[compute]  # type: ignore[return-value]

    return remembered
