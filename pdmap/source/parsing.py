"""From a text to a manifest by the events of a YAML parser: what takes one, and all that is wrong with the spelling.

Loaded where a manifest needs it: most can be read without (`regular`).
"""

from __future__ import annotations

from contextlib import suppress
from itertools import islice

from pdmap.cycles import without_search_for_cycles
from pdmap.findings import sorted_findings
from pdmap.source.builder import Builder
from pdmap.source.character_problems import raw_problems
from pdmap.source.characters import shown
from pdmap.source.checks import EMPTY_MANIFEST, UNSUPPORTED_FEATURE
from pdmap.source.collector import Collector, ReadingStopped
from pdmap.source.comment_scanner import CommentScanner
from pdmap.source.comments import Comment
from pdmap.source.directives import foreign_directives
from pdmap.source.events import SyntaxTroubleError, read_events
from pdmap.source.excess import FILE_START, too_many_comments
from pdmap.source.limits import Limits
from pdmap.source.manifest import Manifest
from pdmap.source.nodes import Node, ScalarNode
from pdmap.source.portability import portable
from pdmap.source.problem import Problem
from pdmap.source.problems import explain
from pdmap.source.text import SourceText
from pdmap.source.trouble import Trouble


def parsed_by_events(path: str, original: str, text: SourceText, limits: Limits) -> Manifest:
    """Read a text by the events of a parser.

    Args:
        path: Path of the file, as in `Manifest`.
        original: The text as its author saved it.
        text: The same for the parser.
        limits: What is taken.
    """
    collector = Collector(path, limits.findings)
    scanner = CommentScanner(text)
    root = None
    comments: tuple[Comment, ...] = ()
    with suppress(ReadingStopped), without_search_for_cycles():
        _collect_from_text(original, text, collector)
        read = _read(text, scanner, collector, limits)
        comments = _comments(scanner, collector, limits)
        root = read
    return Manifest(path, root, tuple(sorted_findings(collector.findings)), text.lines, comments)


# Private functions


def _collect_from_text(original: str, text: SourceText, collector: Collector) -> None:
    """Collect what is wrong with the text before it is parsed."""
    for problem in raw_problems(original, text):
        collector.add(problem)
    for directive in foreign_directives(original):
        message = f"directive `{shown(directive.text)}` is not supported"
        span = text.span(directive.start, directive.end)
        remedy = "remove it; manifests are YAML 1.2"
        collector.add(Problem(UNSUPPORTED_FEATURE, message, span, remedy, detail=shown(directive.text)))


def _read(text: SourceText, scanner: CommentScanner, collector: Collector, limits: Limits) -> Node | None:
    builder = Builder(text, collector, limits)
    events = portable(read_events(text.characters), text)
    try:
        root = builder.build(scanner.watch(events) if "#" in text.characters else events)
    except SyntaxTroubleError as error:
        collector.stop(_syntax_problem(error, builder, text))
    if root is None or (isinstance(root, ScalarNode) and not root.text and not root.quoted):
        remedy = "write a section such as `systems:`, or remove the file"
        collector.add(Problem(EMPTY_MANIFEST, "manifest holds nothing", FILE_START, remedy))
        return None
    return root


def _comments(scanner: CommentScanner, collector: Collector, limits: Limits) -> tuple[Comment, ...]:
    found = tuple(islice(scanner.comments(), limits.comments + 1))
    if len(found) > limits.comments:
        collector.stop(too_many_comments(limits, found[-1].span))
    return found


def _syntax_problem(error: SyntaxTroubleError, builder: Builder, text: SourceText) -> Problem:
    offset = min(error.offset, len(text.characters))
    context = offset if error.context is None else error.context
    return explain(error.problem, Trouble(offset, context, builder.last, builder.open_bracket, text))
