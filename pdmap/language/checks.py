"""What the language itself checks: spelling, shape and ids, before any rule looks at an inventory."""

from __future__ import annotations

from pdmap.findings import Check, Severity

DUPLICATE_ID = Check("REF002", "id defined twice", Severity.ERROR, ("Art. 5(2) GDPR",))
UNKNOWN_KEY = Check("REF003", "unknown key", Severity.ERROR, ("Art. 5(2) GDPR",))
UNKNOWN_WORD = Check("REF004", "unknown code", Severity.ERROR, ("Art. 30(1) GDPR",))
WRONG_KIND = Check("LNG001", "value of the wrong kind", Severity.ERROR)
MISSING_KEY = Check("LNG002", "missing key", Severity.ERROR)
UNFIT_TEXT = Check("LNG003", "text that does not fit", Severity.ERROR)
OUT_OF_RANGE = Check("LNG004", "number out of range", Severity.ERROR)

CHECKS = (DUPLICATE_ID, UNKNOWN_KEY, UNKNOWN_WORD, WRONG_KIND, MISSING_KEY, UNFIT_TEXT, OUT_OF_RANGE)
"""Every check of the language, for the documentation."""
