"""Events to nodes, with an explicit stack: nothing here recurses, so that depth costs no stack."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NoReturn

import yaml

from pdmap.findings import Span
from pdmap.frozen import dataclass
from pdmap.source.anchors import ExpansionError, broken_alias, expand
from pdmap.source.characters import shown
from pdmap.source.checks import UNSUPPORTED_FEATURE
from pdmap.source.collector import Collector
from pdmap.source.events import Mark, marks
from pdmap.source.excess import oversized_alias, oversized_scalar, too_deep, too_many_nodes
from pdmap.source.extents import collection_start, event_span, extent_of
from pdmap.source.keys import accepted_key
from pdmap.source.limits import Limits
from pdmap.source.nodes import Entry, MappingNode, Node, ScalarNode, SequenceNode
from pdmap.source.problem import Problem
from pdmap.source.properties import tag_problem
from pdmap.source.text import SourceText
from pdmap.source.values import UsualValues, read_scalar


@dataclass(slots=True, eq=False)
class _Open:
    """A mapping or list whose end has not come yet."""

    node: MappingNode | SequenceNode
    anchor: str | None
    offset: int
    """Where its opening bracket stands, if it has one: `[a: b]` holds a mapping without."""
    in_brackets: bool
    key: ScalarNode | None = None
    """The key that waits for its value; `None` also where the key was refused."""
    awaits_value: bool = False


class Builder:
    """Builds the nodes of one manifest and collects what is wrong with their spelling."""

    def __init__(self, text: SourceText, collector: Collector, limits: Limits) -> None:
        self._text = text
        self._path = collector.path
        self._collector = collector
        self._limits = limits
        self._usual = UsualValues(limits.scalar)
        self._last: yaml.NodeEvent | None = None
        self._root: Node | None = None
        self._open: list[_Open] = []
        self._anchors: dict[str, Node] = {}
        self._nodes = 0
        self._expanded = 0
        self._placed: Node | None = None
        """The node that was placed last; a collection without brackets ends with it."""

    @property
    def last(self) -> tuple[int, int]:
        """Return the offsets of the last scalar or alias and behind it, for syntax errors to look back to."""
        if self._last is None:
            return 0, 0
        start, end = marks(self._last)
        return start.index, end.index

    @property
    def open_bracket(self) -> int | None:
        """Return the offset of the innermost bracket that is open."""
        for outer in reversed(self._open):
            if not outer.in_brackets:
                return None
            if self._text.characters[outer.offset] in "[{":
                return outer.offset
        return None

    def build(self, events: Iterable[yaml.Event]) -> Node | None:
        """Return the outermost node of the first document, or `None` where there is none.

        Raises:
            ReadingStopped: a limit is reached; the finding is collected.
            SyntaxTroubleError: the text is not YAML from some offset on.
        """
        # Comparing types is the cheapest way to tell kinds apart, and a large inventory has millions of events.
        documents = 0
        for event in events:
            if type(event) is yaml.ScalarEvent:
                self._add_scalar(event)
            elif type(event) is yaml.MappingStartEvent or type(event) is yaml.SequenceStartEvent:
                self._open_collection(event)
            elif type(event) is yaml.MappingEndEvent or type(event) is yaml.SequenceEndEvent:
                self._close_collection(event)
            elif type(event) is yaml.AliasEvent:
                self._add_alias(event)
            elif type(event) is yaml.DocumentStartEvent:
                documents += 1
                if documents > 1:
                    self._refuse_document(event)
                    break
        return self._root

    # Private methods: one per kind of event

    def _add_scalar(self, event: yaml.ScalarEvent) -> None:
        self._last = event
        # Four of five events come here: what concerns few of them is looked at elsewhere.
        known = None if event.style or event.tag or event.anchor else self._usual[event.value]
        if known is None:
            self._place(self._closely_read(event))
            return
        value, text = known
        start: Mark = event.start_mark  # type: ignore[assignment]  # as `marks` gives them, without its call
        end: Mark = event.end_mark  # type: ignore[assignment]
        self._place(ScalarNode(self._path, start.line + 1, start.column + 1, end.line + 1, end.column + 1, value, text))

    def _closely_read(self, event: yaml.ScalarEvent) -> ScalarNode:
        if len(event.value) > self._limits.scalar:
            self._stop(oversized_scalar(len(event.value), self._limits, event_span(event, self._text)))
        node = read_scalar(self._path, event, self._text, self._report)
        if event.anchor is not None:
            self._anchors[event.anchor] = node
        return node

    def _open_collection(self, event: yaml.CollectionStartEvent) -> None:
        if len(self._open) >= self._limits.depth:
            self._stop(too_deep(self._limits, event_span(event, self._text)))
        if event.tag is not None:
            self._report(tag_problem(event, self._text))
        if event.anchor is not None:
            self._anchors.pop(event.anchor, None)
        line, column = collection_start(event, self._text)
        kind = MappingNode if type(event) is yaml.MappingStartEvent else SequenceNode
        node = kind(self._path, line, column, line, column)
        bracket = max(marks(event)[1].index - 1, 0)
        self._open.append(_Open(node, event.anchor, bracket, bool(event.flow_style)))

    def _close_collection(self, event: yaml.CollectionEndEvent) -> None:
        closed = self._open.pop()
        node = closed.node
        _, end = marks(event)
        if closed.in_brackets and self._text.characters[end.index - 1] in "]}":
            node.end_line, node.end_column = end.line + 1, end.column + 1
        elif self._placed:  # pragma: no branch - a collection without brackets holds a node
            node.end_line, node.end_column = self._placed.end_line, self._placed.end_column
        if closed.anchor is not None:
            self._anchors[closed.anchor] = node
        self._place(node)

    def _add_alias(self, event: yaml.AliasEvent) -> None:
        self._last = event
        self._place(self._expanded_alias(event.anchor or "", event_span(event, self._text)))

    def _refuse_document(self, event: yaml.DocumentStartEvent) -> None:
        message = "second document in one file is not read"
        remedy = "remove the `---`, or put the second document into a file of its own"
        self._report(Problem(UNSUPPORTED_FEATURE, message, event_span(event, self._text), remedy, detail="---"))

    # Private methods: placing nodes

    def _place(self, node: Node) -> None:
        """Give a finished node to the collection that it stands in."""
        self._placed = node
        self._nodes += 1
        if self._nodes > self._limits.nodes:
            self._stop(too_many_nodes(self._limits, node.span))
        if not self._open:
            self._root = node
            return
        parent = self._open[-1]
        collection = parent.node
        if isinstance(collection, SequenceNode):
            collection.items.append(node)
        elif parent.awaits_value:
            if parent.key is not None:
                collection.entries[parent.key.text] = Entry(parent.key, node)
            parent.key, parent.awaits_value = None, False
        else:
            parent.key, parent.awaits_value = self._checked_key(node, collection), True

    def _checked_key(self, node: Node, mapping: MappingNode) -> ScalarNode | None:
        key = accepted_key(node, mapping)
        if isinstance(key, Problem):
            self._report(key)
            return None
        return key

    def _expanded_alias(self, name: str, span: Span) -> Node:
        """Return the node for an alias; one without an anchor is read as the text that it looks like."""
        source = self._anchors.get(name)
        if source is None:
            is_open = any(outer.anchor == name for outer in self._open)
            self._report(broken_alias(name, span, is_open=is_open))
            return ScalarNode(self._path, *extent_of(span), f"*{name}", f"*{name}")
        room = min(self._limits.expansions - self._expanded, self._limits.nodes - self._nodes)
        depth = self._limits.depth - len(self._open)
        try:
            node, size = expand(source, extent_of(span), room=room, depth=depth)
        except ExpansionError as error:
            self._stop(oversized_alias(name, error.limit, span))
        self._expanded += size
        self._nodes += size - 1
        return node

    # Private methods: findings

    def _report(self, problem: Problem) -> None:
        self._collector.add(problem, self._address())

    def _stop(self, problem: Problem) -> NoReturn:
        self._collector.stop(problem, self._address())

    def _address(self) -> str:
        """Return the keys on the way to the present place."""
        return "/".join(shown(outer.key.text) for outer in self._open if outer.key is not None)
