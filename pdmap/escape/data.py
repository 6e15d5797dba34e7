"""Text in the formats of data: JSON, YAML, addresses."""

from __future__ import annotations

import json as _json
import re
from urllib.parse import quote

from pdmap.escape.attached import misplaced, spelled
from pdmap.escape.characters import CONTROLS_AND_NONCHARACTERS, REPLACEMENT, code_of
from pdmap.escape.terminals import UNSAFE, is_plain


def json(document: str) -> str:
    r"""Return a JSON document with codes such as `\u001b` for what `terminal` would not show.

    Threats: those of `terminal`, for JSON is read on terminals and in logs; lone surrogates, which no
    encoding can write. Takes the output of a JSON writer, where such characters stand in strings only.
    """
    if is_plain(document):
        return document
    return UNSAFE.sub(lambda match: _json_code(match[0]), spelled(document, misplaced(document), _json_code))


def html_json(document: str) -> str:
    r"""Return a JSON document for a `<script type="application/json">` block of an HTML page.

    Threats: those of `json`; `</script>`, which ends the block wherever it stands; `<!--` and `<script`, after
    which a parser looks for another end. Takes the output of a JSON writer.
    """
    return json(document).translate(_JSON_MARKUP)


def yaml(text: str) -> str:
    r"""Return one line of text as a YAML scalar for any place in a manifest, in quotes where it needs them.

    Threats: a quote, a comment sign, a bracket or `: ` that ends the value and starts a key of the author's;
    words and numbers that are read as something else than text, by YAML 1.1 as well as by 1.2; those of `terminal`,
    for what is to be pasted is shown first. Codes such as `\u202e` read as the character that they stand for.
    """
    if _PLAIN_YAML.fullmatch(text) and text.casefold() not in _YAML_WORDS:
        return text
    quoted = CONTROLS_AND_NONCHARACTERS.sub(REPLACEMENT, _json.dumps(text, ensure_ascii=False))
    return UNSAFE.sub(lambda match: code_of(match[0]), spelled(quoted, misplaced(quoted), code_of))


def uri(path: str) -> str:
    """Return the relative URI reference of a path with `/` between folders.

    Threats: a first folder such as `https:` that makes the reference absolute; `?` and `#`, which end the path;
    characters that are invisible or not ASCII. Bytes of a file name that are not UTF-8 stay those bytes.
    """
    held = _UNDECODABLE.sub(REPLACEMENT, path)
    return quote(held.encode("utf-8", "surrogateescape"), safe="/")


# Private functions


def _json_code(character: str) -> str:
    if character in "\t\n\r":  # no JSON writer leaves these raw in a string: they stand between the values
        return character
    units = character.encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[start : start + 4]}" for start in range(0, len(units), 4))


# Private tables

_JSON_MARKUP = str.maketrans({"&": "\\u0026", "<": "\\u003c", ">": "\\u003e"})

# Words apart by single blanks, the first of which begins with a letter.
_PLAIN_YAML = re.compile(r"[^\W\d_][\w'@./+-]*(?: [\w'@./()&+-]+)*")
_YAML_WORDS = frozenset(("null", "true", "false", "yes", "no", "on", "off", "y", "n", "none"))

# Python reads a byte of a file name that is not UTF-8 as one of U+DC80 to U+DCFF.
_UNDECODABLE = re.compile("[\ud800-\udc7f\udd00-\udfff]")
