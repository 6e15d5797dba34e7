"""The reader: bytes to nodes that know their place, and findings on how a manifest is spelled.

The only part that imports yaml. It uses the parser's events alone, because they come without
recursion, with positions, and before anything of YAML 1.1 is made of a value.
"""

from pdmap.source.checks import CHECKS, UNREADABLE_FILE
from pdmap.source.comments import Comment, speaks_to_pdmap
from pdmap.source.limits import DEFAULT_LIMITS, Limits
from pdmap.source.lines import lines_of
from pdmap.source.manifest import Manifest
from pdmap.source.nodes import (
    TYPE_NAMES,
    Entry,
    MappingNode,
    Node,
    Plain,
    Scalar,
    ScalarNode,
    SequenceNode,
    plain,
)
from pdmap.source.reader import parse
from pdmap.source.respelling import respelled

__all__ = [
    "CHECKS",
    "DEFAULT_LIMITS",
    "TYPE_NAMES",
    "UNREADABLE_FILE",
    "Comment",
    "Entry",
    "Limits",
    "Manifest",
    "MappingNode",
    "Node",
    "Plain",
    "Scalar",
    "ScalarNode",
    "SequenceNode",
    "lines_of",
    "parse",
    "plain",
    "respelled",
    "speaks_to_pdmap",
]
