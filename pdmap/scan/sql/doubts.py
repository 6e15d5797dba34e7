"""What a file of SQL holds for another make of database than the one that it is taken for."""

from __future__ import annotations

import re

from pdmap.scan.sql.context import Context
from pdmap.scan.sql.dialects import Dialect
from pdmap.scan.sql.tokens import Span, quoting


def report_doubts(context: Context) -> None:
    """Report what is left out as a comment, and would be none if the file were for another make of database."""
    source = context.source
    if source.dialect is Dialect.MYSQL:
        if _HASH.search(source.text):
            _report_hashes(context)
        return
    for match in _OF_MYSQL.finditer(source.text):
        fact = "only MySQL runs a comment like this, and the file looks as if it were not for MySQL: it is not read"
        context.report(match.start(), fact)


def report_includes(context: Context) -> None:
    """Report the files that a script runs and that are not among those that are read."""
    for match in _INCLUDE.finditer(context.source.text):
        group = match.lastgroup or "file"
        name = match.group(group).strip("'\"; ")
        if name.rpartition("/")[2].casefold() not in context.names:
            context.report(match.start(group), f"`{name[:80]}` is run here, and not among the files that are read")


def report_swallowed(span: Span, context: Context) -> None:
    """Report a definition within the strings of data, where a backslash leaves open how far a string goes."""
    text = context.source.text
    if text.find("\\'", span.start, span.end) < 0:
        return
    found = _SWALLOWED.search(text, span.start, span.end)
    if found and not context.knows_backslashes():
        context.report(
            found.end(), "this definition stands in a string, or behind one with a backslash: it is not read"
        )


def report_unknown(start: int, context: Context) -> None:
    """Report a statement that is not understood: it may define a table, misspelled."""
    text = context.source.text[start : start + 30].split("\n")[0]
    context.report(start, f"a statement that begins with `{text}` is not known")


# Private functions


def _report_hashes(context: Context) -> None:
    """Report comments with a number sign that make sense without being one: the operators and names of others."""
    text = context.source.text
    for match in re.finditer(quoting(Dialect.MYSQL), text, re.DOTALL):
        start = match.start()
        if text[start] != "#":
            continue
        begin = text.rfind("\n", 0, start) + 1
        before = text[max(begin, start - _NEAR) : start]
        is_operator = _OPERATOR.match(text, start) and before.strip()
        is_name = _TEMPORARY.search(before) and text[start + 1 : start + 2].isalpha()
        if is_operator or is_name:
            fact = "in MySQL, which this file looks like, `#` begins a comment: what stands behind it is not read"
            context.report(start, fact)


# Private tables

_NEAR = 40
_HASH = re.compile(r"#>|#-(?!-)|\b(?:TABLE|INTO|FROM|JOIN|UPDATE|EXISTS)[ \t]+#[A-Za-z]", re.IGNORECASE)
_OPERATOR = re.compile(r"#(?:>>?|-(?!-))")
_TEMPORARY = re.compile(r"\b(?:TABLE|INTO|FROM|JOIN|UPDATE|EXISTS)[ \t]+$", re.IGNORECASE)
_OF_MYSQL = re.compile(r"/\*M?!\d*\s*(?:CREATE|ALTER|RENAME)\s+(?:TEMPORARY\s+)?TABLE\b", re.IGNORECASE)
_INCLUDE = re.compile(
    r"^[ \t]*(?:(?:\\ir?|\\include(?:_relative)?|\.read|:r)[ \t]+(?P<any>'[^'\n]+'|\"[^\"\n]+\"|[^\s;]+)"
    r"|(?:(?:SOURCE|START)[ \t]|@@?)[ \t]*(?P<file>\S+\.(?:sql|ddl)\b))",
    re.IGNORECASE | re.MULTILINE,
)
_SWALLOWED = re.compile(r"(?:^|;)[ \t]*(?=CREATE\s+TABLE\b|ALTER\s+TABLE\b)", re.IGNORECASE | re.MULTILINE)
