"""Look up what a selector names, and help where it names nothing."""

from __future__ import annotations

import fnmatch
import re
from collections.abc import Mapping

from pdmap.counting import some_of
from pdmap.graph import Element
from pdmap.questions.selectors.grammar import Atom, SelectorError, written
from pdmap.questions.selectors.index import Names
from pdmap.questions.selectors.names import IDS
from pdmap.source.characters import shown
from pdmap.spelling import nearest


def find(atom: Atom, names: Names) -> frozenset[Element]:
    """Return the elements that an atom names, before steps are taken from them.

    Raises:
        SelectorError: the method or the value is unknown.
    """
    values = _values_of(atom, names)
    return frozenset().union(*(values[value] for value in meant_values(atom, names)))


def meant_values(atom: Atom, names: Names) -> tuple[str, ...]:
    """Return the values of its method that an atom names.

    A value that is written exactly so stands for itself; otherwise wildcards count, and upper case is as lower case.

    Raises:
        SelectorError: the method or the value is unknown.
    """
    values = _values_of(atom, names)
    if atom.value in values:
        return (atom.value,)
    pattern = _pattern(atom.value)
    found = tuple(value for value in values if pattern.fullmatch(value))
    if not found:
        raise SelectorError(_unknown(atom, names), atom.column)
    return found


def choices(method: str, values: Mapping[str, frozenset[Element]]) -> str:
    """Return values that there are elements for, so that something can be written that draws something."""
    used = [written(method, value) for value, elements in values.items() if elements]
    return f"there are {some_of(used)}" if used else "the inventory has none"


# Private functions


def _values_of(atom: Atom, names: Names) -> Mapping[str, frozenset[Element]]:
    if atom.method in names:
        return names[atom.method]
    methods = [method for method in names if method != IDS]
    guess = nearest(atom.method, methods)
    known = f"did you mean {shown(written(guess, atom.value))}?" if guess else f"there are {', '.join(methods)}"
    raise SelectorError(f"no method is called {shown(atom.method)}; {known}", atom.column)


def _pattern(value: str) -> re.Pattern[str]:
    """Return what matches a value with wildcards: `*` stands for any text, `?` for one character."""
    return re.compile(fnmatch.translate(value.replace("[", "[[]")), re.IGNORECASE)


def _unknown(atom: Atom, names: Names) -> str:
    """Return what is wrong and what could be written instead."""
    start = f"nothing is called {atom}" if atom.method == IDS else f"nothing matches {atom}"
    guess = _guess(atom, names)
    if guess:
        return f"{start}; did you mean {guess}?"
    return f"{start}; {choices(atom.method, names[atom.method])}"


def _guess(atom: Atom, names: Names) -> str | None:
    """Return the nearest value of the method; for an id that there is none of, one that another method has."""
    guess = nearest(atom.value, names[atom.method])
    if guess:
        return written(atom.method, guess)
    if atom.method != IDS:
        return None
    others = (method for method, values in names.items() if values.get(atom.value))
    return next((written(method, atom.value) for method in others), None)
