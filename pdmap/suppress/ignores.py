"""Comments that keep findings from being reported, and what is wrong with such comments.

An ignore holds for the line that it stands on, or, alone on its line, for the next line that is not a
comment. Where the id of an object stands on that line, it holds for the whole object.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from pdmap.findings import Finding, HiddenFinding, Hiding, Location
from pdmap.frozen import dataclass
from pdmap.model import owner_of
from pdmap.source import Comment, Manifest
from pdmap.suppress.instructions import Instruction, Mistake, instruction_in
from pdmap.suppress.objects import ObjectLines


@dataclass(frozen=True, slots=True)
class Ignore:
    """A comment that asks to hide findings, with a reason."""

    location: Location
    """Where the comment stands."""
    line: int
    """The line that it is about, in the same file."""
    codes: tuple[str, ...]
    reason: str
    until: dt.date | None
    """The last day on which it holds; `None` where there is no end."""
    objects: tuple[str, ...]
    """Addresses of the objects whose ids stand on the line: it holds for the whole of them."""
    owner: str
    """Address of the object that the line belongs to; empty where it belongs to none."""

    def hides(self, finding: Finding) -> HiddenFinding:
        """Return a finding as hidden by this comment."""
        return HiddenFinding(finding, Hiding.IGNORE, self.reason, None, self.until)


@dataclass(frozen=True, slots=True)
class Ignores:
    """The ignores of an inventory, ready to be asked for one."""

    by_line: dict[tuple[str, int, str], Ignore]
    """The first ignore for a path, a line and a code."""
    by_object: dict[tuple[str, str], Ignore]
    """The first ignore for an object's address and a code."""

    @classmethod
    def of(cls, ignores: Iterable[Ignore]) -> Ignores:
        """Return ignores by what they hold for."""
        by_line: dict[tuple[str, int, str], Ignore] = {}
        by_object: dict[tuple[str, str], Ignore] = {}
        for ignore in ignores:
            for code in ignore.codes:
                by_line.setdefault((ignore.location.path, ignore.line, code), ignore)
                for address in ignore.objects:
                    by_object.setdefault((address, code), ignore)
        return cls(by_line, by_object)

    @property
    def are_none(self) -> bool:
        """Return whether nothing is hidden, so that no finding has to be looked up."""
        return not self.by_line

    def holding_for(self, finding: Finding) -> Ignore | None:
        """Return the ignore that holds for a finding: that of its line before that of its object."""
        code, span = finding.check.code, finding.location.span
        beside = self.by_line.get((finding.location.path, span.start.line, code)) if span else None
        return beside or self.by_object.get((owner_of(finding.address), code))


def ignores_in(manifest: Manifest) -> Iterator[Ignore | Finding]:
    """Yield the ignores of a manifest, and a finding for each comment for pdmap that is not understood."""
    asked = [(comment, instruction_in(comment.text)) for comment in manifest.comments]
    if not any(instruction for _, instruction in asked):
        return
    objects = ObjectLines.of(manifest.root)
    lines = _lines_meant(manifest.comments)
    for comment, instruction in asked:
        location = Location(manifest.path, comment.span)
        line = lines[comment.line]
        if isinstance(instruction, Instruction):
            codes, reason, until = instruction.codes, instruction.reason, instruction.until
            yield Ignore(location, line, codes, reason, until, objects.beginning_at(line), objects.around(line))
        elif instruction:
            yield _unclear(instruction, location, objects.around(line), comment)


# Private functions


def _unclear(mistake: Mistake, location: Location, address: str, comment: Comment) -> Finding:
    detail = comment.text.strip()
    return Finding(mistake.check, mistake.message, location, address, mistake.remedy, detail=detail)


def _lines_meant(comments: tuple[Comment, ...]) -> dict[int, int]:
    """Return for the line of each comment the line that it is about; comments above one another mean the same."""
    alone = {comment.line for comment in comments if comment.is_alone}
    meant = {comment.line: comment.line for comment in comments}
    for line in sorted(alone, reverse=True):
        meant[line] = meant[line + 1] if line + 1 in alone else line + 1
    return meant
