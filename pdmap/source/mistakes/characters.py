"""Characters that cannot stand where they are: tabs, and what YAML reserves at the start of a value."""

from __future__ import annotations

import re

from pdmap.findings import Check
from pdmap.source.characters import shown
from pdmap.source.checks import SYNTAX, UNSUPPORTED_FEATURE
from pdmap.source.problem import Problem
from pdmap.source.trouble import Trouble, quoted


def separating_tab(trouble: Trouble) -> Problem | None:
    """Recognize a tab outside quotes, block text and comments."""
    if trouble.character != "\t":
        return None
    return trouble.problem("tab where YAML takes only spaces", "replace the tab with spaces")


def question_mark(trouble: Trouble) -> Problem | None:
    """Recognize `?` in unquoted text inside brackets, which YAML parsers read differently."""
    if trouble.character != "?":
        return None
    return trouble.problem("`?` in unquoted text inside brackets", "quote the text that holds the `?`")


def reserved_start(trouble: Trouble) -> Problem | None:
    """Recognize a value that begins with a character of YAML's own, such as `@`."""
    character = trouble.character
    if not character or character in "]}":
        return None
    return _reserved(trouble, trouble.offset)


def broken_name(trouble: Trouble) -> Problem | None:
    """Recognize a value such as `*.example.com`, which YAML takes for an alias, or `& more` for an anchor."""
    return _reserved(trouble, trouble.context)


def text_behind_alias(trouble: Trouble) -> Problem | None:
    """Recognize `*name and more`."""
    first, end = trouble.last
    name = trouble.text.characters[first:end]
    if not name.startswith("*") or trouble.text.characters[end : trouble.offset].strip(" "):
        return None
    return trouble.problem(f"text behind the alias `{shown(name)}`", "quote the whole value if it is no alias")


def second_property(trouble: Trouble) -> Problem | None:
    """Recognize a second anchor or tag in front of a value, and an anchor in front of an alias."""
    character = trouble.character
    if not character or character not in "&!*":
        return None
    remedy = f"give a value one anchor at most; quote text that begins with `{character}`"
    return trouble.problem(f"`{character}` behind another anchor or tag", remedy)


def broken_tag(trouble: Trouble) -> Problem | None:
    """Recognize a value that YAML takes for a tag, and cannot read even as one."""
    return _reserved(trouble, trouble.context, UNSUPPORTED_FEATURE)


def directive_inside(trouble: Trouble) -> Problem | None:
    """Recognize a line that begins with `%` below the head of the manifest."""
    return _reserved(trouble, trouble.context)


def block_header(trouble: Trouble) -> Problem | None:
    """Recognize text behind `|` or `>`, as in `limit: >= 5`."""
    value = trouble.rest(trouble.context)
    remedy = f"quote the value: {quoted(value)}; block text begins on the next line"
    return trouble.problem(f"text directly behind `{value[:1]}`", remedy, trouble.context, trouble.context + len(value))


# Private functions

_KEY_COLON = re.compile(r":(?= |$)")


def _reserved(trouble: Trouble, start: int, check: Check = SYNTAX) -> Problem:
    value = _KEY_COLON.split(trouble.rest(start), maxsplit=1)[0]
    character = "a backtick" if value[:1] == "`" else f"`{shown(value[:1])}`"
    remedy = f"quote it: {quoted(value)}"
    return trouble.problem(f"unquoted text cannot begin with {character}", remedy, start, start + len(value), check)
