"""What the reader looks for: the spelling of a manifest as YAML, before its meaning."""

from __future__ import annotations

from pdmap.findings import Check, Severity

UNREADABLE_FILE = Check("SRC001", "file that cannot be read", Severity.ERROR)
"""Reported by whoever opens files; the reader itself only sees bytes."""

FOREIGN_ENCODING = Check("SRC002", "file that is not UTF-8", Severity.ERROR)
SYNTAX = Check("SRC003", "text that is not YAML", Severity.ERROR)
DUPLICATE_KEY = Check("SRC004", "key written twice in one mapping", Severity.ERROR)
LIMIT = Check("SRC005", "manifest over a limit of the reader", Severity.ERROR)
UNSUPPORTED_FEATURE = Check("SRC006", "YAML feature that manifests do not use", Severity.ERROR)
FORBIDDEN_CHARACTER = Check("SRC007", "control or invisible character", Severity.ERROR)
KEY_NOT_TEXT = Check("SRC008", "key that is not text", Severity.ERROR)
BROKEN_ALIAS = Check("SRC009", "alias without a finished anchor", Severity.ERROR)
UNSTABLE_NUMBER = Check("SRC010", "number that does not keep its value", Severity.ERROR)
EMPTY_MANIFEST = Check("SRC011", "empty manifest", Severity.WARNING)

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
