"""A page as Markdown (GitHub's): the form of the files in `docs/`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import assert_never

from pdmap.escape import markdown as escaped
from pdmap.manual.page import Block, Code, Heading, Items, Page, Paragraph, Quotation, Span, Table, spans

Links = Mapping[str, str]
"""Where words lead that are explained elsewhere, such as the codes of checks; in code, the code as a whole."""

NO_LINKS: Links = MappingProxyType({})
"""For pages that stand alone."""

MARK = "# <- finding"
"""Points out a line of an example."""


def render(page: Page, links: Links = NO_LINKS) -> str:
    """Return a page as Markdown that ends with a line break."""
    lines = [f"# {inline(page.title)}", ""]
    for block in page.blocks:
        lines += [*_block(block, links), ""]
    return "\n".join(lines).rstrip("\n") + "\n"


def inline(text: str, links: Links = NO_LINKS) -> str:
    """Return a text for a paragraph: code stays code, words with a page become links, all else shows as it is."""
    parts = enumerate(spans(" ".join(text.split())))
    return "".join(_span(span, links, is_first=index == 0) for index, span in parts)


# Private functions

_BARE_BAR = re.compile(r"(?<!\\)\|")


@cache
def _words(known: tuple[str, ...]) -> re.Pattern[str]:
    """Return the pattern that finds words with a link; without any it finds nothing."""
    return re.compile(rf"\b({'|'.join(map(re.escape, known)) or '(?!)'})\b")


def _block(block: Block, links: Links) -> Iterator[str]:
    match block:
        case Heading():
            yield f"{'#' * block.level} {inline(block.text)}"
        case Paragraph():
            yield inline(block.text, links)
        case Items():
            yield from (f"- {inline(text, links)}" for text in block.texts)
        case Quotation():
            yield from _quotation(block)
        case Code():
            yield from _code(block)
        case Table():
            yield _row(map(inline, block.columns))
            yield _row("---" for _ in block.columns)
            yield from (_row(_cell(cell, links) for cell in row) for row in block.rows)
        case never:
            assert_never(never)


def _quotation(block: Quotation) -> Iterator[str]:
    name = f": {inline(block.name)}" if block.name else ""
    yield f"**{inline(block.citation)}**{name}"
    for line in block.lines:
        yield from (">" if line != block.lines[0] else "", f"> {inline(line)}")


def _code(block: Code) -> Iterator[str]:
    """Yield a fenced block; its fence is longer than any in the text."""
    fence = "`" * max(3, 1 + max(map(len, re.findall("`+", block.text)), default=0))
    yield f"{fence}{block.language or 'text'}"
    for number, line in enumerate(block.text.rstrip("\n").split("\n"), start=1):
        yield f"{line}  {MARK}" if number in block.marked else line
    yield fence


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(text: str, links: Links) -> str:
    """Return a text for a cell; GitHub ends a cell at a bar even within code."""
    return _BARE_BAR.sub(r"\|", inline(text, links))


def _span(span: Span, links: Links, *, is_first: bool) -> str:
    if span.is_code:
        code = f"`{span.text}`"
        return f"[{code}]({links[span.text]})" if span.text in links else code
    parts = enumerate(_words(tuple(links)).split(span.text))
    return "".join(
        f"[{escaped(part)}]({links[part]})" if part in links else _escaped(part, is_first=is_first and index == 0)
        for index, part in parts
    )


def _escaped(text: str, *, is_first: bool) -> str:
    """Return a stretch of text with its outer blanks, which the escape takes away."""
    inner = text.strip()
    if not inner:
        return text
    start = text.index(inner)
    # Only a stretch at the start can begin a list or a heading.
    shown = escaped(inner) if is_first else escaped(f"x{inner}")[1:]
    return f"{text[:start]}{shown}{text[start + len(inner) :]}"
