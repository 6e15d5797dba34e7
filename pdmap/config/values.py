"""Words that a configuration takes."""

from __future__ import annotations

from enum import StrEnum

from pdmap.findings import Severity


class FailOn(StrEnum):
    """From which severity on findings fail the run."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"
    NEVER = "never"

    def fails(self, severity: Severity) -> bool:
        """Return whether a finding of a severity fails the run."""
        return self is not FailOn.NEVER and severity.rank <= list(FailOn).index(self)


class Level(StrEnum):
    """How grave all findings of a rule are, whatever it says itself."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"
    OFF = "off"
    """The rule does not run."""

    @property
    def severity(self) -> Severity | None:
        """Return the severity; `None` where the rule does not run."""
        return None if self is Level.OFF else Severity(self.value)


class DriftKind(StrEnum):
    """What `pdmap drift` finds, as far as a run may fail for it."""

    DIRECT = "direct"
    """An undeclared column whose value itself is about a person."""
    POINTER = "pointer"
    """An undeclared column that leads to a person's row."""
    LIKELY = "likely"
    """An undeclared column of a name that the dictionary does not know, or a table, like those about persons."""
    LINKED = "linked"
    """A table about people with undeclared columns."""
    GONE = "gone"
    """A declared column that is not there anymore."""
    MISMATCH = "mismatch"
    """A column that is declared as another kind of data than its name says."""
    CONTRADICTED = "contradicted"
    """A column that is declared not personal, and speaks of persons."""
    RENAMED = "renamed"
    """A declared column that seems to have another name now."""
    VENDOR = "vendor"
    """A vendor among the dependencies that no party stands for."""
