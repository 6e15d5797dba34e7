"""Text that is set as text: Markdown, feeds, and paper."""

from __future__ import annotations

import re

from pdmap.escape.characters import LINE_BREAK, REPLACEMENT, TURNING, one_line
from pdmap.escape.terminals import terminal


def markdown(text: str) -> str:
    """Return inline Markdown for a paragraph or a table cell that shows exactly the text.

    Threats: HTML, links and images in pull requests; mentions that notify people; references (`#1`, `!1`)
    that leave traces in issues; a cell that ends early; a line that becomes a heading, a list or a rule.
    Mentions and references are made after Markdown is rendered, so that a backslash does not stop them:
    a zero-width space does. Mail addresses are left whole, for people copy them.
    """
    inert = _MARKDOWN_PUNCTUATION.sub(r"\\\g<0>", one_line(text).strip())
    inert = BLOCK_START.sub(r"\1\\\2", inert)
    inert = BARE_DOMAIN.sub(r"\1\\.", inert.replace("://", "\\://"))
    return _REFERENCE.sub(r"\g<0>&#8203;", inert)


def markdown_block(text: str) -> str:
    """Return a Markdown code block that shows the text, line for line, for people to copy.

    Threats: those of `terminal`; a fence that ends the block, after which everything is Markdown and HTML again.
    """
    lines = [terminal(line) for line in LINE_BREAK.split(text)]
    longest = max((len(run) for line in lines for run in _BACKTICKS.findall(line)), default=0)
    fence = "`" * max(3, longest + 1)
    return "\n".join((f"{fence}text", *lines, fence))


def feed(text: str) -> str:
    """Return one line of plain text for the readers of feeds; the format's own function comes after it.

    Threats: characters that turn the direction of text around, with which a name reads as another one; control
    characters and noncharacters, which no reader expects.
    """
    return _TURNING.sub(REPLACEMENT, one_line(text))


def typst(text: str) -> str:
    r"""Return one line of text for an input of Typst, which its source sets as text and never reads as markup.

    Threats: characters that turn the direction of text around, with which a name reads as another one; control
    characters and lone surrogates, which make the whole document fail, as those for private use do in PDF/A.
    """
    return _UNTYPESETTABLE.sub(REPLACEMENT, one_line(text))


# Shared tables

# Both Markdown and Mermaid's labels: the sign of a list, a heading's underline or a table's alignment row.
BLOCK_START = re.compile(r"^([0-9]+(?=[.)])|(?=[-+=:]))(.)")
BARE_DOMAIN = re.compile(r"(www)\.", re.IGNORECASE)

# Private tables

_MARKDOWN_PUNCTUATION = re.compile(r"[\\`*_\[\]<>#|~!&${^]|(?<![A-Za-z0-9_])@")
_REFERENCE = re.compile(r"(?<=\\)(?:@(?=\w)|[#!](?=\d))")
_BACKTICKS = re.compile("`+")
_PRIVATE = "\ue000-\uf8ff\U000f0000-\U0010ffff"
_TURNING = re.compile(f"[{TURNING}]")
_UNTYPESETTABLE = re.compile(f"[{TURNING}{_PRIVATE}]")
