"""Syntax errors in our own words: which mistakes may lie behind which complaint of the parsers."""

from __future__ import annotations

import re

from pdmap.source.mistakes import brackets, characters, colons, conflicts, documents, indentation, quotes
from pdmap.source.problem import Problem
from pdmap.source.trouble import Diagnosis, Trouble


def explain(complaint: str, trouble: Trouble) -> Problem:
    """Return the mistake behind a parser's complaint; libyaml and PyYAML's own parser are both understood."""
    if problem := conflicts.conflict_marker(trouble):
        return problem
    for pattern, diagnoses in _DIAGNOSES:
        if not pattern.search(complaint):
            continue
        for diagnose in diagnoses:
            if problem := diagnose(trouble):
                return problem
    return trouble.problem("text that YAML cannot place here", "compare it with the lines around, or quote it")


# Private functions

_COMPLAINTS: dict[str, tuple[Diagnosis, ...]] = {
    r"tab character": (characters.separating_tab,),
    r"unexpected ':'": (colons.tight_colon,),
    r"question mark": (characters.question_mark,),
    r"cannot start any token": (characters.separating_tab, characters.reserved_start),
    r"mapping values are not allowed": (
        colons.long_key,
        colons.colon_in_value,
        indentation.deeper_than_value,
        colons.missing_space,
        colons.missing_colon,
    ),
    r"mapping keys are not allowed": (characters.reserved_start,),
    r"sequence entries are not allowed": (indentation.list_behind_key,),
    r"expected ':'": (indentation.block_text_not_indented, colons.missing_space, colons.missing_colon),
    r"unexpected end of stream|unexpected document": (quotes.unclosed_quote,),
    r"unknown escape|hexdecimal|hexadecimal": (quotes.unknown_escape,),
    r"invalid Unicode character escape": (quotes.invalid_code_point,),
    r"expected ',' or": (
        characters.question_mark,
        brackets.wrong_closing_bracket,
        brackets.unclosed_bracket,
        brackets.missing_comma,
    ),
    r"node content": (
        brackets.dash_in_brackets,
        brackets.wrong_closing_bracket,
        brackets.unclosed_bracket,
        brackets.stray_closing_bracket,
        characters.reserved_start,
    ),
    r"expected key|'-' indicator|<block end>": (
        colons.tight_colon,
        colons.missing_key,
        brackets.stray_closing_bracket,
        quotes.text_behind_quote,
        characters.text_behind_alias,
        characters.second_property,
        brackets.text_behind_bracket,
        indentation.item_among_keys,
        indentation.deeper_than_value,
        indentation.text_behind_comment,
        indentation.wrong_indentation,
        indentation.key_among_items,
    ),
    r"<document start>": (
        colons.tight_colon,
        brackets.stray_closing_bracket,
        quotes.text_behind_quote,
        brackets.text_behind_bracket,
        documents.late_directive,
        documents.less_indented_than_first_line,
        documents.text_behind_end,
    ),
    r"alphabetic or numeric": (characters.broken_name,),
    r"tag|URI|'>'|whitespace or line break": (characters.broken_tag,),
    r"indentation indicator|comment or (?:a )?line break": (characters.block_header,),
    r"directive|non-alphabetical": (characters.directive_inside,),
}
_DIAGNOSES = tuple((re.compile(pattern), diagnoses) for pattern, diagnoses in _COMPLAINTS.items())
