"""Make an inventory's text harmless in what it is written into: one pure function per sink.

Whatever stands in a manifest, even the name of its file, may come from a stranger's pull request.
A sink is a text format that gives some characters a meaning; after its function none has one.
What a format cannot hold becomes U+FFFD rather than nothing, because two halves that close up
around a removed character can make a word that was not there.
"""

from __future__ import annotations

import json as _json
import re
from urllib.parse import quote

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
"""Stands in for a character that a format cannot hold."""


def terminal(text: str) -> str:
    r"""Return one line for terminals and logs of CI, with codes such as `\x1b` for dangerous characters.

    Threats: escape sequences that recolor the screen, move the cursor or make links; bidirectional and
    invisible characters that show another text than the one that is stored (CVE-2021-42574); a line break
    that starts a line of the attacker's; `##[command]` anywhere and `::command::` at the start of a line,
    which CI runners obey.
    """
    if is_plain(text) and not text.lstrip(" ").startswith(":"):
        return text
    return _LEADING_COLON.sub(r"\1\\x3a", "".join(terminal_characters(text)))


def is_plain(text: str) -> bool:
    """Return whether a line is all visible ASCII without a command for CI runners: nothing in it looks dangerous.

    Most lines are, and this is told many times faster than what is dangerous in the others.
    """
    return text.isascii() and text.isprintable() and "##" not in text


def terminal_characters(text: str) -> list[str]:
    """Return what `terminal` shows for each character, so that a frame can count columns.

    A colon at the start is kept: the caller writes something else before it.
    """
    characters = list(text)
    for match in _UNSAFE_ON_TERMINALS.finditer(text):
        characters[match.start()] = _code(match[0])
    return characters


def lines(screen: str) -> str:
    """Return text that was broken into lines for a screen or a log, with no command for CI runners at the start of one.

    Threats: `::error::` within a text, which `terminal` leaves as it is, and which comes to stand at the start of
    a line where a text is broken there.
    """
    return _COMMAND_AT_START.sub(r"\1\\x3a", screen) if "::" in screen else screen


def html(text: str) -> str:
    """Return text for the content or the quoted attribute value of an HTML element.

    Threats: markup and closing quotes in data; control characters and noncharacters, which the HTML
    standard forbids and which parsers repair each in its own way; the commands for CI runners that `terminal`
    names, for a page may be written to a log. An attribute needs its quotes, and what a link may point to is the
    writer's matter.
    """
    unix = text.replace("\r\n", "\n").replace("\r", "\n")
    return _without_commands(_CONTROLS_AND_NONCHARACTERS.sub(REPLACEMENT, unix).translate(_MARKUP))


def xml(text: str) -> str:
    """Return text for the content or the quoted attribute value of an XML 1.0 element.

    Threats: markup and closing quotes in data; characters that XML 1.0 cannot hold in any spelling,
    which make the whole file unreadable; the commands for CI runners that `terminal` names. Line breaks, tabs and
    DEL to U+009F become references, so that attributes keep them and terminals do not obey them.
    """
    return _without_commands(_ILLEGAL_IN_XML.sub(REPLACEMENT, text).translate(_XML_REFERENCES))


def office(text: str) -> str:
    """Return text in characters that office documents can hold; line breaks become LF.

    Threats: characters that XML 1.0 cannot hold, which make the whole file unreadable; control characters, which
    programs drop or write as codes such as `_x000D_`. Markup is left to what writes the XML.
    """
    unix = text.replace("\r\n", "\n").replace("\r", "\n")
    return _CONTROLS_AND_NONCHARACTERS.sub(REPLACEMENT, unix)


def dot(text: str) -> str:
    r"""Return the body of a quoted DOT string for a label, a link or a name; the caller writes the quotes.

    Threats: a quote that ends the string and starts attributes, such as an image that is read from disk;
    `\N`, `\G` and `\l`, which Graphviz replaces; entities, which it decodes; control characters, which make
    its SVG unreadable; `##[command]`, which CI runners obey in a log. Labels of record shapes have a grammar of their
    own and are not covered.
    """
    return _without_commands(_one_line(text).translate(_DOT_CODES))


def dot_tooltip(text: str) -> str:
    r"""Return the body of a quoted DOT string for a tooltip of any kind; the caller writes the quotes.

    Threats: those of `dot`. Graphviz (14.1) reads tooltips twice, so that `\\N` becomes `\N` and then a name.
    """
    return dot(text.replace("\\", "\\\\"))


def typst(text: str) -> str:
    r"""Return one line of text for an input of Typst, which its source sets as text and never reads as markup.

    Threats: characters that turn the direction of text around, with which a name reads as another one; control
    characters and lone surrogates, which make the whole document fail, as those for private use do in PDF/A.
    """
    return _UNTYPESETTABLE.sub(REPLACEMENT, _one_line(text))


def mermaid(text: str) -> str:
    r"""Return the body of a quoted Mermaid label, as in `id["..."]`; the caller writes the quotes.

    Threats: a quote that ends the label, where words such as `end` are grammar again; `%%{init}%%`
    directives, which count anywhere; HTML; Markdown, formulas, icons (`fa:fa-x`) and `\n`, which labels
    interpret; a `;` that Mermaid drops behind `style...:`. Punctuation becomes entities such as `#quot;`.
    An empty label is a syntax error and becomes a blank.
    """
    inert = _one_line(text).strip().translate(_MERMAID_ENTITIES)
    inert = _BLOCK_START.sub(lambda match: f"{match[1]}#{ord(match[2])};", inert)
    return _BARE_DOMAIN.sub(r"\1#46;", inert) or " "


def markdown(text: str) -> str:
    """Return inline Markdown for a paragraph or a table cell that shows exactly the text.

    Threats: HTML, links and images in pull requests; mentions that notify people; references (`#1`, `!1`)
    that leave traces in issues; a cell that ends early; a line that becomes a heading, a list or a rule.
    Mentions and references are made after Markdown is rendered, so that a backslash does not stop them:
    a zero-width space does. Mail addresses are left whole, for people copy them.
    """
    inert = _MARKDOWN_PUNCTUATION.sub(r"\\\g<0>", _one_line(text).strip())
    inert = _BLOCK_START.sub(r"\1\\\2", inert)
    inert = _BARE_DOMAIN.sub(r"\1\\.", inert.replace("://", "\\://"))
    return _REFERENCE.sub(r"\g<0>&#8203;", inert)


def feed(text: str) -> str:
    """Return one line of plain text for the readers of feeds; the format's own function comes after it.

    Threats: characters that turn the direction of text around, with which a name reads as another one; control
    characters and noncharacters, which no reader expects.
    """
    return _TURNING.sub(REPLACEMENT, _one_line(text))


def csv(text: str) -> str:
    """Return the value of a CSV cell; quoting is left to the csv module.

    Threats: spreadsheets calculate a cell that starts with `=`, `+`, `-`, `@`, their full-width twins, a tab
    or a line break, and a formula can send the sheet's content away or start programs. A leading apostrophe
    makes it text, also where blanks or invisible characters stand first. Programs that part cells by `;` or tabs, as
    those of many languages do, make cells and rows of their own within the text: each gets the apostrophe as well.
    So does `::command::`, which CI runners obey at the start of a line; `##[command]` they find anywhere, and no
    sign in front of it would help.
    """
    held = _CONTROLS_AND_NONCHARACTERS.sub(REPLACEMENT, text)
    inner = _INNER_CELL.sub(r"\g<0>'", held)
    return f"'{inner}" if _CELL_START.match(held) else inner


def github_data(text: str) -> str:
    """Return the message of a GitHub workflow command, such as the text behind `::error::`.

    Threats: a line break starts a second command, such as `::add-mask::` or `::stop-commands::`; a `%`
    makes the runner decode what it must not; control characters reach the viewer of the log.
    """
    if is_plain(text):
        return text.replace("%", "%25")
    shown = "".join(
        raw if raw in "\r\n" else character for raw, character in zip(text, terminal_characters(text), strict=True)
    )
    return shown.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def github_property(text: str) -> str:
    """Return the value of a GitHub workflow command's property, such as `file=`.

    Threats: those of `github_data`, and a `:` or `,` that ends the value and sets another property.
    """
    return github_data(text).replace(":", "%3A").replace(",", "%2C")


def uri(path: str) -> str:
    """Return the relative URI reference of a path with `/` between folders.

    Threats: a first folder such as `https:` that makes the reference absolute; `?` and `#`, which end the path;
    characters that are invisible or not ASCII. Bytes of a file name that are not UTF-8 stay those bytes.
    """
    held = _UNDECODABLE.sub(REPLACEMENT, path)
    return quote(held.encode("utf-8", "surrogateescape"), safe="/")


def sarif(text: str) -> str:
    """Return the text of a plain SARIF message; its lines are kept.

    Threats: those of `terminal`; `[text](target)`, which viewers show as a link; `{0}`, which they replace.
    A blank breaks both. Other braces stay single: the standard asks for two of them, and viewers show both.
    """
    lines = _LINE_BREAK.split(text) if "\n" in text or "\r" in text else (text,)
    shown = "\n".join(map(terminal, lines))
    return _SARIF_PLACEHOLDER.sub(r"{ \1}", shown.replace("](", "] ("))


def markdown_block(text: str) -> str:
    """Return a Markdown code block that shows the text, line for line, for people to copy.

    Threats: those of `terminal`; a fence that ends the block, after which everything is Markdown and HTML again.
    """
    lines = [terminal(line) for line in _LINE_BREAK.split(text)]
    longest = max((len(run) for line in lines for run in _BACKTICKS.findall(line)), default=0)
    fence = "`" * max(3, longest + 1)
    return "\n".join((f"{fence}text", *lines, fence))


def yaml(text: str) -> str:
    """Return one line of text as a YAML scalar for any place in a manifest, in quotes where it needs them.

    Threats: a quote, a comment sign, a bracket or `: ` that ends the value and starts a key of the author's;
    words and numbers that are read as something else than text, by YAML 1.1 as well as by 1.2.
    """
    if _PLAIN_YAML.fullmatch(text) and text.casefold() not in _YAML_WORDS:
        return text
    return _CONTROLS_AND_NONCHARACTERS.sub(REPLACEMENT, _json.dumps(text, ensure_ascii=False))


def json(document: str) -> str:
    r"""Return a JSON document with codes such as `\u001b` for what `terminal` would not show.

    Threats: those of `terminal`, for JSON is read on terminals and in logs; lone surrogates, which no
    encoding can write. Takes the output of a JSON writer, where such characters stand in strings only.
    """
    return document if is_plain(document) else _UNSAFE_ON_TERMINALS.sub(_json_code, document)


def html_json(document: str) -> str:
    r"""Return a JSON document for a `<script type="application/json">` block of an HTML page.

    Threats: those of `json`; `</script>`, which ends the block wherever it stands; `<!--` and `<script`, after
    which a parser looks for another end. Takes the output of a JSON writer.
    """
    return json(document).translate(_JSON_MARKUP)


# Private functions


def _code(character: str) -> str:
    number = ord(character)
    if number < 0x100:
        return f"\\x{number:02x}"
    return f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"


def _json_code(match: re.Match[str]) -> str:
    if match[0] in "\t\n\r":  # no JSON writer leaves these raw in a string: they stand between the values
        return match[0]
    units = match[0].encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[start : start + 4]}" for start in range(0, len(units), 4))


def _without_commands(markup: str) -> str:
    """Return markup of which readers see the same text, with no command for CI runners in it."""
    held = _COMMAND_AT_START.sub(r"\1&#58;", markup) if "::" in markup else markup
    return _COMMAND_IN_BRACKETS.sub("&#35;", held) if "##" in held else held


def _one_line(text: str) -> str:
    return _CONTROLS_AND_NONCHARACTERS.sub(REPLACEMENT, _LINE_BREAK_OR_TAB.sub(" ", text))


# Private tables

_CONTROLS = "\x00-\x1f\x7f-\x9f"

# Unicode's Default_Ignorable_Code_Point (bidirectional controls, zero-width and filler characters, tags), but
# for U+FE00 to U+FE0F, which choose between text and emoji; with the separators of lines and paragraphs,
# interlinear annotations and surrogates.
_INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164"
    "\ud800-\udfff\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)

_PRIVATE = "\ue000-\uf8ff\U000f0000-\U0010ffff"
_TURNERS = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_TURNING = re.compile(f"[{_TURNERS}]")
_UNTYPESETTABLE = re.compile(f"[{_TURNERS}{_PRIVATE}]")

# `##[` and `##vso[` are commands wherever they stand in a line: the GitHub runner and the Azure agent search for them.
_UNSAFE_ON_TERMINALS = re.compile(rf"[{_CONTROLS}{_INVISIBLE}]|#(?=#\w*\[)")

# The GitHub runner trims a line before it looks for `::`.
_LEADING_COLON = re.compile(r"^([\s\ufe00-\ufe0f]*):")
_COMMAND_AT_START = re.compile(r"^((?:[^\S\n]|[\ufe00-\ufe0f])*):(?=:)", re.MULTILINE)
_COMMAND_IN_BRACKETS = re.compile(r"(?<=#)#(?=\w*\[)")

_NONCHARACTERS = "\ufdd0-\ufdef" + "".join(chr(last - 1) + chr(last) for last in range(0xFFFF, 0x110000, 0x10000))
_CONTROLS_AND_NONCHARACTERS = re.compile(rf"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff{_NONCHARACTERS}]")
_ILLEGAL_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LINE_BREAK = re.compile(r"\r\n|[\n\r]")
_LINE_BREAK_OR_TAB = re.compile(r"\r\n|[\t\n\v\f\r\x85\u2028\u2029]")

# Python reads a byte of a file name that is not UTF-8 as one of U+DC80 to U+DCFF.
_UNDECODABLE = re.compile("[\ud800-\udc7f\udd00-\udfff]")
_SARIF_PLACEHOLDER = re.compile(r"\{(\d+)\}")
_BACKTICKS = re.compile("`+")

_MARKUP = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"})
_JSON_MARKUP = str.maketrans({"&": "\\u0026", "<": "\\u003c", ">": "\\u003e"})
_XML_REFERENCES = _MARKUP | {number: f"&#{number};" for number in (*b"\t\n\r", *range(0x7F, 0xA0))}

_DOT_CODES = str.maketrans({"\\": "\\\\", '"': '\\"', "&": "&amp;"})

# `°` and `¶` are parts of the marks that Mermaid puts in place of entities while it parses.
_MERMAID_ENTITIES = str.maketrans(
    {'"': "#quot;", "&": "#amp;", "<": "#lt;", ">": "#gt;"}
    | {character: f"#{ord(character)};" for character in "#;:\\`*_~[]{}|@$%^°¶"},
)

_MARKDOWN_PUNCTUATION = re.compile(r"[\\`*_\[\]<>#|~!&${^]|(?<![A-Za-z0-9_])@")
_REFERENCE = re.compile(r"(?<=\\)(?:@(?=\w)|[#!](?=\d))")

# Both Markdown and Mermaid's labels: the sign of a list, a heading's underline or a table's alignment row.
_BLOCK_START = re.compile(r"^([0-9]+(?=[.)])|(?=[-+=:]))(.)")
_BARE_DOMAIN = re.compile(r"(www)\.", re.IGNORECASE)

# What a cell must not start with: a formula, or a command for CI runners.
# Tabs and line breaks part cells themselves: were they among the blanks, a run of them would take its length squared.
_BLANKS = rf" \xa0\u1680\u2000-\u200a\u202f\u205f\u3000\ufe00-\ufe0f{_INVISIBLE}"
_OPENING = r"(?:[=+\-@\uff1d\uff0b\uff0d\uff20]|::)"
_CELL_START = re.compile(rf"[\t\r\n]|[{_BLANKS}]*{_OPENING}")

# Up to where a cell starts for programs that part cells by `;` or tabs; a quote there may be read as that of the cell.
_INNER_CELL = re.compile(rf"[;\t\r\n][{_BLANKS}\"]*(?={_OPENING})")

# Words apart by single blanks, the first of which begins with a letter.
_PLAIN_YAML = re.compile(r"[^\W\d_][\w'@./+-]*(?: [\w'@./()&+-]+)*")
_YAML_WORDS = frozenset(("null", "true", "false", "yes", "no", "on", "off", "y", "n", "none"))
