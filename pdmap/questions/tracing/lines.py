"""A trace as a tree: each element is opened once, and referred to where the way comes back to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from pdmap.frozen import dataclass
from pdmap.graph import Element
from pdmap.questions.tracing.shown import shown_hops
from pdmap.questions.tracing.trace import Hop, Trace


@dataclass(frozen=True, slots=True)
class Line:
    """An element at its place in the tree."""

    depth: int
    """How many hops it is away from the top of its tree."""
    element: Element
    hop: Hop | None
    """The link between it and the element above it; `None` at the top."""
    is_repeated: bool = False
    """Whether it is opened elsewhere, so that nothing stands below it here."""
    is_end: bool = False
    """Whether all that the hop takes ends on the way, so that nothing gets to it."""


def lines_of(trace: Trace, *, is_backwards: bool = False) -> tuple[Line, ...]:
    """Return the lines of the tree from top to bottom, each below the one that it belongs to.

    Trees start at the elements that nothing brings the data to, backwards at those from which they go nowhere; what
    ends on the way is not looked back at. What runs in circles starts at one of the elements that feed all the others.
    """
    onward = _onward(shown_hops(trace, is_backwards=is_backwards), is_backwards=is_backwards)
    reached = {after for steps in onward.values() for after, hop in steps if hop.arriving}
    elements = sorted({*trace.present, *onward})
    tops = [each for each in elements if each not in reached]
    opened: set[Element] = set()
    lines: list[Line] = []
    for root in (*tops, *_feeding_first(elements, onward)):
        if root not in opened:
            lines.extend(_tree(root, onward, opened))
    return tuple(lines)


# Private functions

_Onward = Mapping[Element, list[tuple[Element, Hop]]]


def _onward(hops: Iterable[Hop], *, is_backwards: bool) -> _Onward:
    """Return the next elements of each element with the hops that lead there."""
    onward: dict[Element, list[tuple[Element, Hop]]] = {}
    for hop in hops:
        ends = (hop.link.source, hop.link.target)
        here, there = reversed(ends) if is_backwards else ends
        onward.setdefault(here, []).append((there, hop))
    return onward


def _feeding_first(elements: Iterable[Element], onward: _Onward) -> list[Element]:
    """Return elements so that each circle stands before what it feeds: the last to be left in a walk comes first."""
    left: list[Element] = []
    seen: set[Element] = set()
    waiting = [(element, False) for element in reversed(list(elements))]
    while waiting:
        element, is_left = waiting.pop()
        if is_left:
            left.append(element)
        elif element not in seen:
            seen.add(element)
            waiting.append((element, True))
            waiting.extend((there, False) for there, hop in reversed(onward.get(element, [])) if hop.arriving)
    return left[::-1]


def _tree(root: Element, onward: _Onward, opened: set[Element]) -> Iterator[Line]:
    """Yield the lines of one tree; without recursion, because ways may be long."""
    waiting: list[Line] = [Line(0, root, None)]
    while waiting:
        line = waiting.pop()
        is_end = bool(line.hop and not line.hop.arriving)
        is_repeated = line.element in opened and not is_end
        yield Line(line.depth, line.element, line.hop, is_repeated, is_end)
        if is_repeated or is_end:
            continue
        opened.add(line.element)
        below = (Line(line.depth + 1, there, hop) for there, hop in onward.get(line.element, ()))
        waiting.extend(reversed(list(below)))
