"""What differs between two states of an inventory, and what that means for privacy."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from pdmap.api.days import day_of
from pdmap.api.errors import one_of, told
from pdmap.api.inventory import Inventory, Source, whole_source_of
from pdmap.api.results import Result
from pdmap.app.diff import Stand, formats
from pdmap.app.diff import diff as compare
from pdmap.app.draw import revision_words
from pdmap.comparisons.comparison import Comparison as FullComparison
from pdmap.comparisons.comparison import Page
from pdmap.comparisons.gates import Gate
from pdmap.findings import Finding
from pdmap.host.revisions import revision_of
from pdmap.questions.changes import Highlight, ObjectChange, Review


@dataclass(frozen=True, slots=True)
class Comparison(Result):
    """What differs between two states of an inventory; `diff` makes it."""

    earlier: str
    """What the earlier state is called."""
    later: str
    changes: tuple[ObjectChange, ...]
    """Objects that came, went or changed, by meaning and not by line."""
    highlights: tuple[Highlight, ...]
    """What is new in the inventory as a whole, and what is gone from it."""
    reviews: tuple[Review, ...]
    """Activities that need a new look, and why."""
    review_findings: tuple[Finding, ...]
    """What somebody should look at before the change is taken in."""
    new: tuple[Finding, ...]
    """Findings that the earlier state does not have."""
    solved: tuple[Finding, ...]
    """Findings that the later state does not have."""
    gates: tuple[Gate, ...]
    """What `pdmap diff --fail-on` would stop this change for."""
    headline: str
    """What the change means, in one line."""
    as_of: dt.date
    """The day that both states were judged as of."""
    _full: FullComparison = field(repr=False, compare=False)

    @property
    def is_empty(self) -> bool:
        """Return whether nothing differs."""
        return self._full.is_empty

    def rows(self) -> list[dict[str, str | int | None]]:
        """Return a row of plain values for each difference, such as `pandas.DataFrame` takes.

        An object that came or went is one row, without an aspect.
        """
        return [row for change in self.changes for row in _rows(change)]

    def render(self, format: str = "text") -> str:  # noqa: A002 - the word of the command
        """Return it in a format of `pdmap diff`: `text`, `json`, or `markdown` for a comment on a pull request.

        Raises:
            UnknownNameError: there is no such format.
        """
        known = formats()
        return known[one_of("format", format, known)].render(self._full, Page())


def diff(earlier: Inventory, later: Inventory, *, as_of: dt.date | None = None) -> Comparison:
    """Return what a change does to privacy, as `pdmap diff` does.

    `pdmap.diff(pdmap.load(path, revision="main"), pdmap.load(path))` compares a branch with the files as they are.

    Args:
        earlier: The state that the inventory was in.
        later: The state that it is in; its configuration and its baseline count for both.
        as_of: The day that both are judged as of; where missing, as for `validate`.

    Raises:
        PartialInventoryError: a part of one of them cannot be read.
        ConfigurationError: the configuration or the baseline cannot be used.
        InternalError: a rule failed.
    """
    was, now, day = whole_source_of(earlier), whole_source_of(later), day_of(as_of)
    are_folders = not was.revision and not now.revision
    with told():
        terms = now.settings.terms(now.root)
        full = compare(_stand(was, are_folders), _stand(now, are_folders), day, terms, has_diagram=True)
    return Comparison(
        earlier=full.earlier,
        later=full.later,
        changes=full.changes.objects,
        highlights=full.highlights,
        reviews=full.reviews,
        review_findings=full.review_findings,
        new=full.new,
        solved=full.solved,
        gates=full.gates(),
        headline=full.headline(),
        as_of=day,
        _full=full,
    )


# Private functions


def _stand(source: Source, is_folder: bool) -> Stand:  # noqa: FBT001 - the other state decides it as well
    """Return a state with its name: its revision, else what the version control says of it, else its folder."""
    if source.revision or is_folder:
        return Stand(source.loaded, source.name)
    return Stand(source.loaded, revision_words(revision_of(source.path, source.opening.files.contents)))


def _rows(change: ObjectChange) -> list[dict[str, str | int | None]]:
    about: dict[str, str | int | None] = {
        "section": change.section,
        "id": change.id,
        "earlier_id": change.earlier_id,
        "object": change.kind.value,
    }
    if not change.differences:
        return [{**about, "change": change.kind.value, "aspect": "", "part": "", "before": "", "after": ""}]
    return [
        {
            **about,
            "change": each.kind.value,
            "aspect": each.aspect.value,
            "part": each.part,
            "before": each.before,
            "after": each.after,
        }
        for each in change.differences
    ]
