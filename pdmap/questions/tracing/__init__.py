"""Tracing: the way of a kind of data, hop by hop, along and against its direction."""

from __future__ import annotations

from pdmap.questions.tracing.lines import Line, lines_of
from pdmap.questions.tracing.moves import Move, State, moves_of
from pdmap.questions.tracing.named import NamedRecipient, named_recipients
from pdmap.questions.tracing.shown import shown_hops, trail_shown
from pdmap.questions.tracing.trace import Hop, Trace, beyond, trace_of

__all__ = [
    "Hop",
    "Line",
    "Move",
    "NamedRecipient",
    "State",
    "Trace",
    "beyond",
    "lines_of",
    "moves_of",
    "named_recipients",
    "shown_hops",
    "trace_of",
    "trail_shown",
]
