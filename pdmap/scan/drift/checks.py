"""What is checked of an inventory beside the sources that it is about; `pdmap drift` alone finds it."""

from __future__ import annotations

from pdmap.findings import Check, Severity

UNDECLARED = Check(
    "DRF001",
    "column with personal data that nobody declared",
    Severity.ERROR,
    ("Art. 30(1)(c) GDPR", "Art. 5(2) GDPR"),
    "The name, the type and the surroundings of a column of a source speak of persons, and the inventory declares it "
    "neither as a field nor as not personal. It is an error where the value itself is about a person, a warning where "
    "it leads to a person's row or where no name of the dictionary tells, but columns like it were about persons in "
    "other schemas, and a note, once for a table, where it is personal only because of the row. Names "
    "show what is likely, not what is stored: look at the column. Declare it with `column` on a field, or list it "
    "under `not_personal` with the reason; `pdmap drift --write` adds the field, marked as unreviewed.",
)
GONE = Check(
    "DRF002",
    "declared column that is gone",
    Severity.ERROR,
    ("Art. 30(1)(c) GDPR", "Art. 5(1)(d) GDPR"),
    "A field names a column that no source of the system has. It was dropped or renamed, or the name is misspelled. "
    "The record tells of data that are not there, or of a place where they are not. Correct the name, or take the "
    "column out; take the field out only where the data are really gone.",
)
MISMATCHED = Check(
    "DRF003",
    "column declared as another kind of data than its name says",
    Severity.WARNING,
    ("Art. 30(1)(c) GDPR", "Art. 5(2) GDPR"),
    "The field of a column has a data type that has nothing in common with what the name of the column says; a "
    "broader or a narrower type is fine. One of the two misleads. Correct the type, or accept the finding with the "
    "reason.",
)
CONTRADICTED = Check(
    "DRF004",
    "column declared not personal that something speaks against",
    Severity.ERROR,
    ("Art. 30(1)(c) GDPR", "Art. 4(1) GDPR"),
    "Somebody decided that a column holds nothing personal, and since then something speaks against it: its type is of "
    "another family than `sql_type` of the entry (text, number, date or time, boolean, binary, JSON, network address), "
    "not only longer or called by another word; its own comment or annotation says that it is personal; or the "
    "decision was made for a whole table and this column speaks of persons by itself. Look at it again. Declare it, or "
    "name the column itself under `not_personal` with the type that it has now.",
)
RENAMED = Check(
    "DRF005",
    "declared column that has another name now",
    Severity.ERROR,
    ("Art. 30(1)(c) GDPR", "Art. 5(1)(d) GDPR"),
    "A declared column is gone, and another one that nobody declared is there instead: of the same kind, or of a name "
    "that has something in common with the old one. Move the entry: `pdmap drift --write` does so where the names are "
    "alike, share a word that no other column there shares, or one has the initials of the other. What it leaves to "
    "you it names, with the reason. If they are two columns, declare the new one, and take the old one out.",
)
NEW_VENDOR = Check(
    "DRF006",
    "vendor among the dependencies that no party stands for",
    Severity.WARNING,
    ("Art. 28(3) GDPR", "Art. 30(1)(d) GDPR"),
    "The software depends on a package of a vendor, or names a host of it, and the inventory has no party that is "
    "this vendor. What only a lock file names is a note, and fails no run, where the file does not say that the "
    "repository itself asks for it. A package shows that the service may be used, not that personal data go there. Add "
    "the party with its role, and the flow; or accept the finding with the reason.",
)
UNREAD = Check(
    "DRF007",
    "part of a source that cannot be read",
    Severity.ERROR,
    ("Art. 5(2) GDPR",),
    "A source is missing, or a part of it is not understood, so columns may be missing from what was compared. While "
    "that is so, `pdmap drift` exits with 2, and says nothing of declared columns that are gone from this system. "
    "Where another way of reading lost nothing, it is a note.",
)
RELISTED = Check(
    "DRF008",
    "column that a newer dictionary takes for personal",
    Severity.NOTE,
    ("Art. 5(2) GDPR",),
    "The dictionary of names is another one than that which a column was looked at with, or than the version under "
    "`drift.dictionary`, and finds more. Nothing of the system has changed, so this fails no run. Look at the column, "
    "then write the new version into the entry, or into the configuration when all are looked at.",
)
IDLE_NEGATIVE = Check(
    "DRF009",
    "column under not_personal that is gone",
    Severity.WARNING,
    ("Art. 5(2) GDPR",),
    "An entry under `not_personal` names a column that no source of the system has. It would silence the next column "
    "of that name without anybody deciding so. Take the name out, or correct it.",
)
INCONSISTENT = Check(
    "DRF010",
    "name of a column declared as two kinds of data",
    Severity.NOTE,
    ("Art. 30(1)(c) GDPR",),
    "Columns of one name are declared as kinds of data that have nothing in common. One of them may be a mistake of "
    "copying. Correct it, or leave it where the columns do hold different data.",
)

CHECKS = (
    UNDECLARED,
    GONE,
    MISMATCHED,
    CONTRADICTED,
    RENAMED,
    NEW_VENDOR,
    UNREAD,
    RELISTED,
    IDLE_NEGATIVE,
    INCONSISTENT,
)
"""Every check of drift, in the order of their codes."""
