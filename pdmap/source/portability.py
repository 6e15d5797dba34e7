"""What only one of the two parsers accepts, refused for both.

Otherwise a manifest could pass on one machine and fail on another. Comparing libyaml with
PyYAML's own parser on mutated manifests showed four such things: tabs outside quotes, block text and
comments; inside brackets `?` in unquoted text and `:` directly before a comma or a bracket; and `|#`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import yaml

from pdmap.source.events import SyntaxTroubleError, marks

SEPARATING_TAB = "found a tab character between tokens"
QUESTION_MARK = "found a question mark in a plain scalar of a flow collection"
TIGHT_COLON = "found unexpected ':'"
BLOCK_BLOCK_COMMENT = re.compile(r"[|>][-+0-9]*#")
_COMMENT = "expected comment or line break"


def portable(events: Iterable[yaml.Event], text: str) -> Iterable[yaml.Event]:
    """Return the events, and stop them where the parsers would disagree.

    Raises:
        SyntaxTroubleError: while iterating, at the first place that only one parser accepts.
    """
    if _DISPUTED.search(text):
        events = _without_disputed_scalars(events, text)
    if "\t" in text:
        events = _without_tabs(events, text)
    return events


# Private functions

_DISPUTED = re.compile(r"\?|:[,\[\]{}]|[|>][-+0-9]*#")
_TIGHT_COLON = re.compile(r":[,\[\]{}]")
_BLOCK_COMMENT = re.compile(r"[|>][-+0-9]*#")
_COMMENT = re.compile(r"(?:\A|(?<=[\s,\[\]{}]))#")
_BLOCK_STYLES = ("|", ">")
_LINE_BREAK = re.compile(r"[\r\n]|\Z")


def _without_disputed_scalars(events: Iterable[yaml.Event], text: str) -> Iterator[yaml.Event]:
    in_brackets = [False]
    for event in events:
        if isinstance(event, yaml.CollectionStartEvent):
            in_brackets.append(bool(event.flow_style))
        elif isinstance(event, yaml.CollectionEndEvent):
            in_brackets.pop()
        elif isinstance(event, yaml.ScalarEvent):
            if in_brackets[-1] and not event.style:
                _refuse_disputed_plain(event, text)
            elif event.style in _BLOCK_STYLES:
                _refuse_disputed_block(event, text)
        yield event


def _refuse_disputed_plain(event: yaml.ScalarEvent, text: str) -> None:
    """Refuse a plain scalar inside brackets that one of the parsers refuses."""
    start, end = marks(event)
    offset = text.find("?", start.index, end.index)
    if offset >= 0:
        raise SyntaxTroubleError(QUESTION_MARK, offset)
    if event.value and _TIGHT_COLON.match(text, end.index):
        raise SyntaxTroubleError(TIGHT_COLON, end.index)


def _refuse_disputed_block(event: yaml.ScalarEvent, text: str) -> None:
    """Refuse block text with a comment directly behind its indicator."""
    start, _ = marks(event)
    if match := _BLOCK_COMMENT.search(text, start.index, _head_end(event, text, start.index)):
        raise SyntaxTroubleError(BLOCK_COMMENT, match.end() - 1, match.start())


def _without_tabs(events: Iterable[yaml.Event], text: str) -> Iterator[yaml.Event]:
    """Look for tabs in all the stretches between quoted scalars and block texts."""
    checked = 0
    try:
        for event in events:
            start, end = marks(event)
            if isinstance(event, yaml.ScalarEvent) and event.style:
                _refuse_tabs(text, checked, _head_end(event, text, start.index))
                checked = end.index
            elif isinstance(event, yaml.DocumentEndEvent):
                _refuse_tabs(text, checked, end.index)
            yield event
    except SyntaxTroubleError as trouble:
        quoted = trouble.context is not None and "quoted" in trouble.construct
        _refuse_tabs(text, checked, trouble.context if quoted and trouble.context else trouble.offset + 1)
        raise


def _head_end(event: yaml.ScalarEvent, text: str, start: int) -> int:
    """Return where the stretch ends in which a scalar allows no tabs: a block text begins behind its first line."""
    if event.style not in _BLOCK_STYLES:
        return start
    line_break = _LINE_BREAK.search(text, start)
    return line_break.start() if line_break else start


def _refuse_tabs(text: str, start: int, end: int) -> None:
    tab = text.find("\t", start, end)
    while tab >= 0:
        line = max(start, text.rfind("\n", start, tab) + 1, text.rfind("\r", start, tab) + 1)
        if not _COMMENT.search(text[line:tab]):
            raise SyntaxTroubleError(SEPARATING_TAB, tab)
        tab = text.find("\t", tab + 1, end)
