"""Text in the languages of diagrams."""

from __future__ import annotations

import re

from pdmap.escape.characters import one_line
from pdmap.escape.markup import without_commands
from pdmap.escape.prose import BARE_DOMAIN, BLOCK_START


def dot(text: str) -> str:
    r"""Return the body of a quoted DOT string for a label, a link or a name; the caller writes the quotes.

    Threats: a quote that ends the string and starts attributes, such as an image that is read from disk;
    `\N`, `\G` and `\l`, which Graphviz replaces; entities, which it decodes; control characters, which make
    its SVG unreadable; `##[command]`, which CI runners obey in a log. Labels of record shapes have a grammar of their
    own and are not covered.
    """
    return without_commands(one_line(text).translate(_DOT_CODES))


def dot_tooltip(text: str) -> str:
    r"""Return the body of a quoted DOT string for a tooltip of any kind; the caller writes the quotes.

    Threats: those of `dot`. Graphviz (14.1) reads tooltips twice, so that `\\N` becomes `\N` and then a name.
    """
    return dot(text.replace("\\", "\\\\"))


def mermaid(text: str) -> str:
    r"""Return the body of a quoted Mermaid label, as in `id["..."]`; the caller writes the quotes.

    Threats: a quote that ends the label, where words such as `end` are grammar again; `%%{init}%%`
    directives, which count anywhere; HTML; Markdown, formulas, icons (`fa:fa-x`) and `\n`, which labels
    interpret; a `;` that Mermaid drops behind `style...:`; `direction TB`, which makes a statement of the whole line
    that it stands in, quotes or not. Punctuation becomes entities such as `#quot;`. An empty label is a syntax error
    and becomes a blank.
    """
    inert = one_line(text).strip().translate(_MERMAID_ENTITIES)
    inert = _DIRECTION.sub(lambda match: f"#{ord(match[0])};", inert)
    inert = BLOCK_START.sub(lambda match: f"{match[1]}#{ord(match[2])};", inert)
    return BARE_DOMAIN.sub(r"\1#46;", inert) or " "


# Private tables

_DOT_CODES = str.maketrans({"\\": "\\\\", '"': '\\"', "&": "&amp;"})

# `°` and `¶` are parts of the marks that Mermaid puts in place of entities while it parses.
_MERMAID_ENTITIES = str.maketrans(
    {'"': "#quot;", "&": "#amp;", "<": "#lt;", ">": "#gt;"}
    | {character: f"#{ord(character)};" for character in "#;:\\`*_~[]{}|@$%^°¶"},
)

# What stands behind it may be the next text of the label, which comes here by itself.
_DIRECTION = re.compile(r"d(?=irection(?:[\s\ufeff]|\Z))", re.IGNORECASE)
