"""What the reader looks for: the spelling of a manifest as YAML, before its meaning."""

from __future__ import annotations

from pdmap.escape import attached
from pdmap.findings import Check, Severity


def _error(code: str, title: str, about: str) -> Check:
    return Check(code, title, Severity.ERROR, about=about)


UNREADABLE_FILE = _error(
    "SRC001",
    "file that cannot be read",
    "The file was found and could not be opened: permissions, a link that leads out of the inventory, a folder or a "
    "device under the name of a manifest. No rule runs while a manifest is missing. Make it a readable file, or move "
    "it out of the inventory.",
)
"""Reported by whoever opens files; the reader itself only sees bytes."""

FOREIGN_ENCODING = _error(
    "SRC002",
    "file that is not UTF-8",
    "Manifests are UTF-8, with or without a byte order mark. In another encoding, names and addresses would be read "
    "wrongly. Save the file as UTF-8.",
)
SYNTAX = _error(
    "SRC003",
    "text that is not YAML",
    "The text breaks the grammar of YAML, and nothing behind that place can be trusted, so nothing of the file is "
    "used. Usual causes are a tab in the indentation, a missing space behind a colon, an open quote or bracket, and "
    "text with `: ` or a leading `@` outside quotes.",
)
DUPLICATE_KEY = _error(
    "SRC004",
    "key written twice in one mapping",
    "Other readers keep the last value and say nothing, so one of the two statements is lost unseen. Here the first "
    "one counts until the other is removed.",
)
LIMIT = _error(
    "SRC005",
    "manifest over a limit of the reader",
    "Size, depth, number of values and expansion of aliases are bounded, so that no file can exhaust a machine. "
    "Split the manifest into several files: an inventory may have as many as it likes.",
)
UNSUPPORTED_FEATURE = _error(
    "SRC006",
    "YAML feature that manifests do not use",
    "Tags, merge keys (`<<`), directives and several documents in one file are refused: they mean different things "
    "to different readers. Write the value itself; anchors and aliases work within one file.",
)
FORBIDDEN_CHARACTER = _error(
    "SRC007",
    "control, invisible or heaped character",
    "Characters that cannot be seen, that turn the direction of writing, or that are heaped on one letter until they "
    "cover the lines around it, can make a text say something else than what is read. Joiners, selectors of variants "
    "and marks pass where a script or an emoji takes them: one joiner or selector behind a character, and up to "
    f"{attached.MOST_MARKS} marks on a letter ({attached.MOST_STACKED} in Tibetan, Burmese and Tai Tham). Remove the "
    "character.",
)
KEY_NOT_TEXT = _error(
    "SRC008",
    "key that is not text",
    "Keys are text: a list, a mapping or nothing cannot be one. Put the key into quotes if a number or a word such "
    "as `true` is meant as text.",
)
BROKEN_ALIAS = _error(
    "SRC009",
    "alias without a finished anchor",
    "An alias `*name` repeats what stands at `&name`, earlier in the same file and outside of itself. Check the name; "
    "quote the text if the star is part of it.",
)
UNSTABLE_NUMBER = _error(
    "SRC010",
    "number that does not keep its value",
    "A leading zero, very many digits, infinity or not-a-number are read differently by different tools. Put the "
    "value into quotes if it is a code or an id.",
)
EMPTY_MANIFEST = Check(
    "SRC011",
    "empty manifest",
    Severity.WARNING,
    about="The file holds nothing, or comments only. Fill it or delete it.",
)

CHECKS = (
    UNREADABLE_FILE,
    FOREIGN_ENCODING,
    SYNTAX,
    DUPLICATE_KEY,
    LIMIT,
    UNSUPPORTED_FEATURE,
    FORBIDDEN_CHARACTER,
    KEY_NOT_TEXT,
    BROKEN_ALIAS,
    UNSTABLE_NUMBER,
    EMPTY_MANIFEST,
)
"""Every check of the reader, in the order of their codes."""
