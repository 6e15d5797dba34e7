"""Make an inventory's text harmless in what it is written into: one pure function per sink.

Whatever stands in a manifest, even the name of its file, may come from a stranger's pull request.
A sink is a text format that gives some characters a meaning; after its function none has one.
What a format cannot hold becomes U+FFFD rather than nothing, because two halves that close up
around a removed character can make a word that was not there.
"""

from pdmap.escape.characters import REPLACEMENT
from pdmap.escape.data import html_json, json, uri, yaml
from pdmap.escape.diagrams import dot, dot_tooltip, mermaid
from pdmap.escape.markup import html, office, xml
from pdmap.escape.prose import feed, markdown, markdown_block, typst
from pdmap.escape.runners import github_data, github_property, sarif
from pdmap.escape.sheets import csv
from pdmap.escape.terminals import is_plain, lines, terminal, terminal_characters

__all__ = [
    "REPLACEMENT",
    "csv",
    "dot",
    "dot_tooltip",
    "feed",
    "github_data",
    "github_property",
    "html",
    "html_json",
    "is_plain",
    "json",
    "lines",
    "markdown",
    "markdown_block",
    "mermaid",
    "office",
    "sarif",
    "terminal",
    "terminal_characters",
    "typst",
    "uri",
    "xml",
    "yaml",
]
