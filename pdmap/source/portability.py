"""What only one of the two parsers accepts, refused for both.

Otherwise a manifest could pass on one machine and fail on another. Comparing libyaml with PyYAML's
own parser on mutated manifests showed four such things: tabs as separators (see `tabs`), `?` in
unquoted text inside brackets, `:` directly before a comma or a bracket there, and `|#`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import yaml

from pdmap.source.events import SyntaxTroubleError, marks
from pdmap.source.tabs import without_tabs
from pdmap.source.text import SourceText

QUESTION_MARK = "found a question mark in a plain scalar of a flow collection"
TIGHT_COLON = "found unexpected ':'"
TIGHT_COMMENT = "expected comment or line break"


def portable(events: Iterable[yaml.Event], text: SourceText) -> Iterable[yaml.Event]:
    """Return the events, and stop them where the parsers would disagree.

    Raises:
        SyntaxTroubleError: while iterating, at the first place that only one parser accepts.
    """
    if _may_be_disputed(text.characters):
        events = _without_disputed_scalars(events, text.characters)
    if "\t" in text.characters:
        events = without_tabs(events, text)
    return events


# Private functions

_QUESTION_OR_COLON = ("?", ":,", ":[", ":]", ":{", ":}")
_BLOCK_HEAD = re.compile(r"[|>][-+0-9]*#")
_TIGHT_COLON = re.compile(r"\s*(?P<colon>:)[,\[\]{}]")
_TIGHT_COMMENT = re.compile(r"(?:[&!]\S*\s+)*(?P<indicator>[|>])[-+0-9]*#")


def _may_be_disputed(text: str) -> bool:
    """Return whether a text holds what the parsers may disagree on; looking for words is faster than a pattern."""
    return any(word in text for word in _QUESTION_OR_COLON) or ("#" in text and bool(_BLOCK_HEAD.search(text)))


def _without_disputed_scalars(events: Iterable[yaml.Event], text: str) -> Iterator[yaml.Event]:
    in_brackets = [False]
    for event in events:
        if isinstance(event, yaml.CollectionStartEvent):
            in_brackets.append(bool(event.flow_style))
        elif isinstance(event, yaml.CollectionEndEvent):
            in_brackets.pop()
        elif isinstance(event, yaml.ScalarEvent) and event.style:
            _refuse_tight_comment(event, text)
        elif isinstance(event, yaml.ScalarEvent) and in_brackets[-1]:
            _refuse_disputed_text(event, text)
        yield event


def _refuse_tight_comment(event: yaml.ScalarEvent, text: str) -> None:
    """Refuse block text with a comment directly behind its indicator."""
    start, end = marks(event)
    if match := _TIGHT_COMMENT.match(text, start.index, end.index):
        raise SyntaxTroubleError(TIGHT_COMMENT, match.end() - 1, match.start("indicator"))


def _refuse_disputed_text(event: yaml.ScalarEvent, text: str) -> None:
    """Refuse unquoted text inside brackets that one of the parsers refuses."""
    start, end = marks(event)
    offset = text.find("?", start.index, end.index)
    if offset >= 0:
        raise SyntaxTroubleError(QUESTION_MARK, offset)
    colon = _TIGHT_COLON.match(text, end.index)
    if event.value and colon:
        raise SyntaxTroubleError(TIGHT_COLON, colon.start("colon"))
