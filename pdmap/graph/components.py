"""Groups of elements that reach one another: the strongly connected components of a graph.

networkx would find them as well, but takes longer to load than most inventories take to be checked.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import Generic, TypeVar

N = TypeVar("N", bound=Hashable)


def components(onward: Mapping[N, Sequence[N]]) -> Iterator[frozenset[N]]:
    """Yield the groups of nodes that reach one another; a node that nothing leads back to is one of its own.

    After R. Tarjan, "Depth-first search and linear graph algorithms", 1972; without recursion.

    Args:
        onward: What each node leads to; nodes that lead nowhere may be missing.
    """
    search = _Search(onward)
    for node in onward:
        if node not in search.number:
            yield from search.groups_from(node)


# Private functions


class _Search(Generic[N]):
    """A search through the graph, deep before broad."""

    def __init__(self, onward: Mapping[N, Sequence[N]]) -> None:
        self._onward = onward
        self.number: dict[N, int] = {}
        """When each node was found."""
        self._lowest: dict[N, int] = {}
        """The earliest node, still without a group, that each one is known to lead back to."""
        self._waiting: dict[N, None] = {}
        """Nodes without a group yet, in the order in which they were found."""

    def groups_from(self, root: N) -> Iterator[frozenset[N]]:
        """Yield the groups that can be reached from a node and were not found before."""
        way = [(root, self._enter(root))]
        while way:
            node, targets = way[-1]
            for target in targets:
                if target not in self.number:
                    way.append((target, self._enter(target)))
                    break
                if target in self._waiting:
                    self._lowest[node] = min(self._lowest[node], self.number[target])
            else:
                way.pop()
                if way:
                    before = way[-1][0]
                    self._lowest[before] = min(self._lowest[before], self._lowest[node])
                if self._lowest[node] == self.number[node]:
                    yield self._group(node)

    # Private methods

    def _enter(self, node: N) -> Iterator[N]:
        self.number[node] = self._lowest[node] = len(self.number)
        self._waiting[node] = None
        return iter(self._onward.get(node, ()))

    def _group(self, first: N) -> frozenset[N]:
        """Return the nodes that were found since the first of a group, which wait for one no longer."""
        group: list[N] = []
        while not group or group[-1] != first:
            group.append(self._waiting.popitem()[0])
        return frozenset(group)
