"""Tabs: text in quotes, block text and comments may hold them, and nothing else.

libyaml also takes them for spaces between tokens and inside unquoted text; PyYAML's own parser does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import yaml

from pdmap.source.events import SyntaxTroubleError, marks
from pdmap.source.text import SourceText

SEPARATING_TAB = "found a tab character between tokens"


def without_tabs(events: Iterable[yaml.Event], text: SourceText) -> Iterator[yaml.Event]:
    """Yield the events, and stop at the first tab outside quotes, block text and comments.

    Raises:
        SyntaxTroubleError: there is such a tab before the end or before a syntax error.
    """
    checked = 0
    try:
        for event in events:
            _, end = marks(event)
            if isinstance(event, yaml.ScalarEvent) and event.style:
                _refuse_tabs(text, checked, _head_end(event, text))
                _refuse_indenting_tab(event, text)
                checked = end.index
            elif isinstance(event, yaml.DocumentEndEvent):
                _refuse_tabs(text, checked, end.index)
            yield event
    except SyntaxTroubleError as trouble:
        if trouble.problem != SEPARATING_TAB:
            _refuse_tabs(text, checked, _last_token_start(trouble))
        raise


# Private functions

_COMMENT = re.compile(r"(?:\A|(?<=\s))#")
_INDENTING_TAB = re.compile(r"[\r\n ]*+\t")
_DEPTH_INDICATOR = re.compile(r"[|>][-+]?[1-9]")
_BLOCK_STYLES = ("|", ">")


def _head_end(event: yaml.ScalarEvent, text: SourceText) -> int:
    """Return where a scalar begins to allow tabs: with its quote, or with the line below `|` or `>`."""
    start, _ = marks(event)
    return text.line_end(start.index) if event.style in _BLOCK_STYLES else start.index


def _refuse_indenting_tab(event: yaml.ScalarEvent, text: SourceText) -> None:
    """Refuse a tab among the spaces that the depth of block text is told from."""
    if event.style not in _BLOCK_STYLES:
        return
    start, end = marks(event)
    head_end = _head_end(event, text)
    tab = _INDENTING_TAB.match(text.characters, head_end, end.index)
    if tab and not _DEPTH_INDICATOR.search(text.characters, start.index, head_end):
        raise SyntaxTroubleError(SEPARATING_TAB, tab.end() - 1)


def _last_token_start(trouble: SyntaxTroubleError) -> int:
    """Return where the last token begins before a syntax error; an unclosed quote may hold tabs."""
    in_quotes = trouble.context is not None and "quoted" in trouble.construct
    return trouble.context if trouble.context is not None and in_quotes else trouble.offset + 1


def _refuse_tabs(text: SourceText, start: int, end: int) -> None:
    tab = text.characters.find("\t", start, end)
    while tab >= 0:
        line = max(start, text.line_start(tab))
        if not _COMMENT.search(text.characters[line:tab]):
            raise SyntaxTroubleError(SEPARATING_TAB, tab)
        tab = text.characters.find("\t", text.line_end(tab), end)
