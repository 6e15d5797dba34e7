"""What is checked beside the rules: spelling, shape and ids, and what keeps findings from being reported."""

from __future__ import annotations

from pdmap.findings import Check, Severity

DUPLICATE_ID = Check(
    "REF002",
    "id defined twice",
    Severity.ERROR,
    ("Art. 5(2) GDPR",),
    "All manifests of an inventory are one text. An id that is defined twice in a section, or in two sections that a "
    "flow may name, leaves open which of the two is meant. The first one counts until the other is renamed or merged "
    "with it.",
)
UNKNOWN_KEY = Check(
    "REF003",
    "unknown key",
    Severity.ERROR,
    ("Art. 5(2) GDPR",),
    "The language has no such key in this place, so what it says would never reach a rule, a map or a record. Correct "
    "the spelling, or look up the keys of the place with `pdmap schema` or in an editor that reads the schema.",
)
UNKNOWN_CODE = Check(
    "REF004",
    "code that the vocabulary does not know",
    Severity.ERROR,
    ("Art. 30(1)(c) GDPR", "Art. 30(1)(e) GDPR", "Art. 6(1) GDPR", "Art. 9(2) GDPR", "Art. 46 GDPR"),
)
"""Closed lists of the language and words of the vocabulary and the law; the rule REF004 documents it."""
IMPOSSIBLE_DATE = Check("REF007", "impossible date", Severity.ERROR, ("Art. 5(2) GDPR",))
"""A text that is no date, or a date that cannot be; the rule REF007 documents it."""
UNREADABLE_PERIOD = Check("RET008", "unreadable period", Severity.ERROR, ("Art. 30(1)(f) GDPR",))
"""A text where a duration is due; the rule RET008 documents it."""
WRONG_KIND = Check(
    "LNG001",
    "value of the wrong kind",
    Severity.ERROR,
    about="A mapping stands where a list or a text is due, or the other way round. The help of the finding says what "
    "fits. Rules say nothing of an object until its form is right.",
)
MISSING_KEY = Check(
    "LNG002",
    "missing key",
    Severity.ERROR,
    about="Very few keys are required, and only where nothing can be meant without them: the ends of a flow, the role "
    "of an activity, the type of a field. Add the key.",
)
UNFIT_TEXT = Check(
    "LNG003",
    "text that does not fit",
    Severity.ERROR,
    about="Ids, countries and codes have a fixed form: `customer-db`, `SE`, `aws:eu-north-1`. The help of the finding "
    "shows it.",
)
OUT_OF_RANGE = Check(
    "LNG004",
    "number out of range",
    Severity.ERROR,
    about="The number is smaller or larger than anything that it can stand for. The finding names the bounds.",
)
CIRCLE = Check(
    "LNG006",
    "circle of definitions",
    Severity.ERROR,
    about="A data type or a subject is, by way of what it `is`, a kind of itself. Nothing can be inherited along a "
    "circle, and a rule on one of them covers all. Take one `is` out.",
)
UNKNOWN_RULE = Check(
    "SUP001",
    "waiver of an unknown rule",
    Severity.WARNING,
    about="No check has the code that the waiver names, so it accepts nothing. `pdmap rules` lists the codes.",
)
UNKNOWN_OBJECT = Check(
    "SUP002",
    "waiver for an object that does not exist",
    Severity.WARNING,
    about="The inventory has no object at the address that the waiver names. It was renamed or removed, or the "
    "address is misspelled.",
)
IDLE_WAIVER = Check(
    "SUP003",
    "waiver that accepts nothing",
    Severity.WARNING,
    about="The rule has no finding at the address. What was accepted has been mended, or the waiver is meant for "
    "another place; it would hide the next finding there without anybody deciding so.",
)
EXPIRED_WAIVER = Check(
    "CHG003",
    "waiver that has expired",
    Severity.WARNING,
    about="The last day of the waiver has passed, so its findings are reported again. Mend them, or decide anew.",
)
UNCLEAR_COMMENT = Check(
    "SUP005",
    "comment for pdmap that is not understood",
    Severity.WARNING,
    about="A comment that begins with `pdmap:` asks pdmap for something, and this one hides nothing because its form "
    "is another one than `# pdmap: ignore[CODE] reason` or `# pdmap: ignore[CODE, CODE] until=2027-01-31 reason`.",
)
UNREASONED_IGNORE = Check(
    "SUP006",
    "ignore without a reason",
    Severity.WARNING,
    about="Whoever reads the manifest later has to see why a finding is accepted, so an ignore without a reason hides "
    "nothing. Write the reason behind the bracket.",
)
UNKNOWN_IGNORE = Check(
    "SUP007",
    "ignore of an unknown check",
    Severity.WARNING,
    about="No check has the code in the bracket, so the ignore hides nothing. `pdmap rules` lists the codes.",
)
IDLE_IGNORE = Check(
    "SUP008",
    "ignore that hides nothing",
    Severity.WARNING,
    about="The rule has no finding on the line that the comment is about, nor on an object that begins there. What it "
    "hid has been mended, or it stands in another place than it should; it would hide the next finding there "
    "without anybody deciding so. Take it out.",
)
EXPIRED_IGNORE = Check(
    "SUP009",
    "ignore that has expired",
    Severity.WARNING,
    about="The day behind `until=` has passed, so the findings are reported again. Mend them, or decide anew.",
)
FORM_IGNORE = Check(
    "SUP010",
    "ignore or waiver of an error of form",
    Severity.WARNING,
    about="A manifest that cannot be read as it is meant keeps rules from looking at it, so errors of its form, and "
    "findings on what hides findings, are never hidden. Mend what the ignored or waived finding is about.",
)
IDLE_ENTRY = Check(
    "SUP011",
    "baseline entry that matches nothing",
    Severity.WARNING,
    about="The finding of the entry is not made anymore: it was mended, or its object was renamed. The entry would "
    "hide the next finding there without anybody deciding so. `pdmap baseline --prune` removes such entries.",
)

CHECKS = (
    DUPLICATE_ID,
    UNKNOWN_KEY,
    UNKNOWN_CODE,
    IMPOSSIBLE_DATE,
    UNREADABLE_PERIOD,
    WRONG_KIND,
    MISSING_KEY,
    UNFIT_TEXT,
    OUT_OF_RANGE,
    CIRCLE,
    UNKNOWN_RULE,
    UNKNOWN_OBJECT,
    IDLE_WAIVER,
    UNCLEAR_COMMENT,
    UNREASONED_IGNORE,
    UNKNOWN_IGNORE,
    IDLE_IGNORE,
    EXPIRED_IGNORE,
    FORM_IGNORE,
    IDLE_ENTRY,
    EXPIRED_WAIVER,
)
"""Every check of the language, in the order of their codes within a family."""
